package blog.monochromatic.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

class ThemeTest {
    @ParameterizedTest
    @CsvSource({
        "head.html, true, true",
        "foot.html, true, true",
        "post.html, true, false",
        "list.html, false, true"
    })
    void eachFileIsReplacedAlone(String file, boolean onPosts, boolean onLists) {
        List<String> own = samples(Theme.of(name -> name.equals(file) ? "MINE\n" : null));

        assertThat(own.getFirst().contains("MINE\n")).as("on a post").isEqualTo(onPosts);
        assertThat(own.get(2).contains("MINE\n")).as("on the home page").isEqualTo(onLists);
    }

    /// As `Content-Security-Policy: script-src 'self'; style-src 'self'` lets through.
    @Test
    void theBuiltInThemeHasNoScriptsOrStylesInItsPages() {
        PageRenderer renderer = Given.renderer(Given.settings("T", "https://blog.example"));
        Stream<String> pages =
                Stream.concat(
                        samples(Theme.of(name -> null)).stream(),
                        Stream.of(
                                renderer.tags(List.of()),
                                renderer.search(List.of(), List.of()),
                                renderer.redirect("/new.html")));

        assertThat(pages)
                .allSatisfy(
                        page ->
                                assertThat(page)
                                        .doesNotContain("<style")
                                        .doesNotContainPattern("\\s(?:style|on[a-z]+)=")
                                        .doesNotContainPattern(
                                                "<script(?! src=\"/| type=\"application/ld)"));
    }

    @ParameterizedTest
    @CsvSource({
        "head.html, '{{site.title'",
        "head.html, '{{site.title}'",
        "post.html, '{{.}} {{post.title.length}}'",
        "post.html, '{{post.title.getBytes}}'"
    })
    void aTagThatIsNotClosedOrLooksIntoJavaIsRefused(String file, String template) {
        assertThatThrownBy(() -> Theme.check(new Key(file), template.getBytes(UTF_8)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(file)
                .hasMessageContaining("The template is broken: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head.html", "foot.html", "post.html", "list.html"})
    void anEmptyFileIsAccepted(String file) {
        assertThatCode(() -> Theme.check(new Key(file), new byte[0])).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "head.html, '{{page.titel}}'",
        "head.html, '{{title}}'",
        "head.html, '{{post.title}}'",
        "foot.html, '{{list.title}}'",
        "post.html, '{{post.body}}'",
        "post.html, '{{list.title}}'",
        "list.html, '{{post.title}}'",
        "list.html, '{{#list.entries}}{{teaser}}{{/list.entries}}'",
        "head.html, '{{#site.menu}}{{url}}{{/site.menu}}'",
        "head.html, '{{#page.hom}}x{{/page.hom}}'",
        "head.html, '{{^page.hom}}x{{/page.hom}}'"
    })
    void anyOtherNameIsRefused(String file, String template) {
        Problem problem = refused(file, "<p>\n\n" + template + "\n");

        assertThat(problem.key()).isEqualTo(new Key(file));
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.what()).startsWith("The template is broken: ");
        assertThat(problem.advice())
                .isEqualTo(
                        "mend the tag, or look up the names that a template can use in the README");
    }

    @Test
    void aBrokenTagIsRefusedWithItsLine() {
        assertThat(refused("head.html", "<p>\n{{{site.title}}\n</p>\n").line()).isEqualTo(2);
    }

