package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    private static final Markdown.Style PLAIN = new Markdown.Style(false, false, "en");

    private static String html(String markdown) {
        return Markdown.html(markdown, PLAIN);
    }

    @Test
    void aTableScrollsWithinItselfAndIsWithinReachOfTheKeyboard() {
        assertThat(
                        html(
                                """
                                | a | b | c | d |
                                |---|:--|:-:|--:|
                                | 1 | 2 | 3 | 4 |
                                """))
                .isEqualTo(
                        """
                        <div class="table" role="group" aria-label="Table" tabindex="0">
                        <table>
                        <thead>
                        <tr>
                        <th scope="col">a</th>
                        <th scope="col" class="left">b</th>
                        <th scope="col" class="center">c</th>
                        <th scope="col" class="right">d</th>
                        </tr>
                        </thead>
                        <tbody>
                        <tr>
                        <td>1</td>
                        <td class="left">2</td>
                        <td class="center">3</td>
                        <td class="right">4</td>
                        </tr>
                        </tbody>
                        </table>
                        </div>
                        """);
    }

    @Test
    void anEmptyCellOfATablesFirstRowIsNoHeading() {
        assertThat(html("| | a |\n|-|-|\n")).contains("<tr>\n<td></td>\n<th scope=\"col\">a</th>");
    }

    @Test
    void twoTildesStrike() {
        assertThat(html("~~gone~~, ~5 and ~6, ~a~"))
                .isEqualTo("<p><del>gone</del>, ~5 and ~6, ~a~</p>\n");
    }

    @Test
    void aTasksWordsAreTheLabelOfItsBox() {
        assertThat(html("- [ ] to *do*\n- [x] done\n- neither\n"))
                .isEqualTo(
                        """
                        <ul>
                        <li class="task"><label><input type="checkbox" disabled=""> to <em>do</em></label></li>
                        <li class="task"><label><input type="checkbox" disabled="" checked=""> done</label></li>
                        <li>neither</li>
                        </ul>
                        """);
    }

    @Test
    void aTasksBoxLabelsItsFirstParagraphAlone() {
        assertThat(html("1. [x] done\n\n   and more\n"))
                .isEqualTo(
                        """
                        <ol>
                        <li class="task">
                        <p><label><input type="checkbox" disabled="" checked=""> done</label></p>
                        <p>and more</p>
                        </li>
                        </ol>
                        """);
    }

    @Test
    void anAddressIsALinkByItself() {
        assertThat(html("See https://a.example/b_c_d, www.b.example or me@c.example."))
                .isEqualTo(
                        "<p>See <a href=\"https://a.example/b_c_d\">https://a.example/b_c_d</a>,"
                                + " <a href=\"http://www.b.example\">www.b.example</a> or"
                                + " <a href=\"mailto:me@c.example\">me@c.example</a>.</p>\n");
    }

    @Test
    void anAddressInCodeOrInALinkIsNone() {
        assertThat(html("`https://a.example` [at https://b.example](/c)"))
                .isEqualTo(
                        "<p><code>https://a.example</code>"
                                + " <a href=\"/c\">at https://b.example</a></p>\n");
    }

    @Test
    void anImageAloneWithATitleIsAFigure() {
        assertThat(html("![A box](box.png \"Our *box*, 1 < 2\")"))
                .isEqualTo(
                        """
                        <figure>
                        <img src="box.png" alt="A box" decoding="async" />
                        <figcaption>Our *box*, 1 &lt; 2</figcaption>
                        </figure>
                        """);
    }

    @Test
    void anImageWithoutATitleOrWithTextIsNone() {
        assertThat(html("![a](b)\n\n![c](d \"e\") f"))
                .isEqualTo(
                        """
                        <p><img src="b" alt="a" decoding="async" /></p>
                        <p><img src="d" alt="c" title="e" loading="lazy" decoding="async" /> f</p>
                        """);
    }

    @Test
    void codeIsWithinReachOfTheKeyboard() {
        assertThat(html("    a < b\n\n```\n\"c\"\n```\n"))
                .isEqualTo(
                        """
                        <pre tabindex="0"><code>a &lt; b
                        </code></pre>
                        <pre tabindex="0"><code>&quot;c&quot;
                        </code></pre>
                        """);
    }

    @Test
    void aTeaserHasNoIdsAndAllItsImagesLoadLate() {
        assertThat(Markdown.teaser("[toc]\n\n# a\n\nb[^1] ![c](d)\n\n[^1]: e\n", PLAIN))
                .isEqualTo(
                        """
                        <h1>a</h1>
                        <p>b<sup>1</sup> <img src="d" alt="c" loading="lazy" decoding="async" /></p>
                        <ol class="footnotes">
                        <li>
                        <p>e</p>
                        </li>
                        </ol>
                        """);
    }

    @Test
    void aFeedHasNotesAndNeitherAnchorsNorContentsNorColours() {
        assertThat(
                        Markdown.portableHtml(
                                "[toc]\n\n"
                                        + "# a\n\n"
                                        + "b[^1] ![c](d)\n\n"
                                        + "[^1]: e\n\n"
                                        + "```java\n"
                                        + "int f;\n"
                                        + "```\n",
                                new Markdown.Style(true, true, "en")))
                .isEqualTo(
                        """
                        <h1>a</h1>
                        <p>b<sup><a id="fnref:1" href="#fn:1" role="doc-noteref">1</a></sup> <img src="d" alt="c" /></p>
                        <pre><code class="language-java">int f;
                        </code></pre>
                        <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
                        <ol>
                        <li id="fn:1">
                        <p>e <a href="#fnref:1" class="back" role="doc-backlink" aria-label="Back to reference 1">↩︎</a></p>
                        </li>
                        </ol>
                        </section>
                        """);
    }

    @Test
    void theExcerptIsNotWhereTheTableOfContentsStands() {
        assertThat(Markdown.firstParagraph("[TOC]\n\ntext[^1] ~~gone~~ \"kept\"\n\n[^1]: note\n"))
                .contains("text gone \"kept\"");
    }
}
