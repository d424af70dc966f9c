package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTagsTest {
    @Test
    void attributesAreQuotedInBothWaysOrInNone() {
        assertThat(tags("<A href=\"/a b\" ID='x>y'\n name=z disabled data-x = 1><br/>"))
                .isEqualTo("a[href=/a b, id=x>y, name=z, disabled=, data-x=1] br[]");
        assertThat(tags("<img src=/a/>")).isEqualTo("img[src=/a/]");
    }

    @Test
    void aValueKnowsWhereItBegins() {
        String html = "<a\n  href = \"/x\">";

        assertThat(HtmlTags.of(html).getFirst().attributes().getFirst().position())
                .isEqualTo(html.indexOf("/x"));
    }

    @Test
    void characterReferencesAreResolved() {
        assertThat(tags("<a href='/?a&amp;b&#39;&#x2F;&quot;&copy;&#xD800'>"))
                .isEqualTo("a[href=/?a&b'/\"&copy;&#xD800]");
    }

    @Test
    void whatIsInCommentsAndInScriptsIsNoTag() {
        assertThat(tags("<!-- <a href=x> --><b><!--><i><script>'<a>' </div></SCRIPT ><u>"))
                .isEqualTo("b[] i[] script[] u[]");
        assertThat(tags("<title>a <b></title><p><style><a>")).isEqualTo("title[] p[] style[]");
        assertThat(tags("<!doctype html><?php <a> ?></a href=x><p>")).isEqualTo("p[]");
    }

    @Test
    void whatHasNoEndIsNoTag() {
        assertThat(tags("a < b <3 <")).isEmpty();
        assertThat(tags("<p><a href='x>")).isEqualTo("p[]");
        assertThat(tags("<a href")).isEmpty();
        assertThat(tags("<a href=")).isEmpty();
        assertThat(tags("<!-- <a>")).isEmpty();
    }

    @Test
    void oddSignsEndNothing() {
        assertThat(tags("<a =b c=d==e / f>")).isEqualTo("a[=b=, c=d==e, f=]");
    }

    /// `name[attribute=value, …]`, with a space between them.
    private static String tags(String html) {
        var text = new StringBuilder();
        for (HtmlTags.Tag tag : HtmlTags.of(html)) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(tag.name())
                    .append(
                            tag.attributes().stream()
                                    .map(it -> it.name() + "=" + it.value())
                                    .toList());
        }
        return text.toString();
    }
}
