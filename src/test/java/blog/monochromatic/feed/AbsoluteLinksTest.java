package blog.monochromatic.feed;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.feed.PortableHtml.Media;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class AbsoluteLinksTest {
    private static final BaseAddress PAGE = new BaseAddress("https://b.example", "/p/q.html");

    private static PortableHtml portable(String html) {
        return PortableHtml.of(html, PAGE, 1_000).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "<a href=\"x\">x</a> | <a href=\"https://b.example/p/x\">x</a>",
                "<a href='x'>       | <a href='https://b.example/p/x'>",
                "<a href=x>         | <a href=https://b.example/p/x>",
                "<A HREF = \"x\" >  | <A HREF = \"https://b.example/p/x\" >",
                "<a href=/x/>       | <a href=https://b.example/x/>",
                "`<a\nid=\"y\"\thref=\"x\"/>` | `<a\nid=\"y\"\thref=\"https://b.example/p/x\"/>`",
                "<a title='a>b' href='x'>  | <a title='a>b' href='https://b.example/p/x'>",
                "<a disabled href='x'>     | <a disabled href='https://b.example/p/x'>",
                "<a id='y'href='x'>        | <a id='y'href='https://b.example/p/x'>",
                "<a href='x?y&amp;z'>      | <a href='https://b.example/p/x?y&amp;z'>",
                "<a href=\"\">             | <a href=\"https://b.example/p/q.html\">",
                "<a href=\"#n\">           | <a href=\"https://b.example/p/q.html#n\">",
                "a < b <a href=x>          | a < b <a href=https://b.example/p/x>"
            })
    void aLinkIsFoundInWhateverWayItIsWritten(String html, String absolute) {
        assertThat(portable(html).html()).isEqualTo(absolute);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=\"%s\" alt=\"x\" />",
                "<area href=\"%s\">",
                "<video poster=\"%s\">",
                "<track src=\"%s\">",
                "<blockquote cite=\"%s\">",
                "<object data=\"%s\">",
                "<form action=\"%s\">",
                "<button formaction=\"%s\">",
                "<svg><image xlink:href=\"%s\"/></svg>",
                "<iframe src=\"%s\"></iframe>",
                "<img srcset=\"%s\">"
            })
    void eachAttributeThatHoldsAnAddressIsMadeAbsolute(String html) {
        assertThat(portable(html.formatted("x.png")).html())
                .isEqualTo(html.formatted("https://b.example/p/x.png"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.png 1x, /b.png 2x | https://b.example/p/a.png 1x, https://b.example/b.png 2x",
                "a.png, b.png        | https://b.example/p/a.png, https://b.example/p/b.png",
                "a,b.png 300w,c.png  | https://b.example/p/a,b.png 300w,https://b.example/p/c.png",
                "data:image/x;y,AA== 1x, a 2x | data:image/x;y,AA== 1x, https://b.example/p/a 2x",
                "', , a ,'            | ', , https://b.example/p/a ,'"
            })
    void aListOfImagesIsMadeAbsoluteOneByOne(String list, String absolute) {
        assertThat(portable("<img srcset=\"" + list + "\">").html())
                .isEqualTo("<img srcset=\"" + absolute + "\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<p>href=\"x\" &lt;a href=\"x\"&gt;</p>",
                "<!-- <a href=\"x\"> -->",
                "<!--><!---><!-- <a href=\"x\">",
                "<!DOCTYPE html SYSTEM><?php <a href='x'?>",
                "<![CDATA[ > <a href=\"x\"> ]]>",
                "<script>if (a</b) '<a href=\"x\">'</script>",
                "<STYLE>/* <a href=\"x\"> */</style>",
                "<textarea><a href=\"x\"></textarea >",
                "<script><a href='x'>",
                "<a href>",
                "<a href=>",
                "<a data-href=\"x\" data=\"x\" action=\"x\" title='href=\"x\"'>",
                "<a =href=\"x\">",
                "<a href=\"mailto:me@example.org\">",
                "<img src=\"\">",
                "<use href=\"#shape\"/>",
                "</a href=\"x\">",
                "a <",
                "a </",
                "a <a",
                "a <a href",
                "a <a href=",
                "a <a b",
                "<3 <a<"
            })
    void anythingElseStaysAsItIs(String html) {
        assertThat(portable(html).html()).isEqualTo(html);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- x -->%s",
                "<!-->%s",
                "<script>x</script>%s",
                "<svg><title/>%s",
                "<![CDATA[ x ]]>%s",
                "<!DOCTYPE html>%s",
                "<br/>%s",
                "<p title=\"'\">%s"
            })
    void afterSomethingElseALinkIsOneAgain(String html) {
        assertThat(portable(html.formatted("<a href='x'>")).html())
                .isEqualTo(html.formatted("<a href='https://b.example/p/x'>"));
    }

    @Test
    void thatDoesNotEndIsReadToItsEnd() {
        assertThat(portable("<a href=\"x").html()).isEqualTo("<a href=\"https://b.example/p/x");
    }

    @Test
    void whatAPlayerPlaysIsMediaOfItsFirstSource() {
        assertThat(
                        portable(
                                        """
                                        <audio src="/a.mp3"></audio>
                                        <video poster="c.png">
                                        <source src="b.webm?x&amp;y#t=1"><source src="b.mp4">
                                        </video>
                                        <audio src="unheard-of"></audio>
                                        <img src="d.mp4"><source src="e.mp4">
                                        """)
                                .media())
                .isEqualTo(
                        List.of(
                                new Media("https://b.example/a.mp3", "audio/mpeg"),
                                new Media("https://b.example/p/b.webm?x&y#t=1", "video/webm")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='x'><a href='x'><a href='x'>",
                "<a href='x' href='x' href='x'>",
                "<img srcset='x 1x, x 2x, x 3x, x 4x'>",
            })
    void whatBecomesTooLongIsNotToBeHad(String html) {
        assertThat(PortableHtml.of(html, PAGE, 80)).isEmpty();
        assertThat(PortableHtml.of(html, PAGE, 200)).isPresent();
    }
}
