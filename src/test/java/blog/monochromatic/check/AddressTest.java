package blog.monochromatic.check;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    private static final SitePath PAGE = new SitePath("/2016/03/a.html");
    private static final String URL = "https://blog.example";

    @ParameterizedTest
    @CsvSource({
        "/x.html, /x.html",
        "x.html, /2016/03/x.html",
        "./x.html?a=/b, /2016/03/x.html",
        "../x.html, /2016/x.html",
        "../../../../x.html, /x.html",
        "/a/./b/../c, /a/c",
        "/a/.., /",
        ".., /2016/",
        "., /2016/03/",
        "/2016/, /2016/",
        "/caf%C3%A9%20x+y.html, /café x+y.html",
        "/100%.html, /100%.html",
        "/%2, /%2",
        "\\img\\a.png, /img/a.png",
        "?page=2, /2016/03/a.html",
        "https://blog.example/x.html, /x.html",
        "http://BLOG.example/x.html, /x.html",
        "//blog.example/x.html, /x.html",
        "https://blog.example, /",
        "https://blog.example?a, /",
    })
    void aReferenceIsResolvedAgainstItsPage(String reference, String path) {
        assertThat(Address.of(reference, PAGE, URL)).contains(new Address(path, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "#setup, /2016/03/a.html, setup",
        "/x.html#%C3%BCber, /x.html, über",
        "/x.html#a:~:text=words, /x.html, a",
        "https://blog.example#a, /, a",
    })
    void aFragmentIsDecoded(String reference, String path, String fragment) {
        assertThat(Address.of(reference, PAGE, URL)).contains(new Address(path, fragment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/",
                "//example.org/x",
                "https://blog.example.org/",
                "https://blog.example:8080/",
                "ftp://blog.example/x",
                "mailto:a@b.example",
                "java\nscript:alert(1)",
                "data:image/png;base64,AAAA"
            })
    void whatIsElsewhereIsNone(String reference) {
        assertThat(Address.of(reference, PAGE, URL)).isEmpty();
    }

    @Test
    void withoutAnAddressOfItsOwnAllThatIsWholeIsElsewhere() {
        assertThat(Address.of("https://blog.example/", PAGE, "")).isEmpty();
        assertThat(Address.of("/x.html", PAGE, "")).contains(new Address("/x.html", ""));
    }
}
