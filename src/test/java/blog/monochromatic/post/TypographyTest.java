package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypographyTest {
    private static String html(String markdown, String language) {
        return Markdown.html(markdown, new Markdown.Style(true, false, language))
                .replaceFirst("^<p>", "")
                .replaceFirst("</p>\n$", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "He said \"so\".| He said “so”.",
                "\"*so*\", *\"so\"* and **\"*so*\"**| “<em>so</em>”, <em>“so”</em> and"
                        + " <strong>“<em>so</em>”</strong>",
                "\"She said 'hi'\" 'or \"ho\"'| “She said ‘hi’” ‘or “ho”’",
                "don't, the boys' house, l'été| don’t, the boys’ house, l’été",
                "'tis rock 'n' roll in the '90s| ’tis rock ’n’ roll in the ’90s",
                "\"'Tis\" 'em 'em'| “’Tis” ’em ‘em’",
                "(\"a\") [\"b\"] --\"c\"-- \"d\"?| (“a”) [“b”] –“c”– “d”?",
                "\"`a`\" \"[b](c)\" <b>\"d\"</b>| “<code>a</code>” “<a href=\"c\">b</a>”"
                        + " <b>“d”</b>",
                "她说\"你好\"。| 她说“你好”。",
                "5--6 a -- b---c - d-e ----| 5–6 a – b—c - d-e ----",
                "so... so.... so.. so.....| so… so…. so.. so.....",
                "\"a...\"--\"b\"| “a…”–“b”"
            })
    void punctuationIsSetAsPrintersDo(String written, String set) {
        assertThat(html(written, "en")).isEqualTo(set);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de| „So ‚so‘“, ’s geht’s",
                "de-CH| «So ‹so›», ’s geht’s",
                "fr-CA| «\u00a0So “so”\u00a0», ’s geht’s",
                "sv| ”So ’so’”, ’s geht’s",
                "en-GB| “So ‘so’”, ’s geht’s",
                "xx| “So ‘so’”, ’s geht’s"
            })
    void theLanguageDecidesTheQuotes(String language, String set) {
        assertThat(html("\"So 'so'\", 's geht's", language)).isEqualTo(set);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<code>\"a\" -- 'b'...</code>",
                "<a href=\"https://a.example/b--c...d\">https://a.example/b--c...d</a>",
                "<b title=\"'a'...\">c</b>"
            })
    void codeAddressesAndRawHtmlStayAsTheyAre(String html) {
        String written =
                html.replace("<code>", "`")
                        .replace("</code>", "`")
                        .replaceAll("<a href=.*>(.*)</a>", "$1");

        assertThat(html(written, "en").replace("&quot;", "\"")).isEqualTo(html);
    }

    @Test
    void aBlockOfCodeStaysAsItIs() {
        assertThat(html("```\n'a' -- ...\n```\n\n<div>\n\"b\"\n</div>\n", "en"))
                .isEqualTo(
                        "<pre tabindex=\"0\"><code>'a' -- ...\n"
                                + "</code></pre>\n"
                                + "<div>\n"
                                + "\"b\"\n"
                                + "</div>\n");
    }

    @Test
    void headingsCellsAndCaptionsAreSetEachForItself() {
        assertThat(html("| \"a | b\" |\n|-|-|\n\n![c](d \"'e'\")\n", "en"))
                .contains("“a</th>", "b”</th>", "<figcaption>‘e’</figcaption>");
    }

    @Test
    void aSettingTurnsItOff() {
        assertThat(Markdown.html("'a' -- b...", new Markdown.Style(false, false, "en")))
                .isEqualTo("<p>'a' -- b...</p>\n");
    }
}
