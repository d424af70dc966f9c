package blog.monochromatic.feed;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Settings;

import org.junit.jupiter.api.Test;

class RobotsTest {
    @Test
    void robotsMayReadEverythingAndAreToldWhereItIs() {
        assertThat(Robots.write(Settings.defaults("https://blog.example")))
                .isEqualTo(
                        """
                        User-agent: *
                        Disallow:

                        Sitemap: https://blog.example/sitemap.xml
                        """);
    }

    @Test
    void aSiteWithoutAnAddressHasNoMap() {
        assertThat(Robots.write(Settings.defaults("")))
                .isEqualTo(
                        """
                        User-agent: *
                        Disallow:
                        """);
    }
}
