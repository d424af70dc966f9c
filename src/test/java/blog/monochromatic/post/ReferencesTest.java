package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Refusal;

import org.junit.jupiter.api.Test;

import java.util.List;

class ReferencesTest {
    @Test
    void linksAndImagesHaveTheirLinesInTheFile() throws Refusal {
        assertThat(
                        of(
                                """
                                ---
                                author: A
                                ---
                                # [Title](/not-shown.html)
                                ## — 18 March, 2016

                                [a](/a.html) and ![b](/b.png)
                                and [c](</c d.html> "title")

                                > - [d](d.html#x)
                                >   <https://example.org/>
                                """))
                .containsExactly(
                        "LINK /a.html 7",
                        "IMAGE /b.png 7",
                        "LINK /c d.html 8",
                        "LINK d.html#x 10",
                        "LINK https://example.org/ 11");
    }

    @Test
    void anAddressIsWhereItsLinkEnds() throws Refusal {
        assertThat(of("x\n\n[words\nand more](/a.html)\n")).containsExactly("LINK /a.html 4");
    }

    @Test
    void anImageInALinkIsBoth() throws Refusal {
        assertThat(of("[![a](/a.png)](/a.html)\n"))
                .containsExactly("LINK /a.html 1", "IMAGE /a.png 1");
    }

    @Test
    void aDefinitionIsWhatIsToBeMended() throws Refusal {
        assertThat(
                        of(
                                """
                                [a][one] [b][one] [two] ![c][]

                                [one]: /one.html
                                [two]: /two.html "title"
                                [c]: /c.png
                                [unused]: /unused.html
                                """))
                .containsExactly("LINK /one.html 3", "LINK /two.html 4", "IMAGE /c.png 5");
    }

    @Test
    void rawHtmlHasThemToo() throws Refusal {
        assertThat(
                        of(
                                """
                                <div>
                                <img alt=""
                                  src="/a.png"
                                  srcset="/b.png 1x,
                                    /c,d.png 2x, /e.png">
                                <!-- <a href="/comment.html"> -->
                                </div>

                                Words <a class="x"
                                href='/f.html'>and</a> <video src=g.mp4 poster=h.png></video>
                                """))
                .containsExactly(
                        "IMAGE /a.png 3",
                        "IMAGE /b.png 4",
                        "IMAGE /c,d.png 4",
                        "IMAGE /e.png 4",
                        "LINK /f.html 10",
                        "LINK g.mp4 10",
                        "IMAGE h.png 10");
    }

    @Test
    void codeHasNone() throws Refusal {
        assertThat(of("`[a](/a.html)` `<a href=x>`\n\n    [b](/b.html)\n\n```\n<img src=c>\n```\n"))
                .isEmpty();
    }

    @Test
    void theHomePagesTextHasThoseOfItsTeasers() throws Refusal {
        List<Reference> references =
                References.of(
                        new Key("index.txt"),
                        "---\ntitle: T\n---\n[a](/a.html)\n\n# [Post](/b.html)\n\nTeaser\n"
                                .getBytes(UTF_8));

        assertThat(references)
                .containsExactly(
                        new Reference(Reference.Kind.LINK, "/a.html", 4),
                        new Reference(Reference.Kind.LINK, "/b.html", 6));
    }

    private static List<String> of(String text) throws Refusal {
        return References.of(new Key("a.txt"), text.getBytes(UTF_8)).stream()
                .map(it -> it.kind() + " " + it.destination() + " " + it.line())
                .toList();
    }
}
