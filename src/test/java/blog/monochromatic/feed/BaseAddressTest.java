package blog.monochromatic.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseAddressTest {
    private static final BaseAddress PAGE =
            new BaseAddress("https://blog.example", "/2016/03/a%20b.html");

    @ParameterizedTest
    @CsvSource({
        "/about.html, https://blog.example/about.html",
        "b.html, https://blog.example/2016/03/b.html",
        "./b.html, https://blog.example/2016/03/b.html",
        "../04/c.html, https://blog.example/2016/04/c.html",
        "../../../../c.html, https://blog.example/c.html",
        "/x/y/../z/./, https://blog.example/x/z/",
        ".., https://blog.example/2016/",
        "., https://blog.example/2016/03/",
        "b/..c/.d, https://blog.example/2016/03/b/..c/.d",
        "'', https://blog.example/2016/03/a%20b.html",
        "#notes, https://blog.example/2016/03/a%20b.html#notes",
        "?page=2, https://blog.example/2016/03/a%20b.html?page=2",
        "b.html?from=../x#/../y, https://blog.example/2016/03/b.html?from=../x#/../y",
        "//cdn.example/x.js, https://cdn.example/x.js"
    })
    void aReferenceIsResolvedAsOnItsPage(String reference, String address) {
        assertThat(PAGE.resolve(reference)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/x y",
        "mailto:me@example.org",
        "tel:+49-30-1",
        "data:image/png;base64,AAAA",
        "HTTP://EXAMPLE.ORG"
    })
    void whatHasASchemeStaysAsItIs(String address) {
        assertThat(PAGE.resolve(address)).isEqualTo(address);
    }

    @Test
    void whatLooksLikeASchemeInAPathIsNone() {
        assertThat(PAGE.resolve("./a:b")).isEqualTo("https://blog.example/2016/03/a:b");
    }

    @Test
    void spacesAndLineBreaksAreReadAsBrowsersDo() {
        assertThat(PAGE.resolve(" /a\n b|c%zz%41.html\t"))
                .isEqualTo("https://blog.example/a%20b%7Cc%25zz%41.html");
    }

    @Test
    void ofTheHomePageTheRootIsTheFolder() {
        assertThat(new BaseAddress("https://blog.example", "/").resolve("a.html"))
                .isEqualTo("https://blog.example/a.html");
    }
}
