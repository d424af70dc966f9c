package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.ZoneOffset;
import java.util.List;

class SettingsTest {
    @Test
    void whereNothingIsSaidThereAreDefaults() {
        assertThat(Settings.defaults("https://blog.example"))
                .isEqualTo(
                        new Settings(
                                "My blog",
                                "",
                                "https://blog.example",
                                "https://blog.example",
                                "",
                                "en",
                                ZoneOffset.UTC,
                                List.of(),
                                true,
                                "",
                                10,
                                20,
                                20));
    }

    @Test
    void anAddressIsTheSitesAndTheEncodedPath() {
        var path = new SitePath("/2016/a b.html");

        assertThat(Settings.defaults("https://blog.example").address(path))
                .isEqualTo("https://blog.example/2016/a%20b.html");
        assertThat(Settings.defaults("https://blog.example").address(SitePath.HOME))
                .isEqualTo("https://blog.example/");
        assertThat(Settings.defaults("").address(path)).isEqualTo("/2016/a%20b.html");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void aSizeIsFromOneToAHundred(int size) {
        assertThatThrownBy(
                        () ->
                                new Settings(
                                        "t",
                                        "",
                                        "",
                                        "",
                                        "",
                                        "en",
                                        ZoneOffset.UTC,
                                        List.of(),
                                        true,
                                        "",
                                        1,
                                        size,
                                        100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("list is from 1 to 100, not " + size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://blog.example",
                "http://blog.example",
                "http://localhost:8080",
                "http://blog.s3-website.eu-central-1.example",
                "https://xn--bcher-kva.example"
            })
    void anAddressOfASiteIsAHost(String address) {
        assertThat(Settings.isAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "blog.example",
                "https://",
                "ftp://blog.example",
                "https://blog.example/",
                "https://blog.example/blog",
                "https://blog.example?x",
                "https://bücher.example",
                "https://blog.example\nhttps://other.example"
            })
    void anythingElseIsNone(String address) {
        assertThat(Settings.isAddress(address)).isFalse();
    }
}
