package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Refusal;

import org.junit.jupiter.api.Test;

import java.util.List;

class PlacedTagTest {
    @Test
    void aTagIsWhereItsNameIs() {
        assertThat(tags(PlacedTag.of("<p>\n<!-- <b> -->\n<a\n  href='/x' HREF='/y'\n><i\n>")))
                .containsExactly("1 p", "3 a href=/x", "5 i");
    }

    @Test
    void whatASignForATagIsInIsLeftAlone() {
        assertThat(tags(PlacedTag.of("<svg/onload=a()>"))).containsExactly("1 svg onload=a()");
        assertThat(tags(PlacedTag.of("<img alt='a <b>'>\n<script>if (a<b) {}\n</script><br/>")))
                .containsExactly("1 img alt=a <b>", "2 script", "3 br");
    }

    @Test
    void aTextBringsItsHtmlAndItsLinksAndImages() throws Refusal {
        assertThat(
                        of(
                                "2016/a.txt",
                                """
                                # A
                                ## — 18 March, 2016

                                Words <b
                                class=x>and</b> ![b](http://x.example/b.png)
                                [c][1]

                                > <div>
                                > <script>
                                > 1
                                > </script>
                                > </div>

                                `<i>` and

                                    <u>

                                [1]: javascript:c()
                                """))
                .containsExactly(
                        "4 b class=x",
                        "5 img src=http://x.example/b.png",
                        "6 a href=javascript:c()",
                        "8 div",
                        "9 script");
    }

    @Test
    void theHomePagesTextHasThoseOfItsTeasers() throws Refusal {
        assertThat(
                        of(
                                "index.txt",
                                "---\ntitle: T\n---\n<b>\n\n# [Post](/b.html)\n\n<i>Teaser</i>\n"))
                .containsExactly("4 b", "6 a href=/b.html", "8 i");
    }

    private static List<String> of(String key, String text) throws Refusal {
        return tags(PlacedTag.of(new Key(key), text.getBytes(UTF_8)));
    }

    /// `4 img src=a.png`
    private static List<String> tags(List<PlacedTag> tags) {
        return tags.stream()
                .map(
                        tag -> {
                            var text = new StringBuilder(tag.line() + " " + tag.name());
                            tag.attributes()
                                    .forEach(
                                            (name, value) -> text.append(" " + name + "=" + value));
                            return text.toString();
                        })
                .toList();
    }
}
