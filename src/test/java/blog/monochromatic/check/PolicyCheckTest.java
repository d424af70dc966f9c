package blog.monochromatic.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import blog.monochromatic.post.PlacedTag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PolicyCheckTest {
    private static final String ALLOW =
            "allow it with the stack's parameter ContentSecurityPolicy, by ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script src=/a.js></script><script type=module src=a.js></script>",
                "<script type='application/ld+json'>{}</script>",
                "<script src='https://blog.example/a.js'></script>",
                "<style>p { color: red }</style><p style='color: red'>",
                "<img src='data:image/gif;base64,AA'><img src=https://x.example/a.png alt=''>",
                "<img src=/a.png srcset='/b.png 1x, https://x.example/c,d.png 2x'>",
                "<video src=https://x.example/a.mp4 poster=/a.png><track src=/a.vtt></video>",
                "<picture><source srcset=https://x.example/a.webp></picture>",
                "<iframe src=https://video.example/1></iframe><iframe src='' title=x></iframe>",
                "<link rel=stylesheet href=/a.css><link rel=preload as=font href=/a.woff2>",
                "<link rel=canonical href=http://x.example/><link rel=icon href=/favicon.ico>",
                "<form action=/search/><button></form><base href=/>",
                "<a href=http://x.example/>x</a> <a href='mailto:a@x.example'>x</a>",
                "<!-- <script>1</script> --><textarea><script>1</script></textarea>"
            })
    void whatThePolicyAllowsIsNotNamed(String html) {
        assertThat(blocked(html)).isEmpty();
    }

    @Test
    void aScriptWithinThePageBelongsIntoAFile() {
        assertThat(blocked("<p>\n<script>1</script>\n<SCRIPT type='text/JavaScript'>2</SCRIPT>"))
                .containsExactly(
                        "about.html:2: warning: The site's Content-Security-Policy blocks a script"
                                + " within the page; put the script into a file of your blog, and"
                                + " name that with src",
                        "about.html:3: warning: The site's Content-Security-Policy blocks a script"
                                + " within the page; put the script into a file of your blog, and"
                                + " name that with src");
    }

    @Test
    void aScriptOfAnotherHostIsCopiedOrAllowed() {
        assertThat(blocked("<script src=https://cdn.example:8443/a.js></script>"))
                .containsExactly(
                        "about.html:1: warning: The site's Content-Security-Policy blocks the"
                                + " script from https://cdn.example:8443; put a copy into your"
                                + " blog, or allow it with the stack's parameter"
                                + " ContentSecurityPolicy, by script-src 'self'"
                                + " https://cdn.example:8443");
    }

    @Test
    void aHandlerBelongsIntoAFile() {
        assertThat(problem("<button class=x onClick='a()'>"))
                .isEqualTo(
                        "the attribute onclick; put what it does into a script file of your blog,"
                                + " with addEventListener");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='javascript:a()'>",
                "<area href=' JavaScript:a()'>",
                "<a href='java\nscript:a()'>",
                "<iframe src='javascript:1'>",
                "<form action='javascript:a()'>"
            })
    void anAddressThatRunsIsBlockedWhereverItIs(String html) {
        assertThat(problem(html))
                .isEqualTo(
                        "a link to javascript:; make it a <button>, and put what it does into a"
                                + " script file of your blog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=http://x.example/a.png>",
                "<img src=/a.png srcset='/a.png 1x, http://x.example/a.png 2x'>",
                "<source srcset='http://x.example/a.png'>",
                "<input type=image src=http://x.example/a.png>",
                "<video poster=http://x.example/a.png>",
                "<svg><image xlink:href=http://x.example/a.png></svg>",
                "<link rel='shortcut icon' href=http://x.example/a.png>"
            })
    void anImageInTheClearIsBlockedWhereverItIs(String html) {
        assertThat(problem(html))
                .isEqualTo(
                        "the image from http://x.example; write https:, or put a copy into your"
                                + " blog");
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio", "video", "source", "track"})
    void soundAndFilmsInTheClearAreBlocked(String element) {
        assertThat(problem("<" + element + " src=http://x.example/a>"))
                .isEqualTo(
                        "the media file from http://x.example; write https:, or put a copy into"
                                + " your blog");
    }

    @Test
    void aFrameInTheClearIsBlocked() {
        assertThat(problem("<iframe src='http://x.example/'></iframe>"))
                .isEqualTo("the frame from http://x.example; write https:, or make it a link");
    }

    @Test
    void aPageOfTheSiteMayBeInNoFrame() {
        assertThat(problem("<iframe src=/demo.html></iframe>"))
                .isEqualTo(
                        "the frame from the site itself; make it a link, or "
                                + ALLOW
                                + "frame-ancestors 'self'");
    }

    @Test
    void aPolicyThatSaysNothingOfFramesLeavesThemToTheOtherHeader() {
        List<PlacedTag> frame = PlacedTag.of("<iframe src=/demo.html></iframe>");

        assertThat(check(ContentPolicy.parse("frame-src 'self'")).ofPage(new Key("a.html"), frame))
                .extracting(Problem::advice)
                .containsExactly("make it a link, or " + ALLOW + "frame-ancestors 'self'");
        assertThat(
                        check(ContentPolicy.parse("frame-ancestors 'self'"))
                                .ofPage(new Key("a.html"), frame))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<object data=/a.pdf>", "<embed src=/a.pdf>"})
    void anObjectIsBlockedEvenIfItIsOfTheSite(String html) {
        assertThat(problem(html))
                .isEqualTo(
                        "the embedded object from the site itself; make it an <img>, <audio> or"
                                + " <video>, or a link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form action=https://forms.example/send>",
                "<form action=/search/><button formaction=https://forms.example/send>",
                "<input type=submit formaction=https://forms.example/send>"
            })
    void aFormToAnotherHostIsBlocked(String html) {
        assertThat(problem(html))
                .isEqualTo(
                        "the form to https://forms.example; "
                                + ALLOW
                                + "form-action 'self' https://forms.example");
    }

    @Test
    void aBaseOfAnotherHostIsBlocked() {
        assertThat(problem("<base href=https://x.example/>"))
                .isEqualTo(
                        "the <base> from https://x.example; take it away, and write addresses from"
                                + " the root, as /img/a.png");
    }

    @Test
    void stylesheetsAndFontsOfOtherHostsAreBlocked() {
        assertThat(problem("<link rel='Stylesheet' href='//fonts.example/css?a&amp;b'>"))
                .isEqualTo(
                        "the stylesheet from https://fonts.example; put a copy into your blog, or "
                                + ALLOW
                                + "style-src 'self' 'unsafe-inline' https://fonts.example");
        assertThat(problem("<link rel=preload as=font href=https://fonts.example/a.woff2>"))
                .isEqualTo(
                        "the font from https://fonts.example; put a copy into your blog, or "
                                + ALLOW
                                + "font-src 'self' data: https://fonts.example");
    }

    @Test
    void anotherPolicyBlocksOtherThings() {
        ContentPolicy policy = ContentPolicy.parse("img-src 'self'; style-src 'self'");

        assertThat(check(policy).ofPage(new Key("a.html"), PlacedTag.of("<script>1</script>")))
                .isEmpty();
        assertThat(
                        check(policy)
                                .ofPage(
                                        new Key("a.html"),
                                        PlacedTag.of("<p style=x><img src=https://x.example/a>")))
                .extracting(Problem::advice)
                .containsExactly(
                        "put it into a stylesheet of your blog, or "
                                + ALLOW
                                + "style-src 'self' 'unsafe-inline'",
                        "put a copy into your blog, or "
                                + ALLOW
                                + "img-src 'self' https://x.example");
    }

    @Test
    void aTemplatesPlaceholdersAreOfTheSiteAndItsCommentsNobodys() {
        String template =
                """
                <p{{#page.foreign}} lang="{{site.language}}"{{/page.foreign}}>
                {{! <script>
                1</script> }}
                <img src="{{page.image}}"><script src="{{site.url}}/a.js"></script>
                <img src="http://count.example/{{page.path}}" onerror="gone()">
                """;

        assertThat(
                        check(SecurityHeaders.DEFAULT.policy())
                                .ofTemplate(new Key("foot.html"), template))
                .extracting(Problem::line, problem -> problem.what().replaceAll(".* blocks ", ""))
                .containsExactly(
                        tuple(5, "the image from http://count.example"),
                        tuple(5, "the attribute onerror"));
    }

    private static PolicyCheck check(ContentPolicy policy) {
        return new PolicyCheck(policy, "https://blog.example");
    }

    private static List<String> blocked(String html) {
        return check(SecurityHeaders.DEFAULT.policy())
                .ofPage(new Key("about.html"), PlacedTag.of(html))
                .stream()
                .map(Problem::toString)
                .toList();
    }

    /// The only one, without the beginning that all have.
    private static String problem(String html) {
        assertThat(blocked(html)).hasSize(1);
        return blocked(html)
                .getFirst()
                .replace("about.html:1: warning: The site's Content-Security-Policy blocks ", "");
    }
}
