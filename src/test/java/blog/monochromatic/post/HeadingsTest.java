package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

class HeadingsTest {
    private static final Pattern ID = Pattern.compile("<h[1-6] id=\"([^\"]*)\"");

    private static String html(String markdown) {
        return Markdown.html(markdown, new Markdown.Style(true, false, "en"));
    }

    private static List<String> ids(String markdown) {
        return ID.matcher(html(markdown)).results().map((MatchResult it) -> it.group(1)).toList();
    }

    @Test
    void aHeadingHasANameAndBesideItALinkWithoutWords() {
        assertThat(html("## A *box* & a lid\n"))
                .isEqualTo(
                        """
                        <div class="heading">
                        <h2 id="a-box--a-lid">A <em>box</em> &amp; a lid</h2>
                        <a class="anchor" href="#a-box--a-lid" aria-label="Link to A box &amp; a lid"></a>
                        </div>
                        """);
    }

    @ParameterizedTest
    @CsvSource({
        "Hello World, hello-world",
        "A  B\u00a0C, a-b-c",
        "Größe: 5 €!, größe-5-",
        "日本語 の 見出し, 日本語-の-見出し",
        "हिन्दी, हिन्दी",
        "snake_case `code()`, snake_case-code",
        "[Link](/to), link",
        "5 -- 6..., 5----6",
        "🎈, section",
        "'', section",
        "main, main-1",
        "TOC, toc-1",
        "Search, search-1"
    })
    void aNameIsWhatTheHeadingSays(String heading, String id) {
        assertThat(ids("# " + heading)).containsExactly(id);
    }

    @Test
    void aNameIsUsedOnce() {
        assertThat(ids("# a\n# a\n# a-1\n# A\n> # a\n"))
                .containsExactly("a", "a-1", "a-1-1", "a-2", "a-3");
    }

    @Test
    void aHeadingWithoutWordsHasNoLink() {
        assertThat(html("#\n\n[toc]\n"))
                .isEqualTo("<div class=\"heading\">\n<h1 id=\"section\"></h1>\n</div>\n");
    }

    @Test
    void theContentsStandWhereTheTextSays() {
        assertThat(html("a\n\n[ToC]\n\n# B -- *c*\n\n### D\n\n## E\n\n[toc]\n\n# F\n"))
                .startsWith(
                        """
                        <p>a</p>
                        <nav class="toc" id="toc" aria-label="Contents">
                        <ul>
                        <li><a href="#b----c">B – c</a>
                        <ul>
                        <li><a href="#d">D</a></li>
                        <li><a href="#e">E</a></li>
                        </ul>
                        </li>
                        <li><a href="#f">F</a></li>
                        </ul>
                        </nav>
                        """)
                .containsOnlyOnce("<nav")
                .doesNotContain("[toc]");
    }

    @Test
    void theContentsComeFirstWhereTheTextSaysNothing() {
        assertThat(Markdown.html("a\n\n# b\n", new Markdown.Style(true, true, "en")))
                .startsWith("<nav class=\"toc\"");
    }

    @Test
    void thereAreNoContentsOfNothing() {
        assertThat(Markdown.html("[toc]\n\na\n", new Markdown.Style(true, true, "en")))
                .isEqualTo("<p>a</p>\n");
    }

    @Test
    void inOtherTextAndInQuotesItIsAWord() {
        assertThat(html("see [toc]\n\n> [toc]\n\n# a\n"))
                .startsWith("<p>see [toc]</p>\n<blockquote>\n<p>[toc]</p>\n</blockquote>\n")
                .doesNotContain("<nav");
    }
}