    @Test
    void aSectionWithoutAnEndIsRefusedWithItsLine() {
        Problem problem = refused("list.html", "<ul>\n{{#list.entries}}\n<li>\n</ul>\n");

        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.what()).contains("list.entries");
    }

    @Test
    void anEndWithoutASectionIsRefusedWithItsLine() {
        assertThat(refused("list.html", "<ul>\n</ul>{{/list.entries}}\n").line()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() {
        byte[] latin1 = "<p>\ncaf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(
                        catchThrowableOfType(
                                        Refusal.class,
                                        () -> Theme.check(new Key("foot.html"), latin1))
                                .problem()
                                .toString())
                .startsWith("foot.html:2: Byte 0xE9 is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{}}", "{{#}}x{{/}}", "{{<x}}{{/x}}"})
    void whatTheTemplateEngineItselfTripsOverIsRefused(String template) {
        assertThat(refused("head.html", template).what()).startsWith("The template is broken: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{#list.entries}}{{#list.entries}}{{/list.entries}}{{/list.entries}}",
                "{{#list}}{{#entries}}{{#list.entries}}{{/list.entries}}{{/entries}}{{/list}}",
                "{{#list.entries}}{{#date}}{{#list}}{{#folders}}{{/folders}}{{/list}}{{/date}}"
                        + "{{/list.entries}}",
                "{{^list.older}}{{#list.folders}}{{^date}}{{#list.folders}}{{/list.folders}}{{/date}}"
                    + "{{/list.folders}}{{/list.older}}"
            })
    void aListInAListIsRefused(String template) {
        assertThat(refused("list.html", template).toString())
                .isEqualTo(
                        "list.html: A section of what there are many of, such as list.entries,"
                                + " stands within another; end the one before the other begins");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{>/etc/passwd}}",
                "{{^list.older}}{{#list.folders}}{{>x}}{{/list.folders}}{{/list.older}}"
            })
    void anIncludeIsRefusedWhereverItStands(String template) {
        assertThat(refused("list.html", template).what())
                .isEqualTo("The template includes another");
    }

    @Test
    void listsMayFollowEachOtherAndOtherSectionsMayStandInEachOther() {
        String template =
                "{{#list.entries}}{{#date}}{{iso}}{{/date}}{{/list.entries}}"
                    + "{{#list.entries}}{{#-first}}x{{/-first}}{{/list.entries}}"
                    + "{{^list.entries}}{{#list.folders}}{{name}}{{/list.folders}}{{/list.entries}}"
                    + "{{#site.url}}{{#page.url}}{{.}}{{/page.url}}{{/site.url}}";

        assertThatCode(() -> Theme.check(new Key("list.html"), template.getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    @Test
    void aThemeThatMakesPagesTooLargeIsRefused() {
        String item = "x".repeat(42_000);

        assertThat(
                        refused("list.html", "{{#list.entries}}" + item + "{{/list.entries}}")
                                .toString())
                .isEqualTo(
                        "list.html: With it, a page of a list or of a long post has more than"
                                + " 4,194,304 characters; shorten what stands between"
                                + " {{#list.entries}} and {{/list.entries}}, and write"
                                + " {{{post.content}}} and {{{list.text}}} once");
        assertThat(refused("post.html", "{{{post.content}}}".repeat(42)).what())
                .startsWith("With it, a page of a list or of a long post has more than");
    }

    @Test
    void aThemeThatMakesLargePagesIsAccepted() {
        String item = "x".repeat(39_000);

        assertThatCode(
                        () ->
                                Theme.check(
                                        new Key("list.html"),
                                        ("{{#list.entries}}" + item + "{{/list.entries}}")
                                                .getBytes(UTF_8)))
                .doesNotThrowAnyException();
        assertThatCode(() -> Theme.check(new Key("post.html"), "x".repeat(1 << 20).getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    @Test
    void otherBracesForTagsAreRefused() {
        assertThat(refused("head.html", "<p>{{=<% %>=}}<%site.title%>").toString())
                .isEqualTo(
                        "head.html: The template changes the braces that its tags are written in;"
                                + " write its tags in {{ and }}, and take the tag that starts with"
                                + " {{= away");
    }

    @Test
    void controlCharactersAreRefused() {
        assertThat(refused("foot.html", "<p>\r\n\t\na\u0000b").toString())
                .isEqualTo(
                        "foot.html:3: The file holds the control character U+0000; delete it, or"
                                + " save the file as plain UTF-8 text");
    }

    private static List<String> samples(Theme theme) {
        return SamplePages.models().stream()
                .map(model -> model.containsKey("post") ? theme.post(model) : theme.list(model))
                .toList();
    }

    private static Problem refused(String file, String template) {
        return catchThrowableOfType(
                        Refusal.class, () -> Theme.check(new Key(file), template.getBytes(UTF_8)))
                .problem();
    }
}
