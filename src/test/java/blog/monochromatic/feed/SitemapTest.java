package blog.monochromatic.feed;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class SitemapTest {
    private static final Settings SETTINGS = Settings.defaults("https://blog.example");
    private static final Instant MODIFIED = Instant.parse("2016-03-17T23:00:00Z");

    @Test
    void theIndexNamesItsParts() {
        assertThat(
                        Sitemap.index(
                                SETTINGS,
                                List.of(
                                        new SitePath("/sitemap/2016-03.xml"),
                                        new SitePath("/sitemap/pages.xml"))))
                .isEqualTo(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                          <sitemap>
                            <loc>https://blog.example/sitemap/2016-03.xml</loc>
                          </sitemap>
                          <sitemap>
                            <loc>https://blog.example/sitemap/pages.xml</loc>
                          </sitemap>
                        </sitemapindex>
                        """);
    }

    @Test
    void aPartNamesItsPagesAndTheirTranslations() {
        var english = new SitePath("/a.html");
        var german = new SitePath("/de/ä & b.html");
        var languages = new TreeMap<>(Map.of("en", english, "de", german));

        assertThat(
                        Sitemap.part(
                                SETTINGS,
                                List.of(
                                        new Sitemap.Page(SitePath.HOME, null, new TreeMap<>()),
                                        new Sitemap.Page(german, MODIFIED, languages))))
                .isEqualTo(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
                        xmlns:xhtml="http://www.w3.org/1999/xhtml">
                          <url>
                            <loc>https://blog.example/</loc>
                          </url>
                          <url>
                            <loc>https://blog.example/de/%C3%A4%20%26%20b.html</loc>
                            <lastmod>2016-03-17T23:00:00Z</lastmod>
                            <xhtml:link rel="alternate" hreflang="de" \
                        href="https://blog.example/de/%C3%A4%20%26%20b.html"/>
                            <xhtml:link rel="alternate" hreflang="en" \
                        href="https://blog.example/a.html"/>
                          </url>
                        </urlset>
                        """);
    }
}
