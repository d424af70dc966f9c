package blog.monochromatic.page;

import static blog.monochromatic.page.Given.entry;
import static blog.monochromatic.page.Given.list;
import static blog.monochromatic.page.Given.renderer;
import static blog.monochromatic.page.Given.settings;
import static blog.monochromatic.page.Given.text;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;

import java.util.List;

class ListPageTest {
    private final PageRenderer renderer = renderer(settings("My blog", "https://blog.example"));

    @Test
    void aListLinksToOlderAndNewerPagesAndToTheFoldersBelow() {
        Folder folder = new Folder("2016/");

        assertThat(
                        renderer.list(
                                new ListPage(
                                        folder,
                                        "2016",
                                        2,
                                        SitePath.of(folder, 2),
                                        null,
                                        List.of(entry("2016/03/a.txt", "A", "")),
                                        SitePath.of(folder, 1),
                                        SitePath.of(folder),
                                        List.of(new Folder("2016/03/")))))
                .contains(
                        "<title>2016, page 2 — My blog</title>",
                        "<h1>2016</h1>\n<p class=\"date\">Page 2</p>",
                        "<a class=\"older\" rel=\"prev\" href=\"/2016/page/1/\">",
                        "<a class=\"newer\" rel=\"next\" href=\"/2016/\">",
                        "<li><a href=\"/2016/03/\">03</a></li>",
                        "<link rel=\"canonical\" href=\"https://blog.example/2016/page/2/\">")
                .doesNotContain("class=\"up\"");
    }

    @Test
    void aFoldersListLeadsUpAndHasItsWholePathForATitle() {
        assertThat(renderer.list(list(new Folder("2016/03/"), "2016/03", List.of())))
                .contains(
                        "<title>2016/03 — My blog</title>",
                        "<p class=\"up\"><a href=\"/2016/\">2016</a></p>\n<h1>03</h1>");
    }

    @Test
    void aTagsListLeadsToAllTagsAndHasTheTagsFeedsBesideTheSites() {
        assertThat(renderer.list(list(new Folder("tags/linux/"), "linux", List.of())))
                .contains(
                        "<title>linux — My blog</title>",
                        "<p class=\"up\"><a href=\"/tags/\">Tags</a></p>\n<h1>linux</h1>",
                        """
                        <link rel="alternate" type="application/rss+xml" title="My blog (RSS)" \
                        href="/rss/feed.xml">
                        <link rel="alternate" type="application/atom+xml" title="My blog (Atom)" \
                        href="/feed.atom">
                        <link rel="alternate" type="application/feed+json" \
                        title="My blog (JSON Feed)" href="/feed.json">
                        <link rel="alternate" type="application/rss+xml" \
                        title="linux — My blog (RSS)" href="/tags/linux/rss/feed.xml">
                        <link rel="alternate" type="application/atom+xml" \
                        title="linux — My blog (Atom)" href="/tags/linux/feed.atom">
                        <link rel="alternate" type="application/feed+json" \
                        title="linux — My blog (JSON Feed)" href="/tags/linux/feed.json">
                        """,
                        """
                        <li><a href="/tags/linux/feed.atom" type="application/atom+xml">\
                        linux (Atom)</a></li>
                        """);
    }

    @Test
    void theRootsListIsTheArchive() {
        assertThat(
                        renderer.list(
                                new ListPage(
                                        Folder.ROOT,
                                        "",
                                        3,
                                        SitePath.of(Folder.ROOT, 3),
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        List.of())))
                .contains("<title>Archive, page 3 — My blog</title>", "<h1>Archive</h1>");
    }

    @Test
    void aFoldersTextStandsOverItsList() {
        Folder folder = new Folder("walks/");

        assertThat(
                        renderer.list(
                                new ListPage(
                                        folder,
                                        "walks",
                                        0,
                                        SitePath.of(folder),
                                        text("walks/index.txt", "# Long walks\n\nOn *foot*.\n"),
                                        List.of(entry("walks/a.txt", "A", "")),
                                        null,
                                        null,
                                        List.of())))
                .contains(
                        "<title>Long walks — My blog</title>",
                        "<meta name=\"description\" content=\"On foot.\">",
                        """
                        <h1>Long walks</h1>
                        </header>
                        <div class="text">
                        <p>On <em>foot</em>.</p>
                        </div>
                        <article class="entry">
                        """);
    }

    @Test
    void anEntryInAnotherLanguageSaysSo() {
        assertThat(
                        renderer.list(
                                list(
                                        new Folder("2016/"),
                                        "2016",
                                        List.of(
                                                entry("2016/a.ar.txt", "T", "S", "ar"),
                                                entry("2016/a.de.txt", "T", "S", "de"),
                                                entry("2016/a.txt", "T", "S", "en")))))
                .contains(
                        "<article class=\"entry\" lang=\"ar\" dir=\"rtl\">",
                        "<article class=\"entry\" lang=\"de\" dir=\"ltr\">",
                        "<time datetime=\"2016-03-18\">18. März 2016</time>",
                        "<article class=\"entry\">");
    }

    @Test
    void aFoldersTextInAnotherLanguageMakesItThatOfThePage() {
        assertThat(
                        renderer.list(
                                new ListPage(
                                        new Folder("fr/"),
                                        "fr",
                                        0,
                                        SitePath.of(new Folder("fr/")),
                                        text("fr/index.txt", "---\nlang: fr\n---\n# Ici\n"),
                                        List.of(entry("fr/a.txt", "T", "S", "fr")),
                                        null,
                                        null,
                                        List.of())))
                .contains("<html lang=\"fr\"", "<header lang=\"en\"", "<article class=\"entry\">");
    }
}
