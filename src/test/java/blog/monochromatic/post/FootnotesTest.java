package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootnotesTest {
    private static String html(String markdown) {
        return Markdown.html(markdown, new Markdown.Style(true, false, "en"));
    }

    @Test
    void notesAreNumberedAsTheyAreReferredToAndLeadBack() {
        assertThat(html("a[^x] b[^Y] c[^X]\n\n[^y]: second\n\n[^x]: first\n\n    goes on\n"))
                .isEqualTo(
                        """
                        <p>a<sup><a id="fnref:1" href="#fn:1" role="doc-noteref">1</a></sup> b<sup><a id="fnref:2" href="#fn:2" role="doc-noteref">2</a></sup> c<sup><a id="fnref:1:2" href="#fn:1" role="doc-noteref">1</a></sup></p>
                        <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
                        <ol>
                        <li id="fn:1">
                        <p>first</p>
                        <p>goes on <a href="#fnref:1" class="back" role="doc-backlink" aria-label="Back to reference 1">↩︎</a> <a href="#fnref:1:2" class="back" role="doc-backlink" aria-label="Back to reference 1-2">↩︎</a></p>
                        </li>
                        <li id="fn:2">
                        <p>second <a href="#fnref:2" class="back" role="doc-backlink" aria-label="Back to reference 2">↩︎</a></p>
                        </li>
                        </ol>
                        </section>
                        """);
    }

    @Test
    void aNoteMayReferToAnotherAndToItself() {
        assertThat(html("a[^1]\n\n[^1]: b[^2] c[^1]\n[^2]: d\n"))
                .contains("b<sup><a id=\"fnref:2\" href=\"#fn:2\"")
                .contains("c<sup><a id=\"fnref:1:2\" href=\"#fn:1\"")
                .contains("<p>d <a href=\"#fnref:2\"");
    }

    @Test
    void aNoteThatEndsWithCodeLeadsBackFromBelow() {
        assertThat(html("a[^1]\n\n[^1]:\n    ```\n    b\n    ```\n"))
                .contains("</code></pre>\n<p><a href=\"#fnref:1\" class=\"back\"");
    }

    @Test
    void whatNothingRefersToIsNotShown() {
        assertThat(html("a\n\n[^1]: b[^2]\n\n[^2]: c\n")).isEqualTo("<p>a</p>\n");
    }

    @Test
    void aReferenceToNothingIsText() {
        assertThat(html("a[^1]\n")).isEqualTo("<p>a[^1]</p>\n");
    }

    @Test
    void aReferenceInTheWordsForAnImageIsNotCounted() {
        assertThat(html("![a[^1]](b) c[^2]\n\n[^1]: d\n\n[^2]: e\n"))
                .startsWith(
                        "<p><img src=\"b\" alt=\"a\" decoding=\"async\" /> c<sup><a id=\"fnref:1\"")
                .doesNotContain("<p>d");
    }
}
