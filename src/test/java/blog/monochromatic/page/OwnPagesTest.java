package blog.monochromatic.page;

import static blog.monochromatic.page.Given.renderer;
import static blog.monochromatic.page.Given.settings;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.TagCount;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.PostDate;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class OwnPagesTest {
    private final PageRenderer renderer = renderer(settings("My blog", "https://blog.example"));

    @Test
    void eachTagHasItsCount() {
        assertThat(
                        renderer.tags(
                                List.of(
                                        new TagCount(new Folder("tags/cafe/"), "Café", 1),
                                        new TagCount(new Folder("tags/linux/"), "Linux", 1200))))
                .contains(
                        """
                        <title>Tags — My blog</title>
                        """,
                        """
                        <ul class="tags">
                        <li><a href="/tags/cafe/">Café</a> <small>1 post</small></li>
                        <li><a href="/tags/linux/">Linux</a> <small>1,200 posts</small></li>
                        </ul>
                        """,
                        """
                        <link rel="canonical" href="https://blog.example/tags/">
                        """);
    }

    @Test
    void aBlogWithoutTagsSaysSo() {
        assertThat(renderer.tags(List.of())).contains("<p>No tags yet.</p>");
    }

    @Test
    void theSearchLooksThroughTheNewestPartFirstAndPagesLast() {
        assertThat(renderer.search(List.of(part(2015, 12), part(2016, 3), Part.PAGES), List.of()))
                .contains("data-parts=\"2016-03 2015-12 pages\" hidden>");
    }

    @Test
    void theSearchOffersTagsAndArchive() {
        assertThat(renderer.search(List.of(), List.of(new Folder("2015/"), new Folder("2016/"))))
                .contains(
                        "<p>Or look through <a href=\"/tags/\">all tags</a>, or through the"
                                + " archive: <a href=\"/2015/\">2015</a>, <a"
                                + " href=\"/2016/\">2016</a>.</p>");
        assertThat(renderer.search(List.of(), List.of()))
                .contains("<p>Or look through <a href=\"/tags/\">all tags</a>.</p>");
    }

    @Test
    void whatIsNotFoundHasNoAddressOfItsOwn() {
        assertThat(renderer.notFound())
                .contains(
                        "<title>Page not found — My blog</title>",
                        "<h1>Page not found</h1>",
                        "<meta name=\"robots\" content=\"noindex\">",
                        "action=\"/search/\"",
                        "<a href=\"/\">home page</a>")
                .doesNotContain("canonical", "og:", "<time", "<script");
    }

    @Test
    void aRedirectLeadsOnTheSiteWhereverThatIsServed() {
        assertThat(renderer.redirect("/new.html?a&b#c"))
                .isEqualTo(
                        """
                        <!DOCTYPE html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <meta name="robots" content="noindex">
                        <title>Moved — My blog</title>
                        <link rel="canonical" href="https://blog.example/new.html?a&amp;b#c">
                        <meta http-equiv="refresh" content="0; url=/new.html?a&amp;b#c">
                        </head>
                        <body>
                        <p>This page has moved to <a href="/new.html?a&amp;b#c">\
                        https://blog.example/new.html?a&amp;b#c</a>.</p>
                        </body>
                        </html>
                        """);
    }

    @Test
    void aRedirectElsewhereIsToldAsItIs() {
        assertThat(renderer.redirect("https://other.example/"))
                .contains(
                        "<link rel=\"canonical\" href=\"https://other.example/\">",
                        "content=\"0; url=https://other.example/\"");
    }

    @Test
    void aRedirectOfASiteWithoutAnAddressHasNoneThatIsCanonical() {
        assertThat(renderer(settings("T", "")).redirect("/new.html"))
                .contains("url=/new.html", "<a href=\"/new.html\">/new.html</a>")
                .doesNotContain("canonical");
    }

    @Test
    void theScriptIsSmallAndAsksNoOtherHost() {
        byte[] script = Theme.file("search.js");

        assertThat(script).hasSizeLessThanOrEqualTo(3_000);
        assertThat(new String(script, UTF_8)).doesNotContain("://", "eval(", "innerHTML");
    }

    private static Part part(int year, int month) {
        return Part.of(PostDate.of(LocalDate.of(year, month, 1)));
    }
}
