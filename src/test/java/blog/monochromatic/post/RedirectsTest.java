package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class RedirectsTest {
    @Test
    void aLineSaysWhatHasMovedWhere() throws Refusal {
        Redirects redirects =
                parse(
                        """
                        # moved in May
                        /old.html  /new.html 301

                        /feed.xml\thttps://other.example/feed
                        """);

        assertThat(redirects.redirects())
                .containsExactly(
                        entry("/old.html", "/new.html", 2),
                        entry("/feed.xml", "https://other.example/feed", 4));
    }

    @ParameterizedTest
    @CsvSource({
        "/old, /old/index.html",
        "/old/, /old/index.html",
        "/, /index.html",
        "/a%20b.html, /a b.html",
        "/100%, /100%/index.html"
    })
    void aPathIsThatOfTheFileThatIsServedForIt(String from, String file) throws Refusal {
        assertThat(parse(from + " /new.html\n").redirects()).containsOnlyKeys(new SitePath(file));
    }

    @Test
    void queryAndFragmentAreNoPartOfTheFileThatItLeadsTo() throws Refusal {
        assertThat(parse("/a.html /b.html?c#d\n").leadingTo(new SitePath("/b.html")))
                .containsExactly(new SitePath("/a.html"));
    }

    @Test
    void whatLeadsToAnotherSiteLeadsToNoFile() throws Refusal {
        assertThat(
                        parse("/a.html https://other.example/b.html\n")
                                .leadingTo(new SitePath("/b.html")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/old.html | _redirects:1: '/old.html' is no redirect; write it as /old.html"
                        + " /new.html",
                "/a/../b.html /c.html | _redirects:1: '/a/../b.html' is no path that a page can"
                        + " have had; write it without . and .. and control characters, in at most"
                        + " 950 bytes",
                "/a /a/ | _redirects:1: It leads to itself; write where the page went, or take it"
                        + " away",
                "/%00.html /c.html | _redirects:1: '/%00.html' is no path that a page can have"
                        + " had; write it without . and .. and control characters, in at most 950"
                        + " bytes",
                "old.html /new.html | _redirects:1: 'old.html /new.html' is no redirect; write it"
                        + " as /old.html /new.html",
                "/news/* /a.html | _redirects:1: '/news/*' stands for many paths; write a line for"
                        + " each of them",
                "/a.html new.html | _redirects:1: 'new.html' is nothing that a redirect can lead"
                        + " to; write a path of the site, /new.html, or an address, https://…"
            })
    void whatIsNoRedirectIsRefused(String line, String problem) {
        assertThat(catchThrowableOfType(Refusal.class, () -> parse(line)).problem())
                .hasToString(problem);
    }

    @Test
    void aPathThatIsThereTwiceIsRefused() {
        assertThat(
                        catchThrowableOfType(
                                        Refusal.class,
                                        () -> parse("/a.html /b.html\n/a.html /c.html\n"))
                                .problem())
                .hasToString("_redirects:2: /a.html is there twice; take one of the lines away");
    }

    @Test
    void moreThanTwoThousandAreRefused() {
        var lines = new StringBuilder();
        for (int i = 0; i <= 2_000; i++) {
            lines.append("/%d.html /new.html\n".formatted(i));
        }

        assertThat(catchThrowableOfType(Refusal.class, () -> parse(lines.toString())).problem())
                .hasToString(
                        "_redirects:2001: By here, it has more than 2,000 redirects; take away"
                                + " those that nobody follows any more");
    }

    private static Map.Entry<SitePath, Redirects.Redirect> entry(String from, String to, int line) {
        return Map.entry(new SitePath(from), new Redirects.Redirect(to, line));
    }

    private static Redirects parse(String text) throws Refusal {
        return Redirects.parse(text.getBytes(UTF_8));
    }
}
