package blog.monochromatic.page;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.TestFacts;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Post;
import blog.monochromatic.post.TestPost;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Visibility;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PageRendererTest {
    private static final String NASTY = "<b> & \"double\" 'single'";
    private static final String ESCAPED = "&lt;b&gt; &amp; &quot;double&quot; &#39;single&#39;";
    private static final PostDate DATE = PostDate.of(LocalDate.of(2016, 3, 18));
    private static final SitePath PATH = new SitePath("/2016/03/a b.html");
    private static final Timeline.Neighbours ALONE =
            new Timeline.Neighbours(Optional.empty(), Optional.empty());

    private final PageRenderer renderer = renderer(settings("My blog", "https://blog.example"));

    private static PageRenderer renderer(Settings settings) {
        return new PageRenderer(settings, Theme.of(name -> null));
    }

    private static Settings settings(String words, String url) {
        return new Settings(
                words,
                words,
                url,
                url,
                words,
                "en",
                ZoneOffset.UTC,
                List.of(),
                true,
                "",
                10,
                20,
                20);
    }

    private static Post post(String title, String body) {
        return TestPost.of(title, Visibility.from(DATE), body);
    }

    private static Entry entry(String key, String title, String summary) {
        return Entry.text(
                new Key(key),
                new ETag("e"),
                "texts/t",
                TestFacts.of(title, Visibility.from(DATE), summary),
                List.of());
    }

    @Test
    void aPostHasItsTitleItsDateAndItsTextInHtml() {
        String html =
                renderer.post(
                        post("Title", "Some *words* & <i>more</i>.\n"), PATH, ALONE, List.of());

        assertThat(html)
                .contains(
                        """
                        <title>Title — My blog</title>
                        """,
                        """
                        <h1>Title</h1>
                        <p class="date"><time datetime="2016-03-18">18 March, 2016</time></p>
                        """,
                        """
                        <p>Some <em>words</em> &amp; <i>more</i>.</p>
                        """,
                        """
                        <link rel="canonical" href="https://blog.example/2016/03/a%20b.html">
                        """,
                        """
                        <meta name="description" content="Some words &amp; more.">
                        """)
                .doesNotContain("rel=\"prev\"", "rel=\"next\"");
    }

    @Test
    void aPageHasNoDate() {
        assertThat(
                        renderer.post(
                                TestPost.of("About", Visibility.from(null), "Me.\n"),
                                PATH,
                                ALONE,
                                List.of()))
                .doesNotContain("<time");
    }

    @Test
    void aDateIsWrittenInTheSitesLanguage() {
        var german =
                new Settings(
                        "T", "", "", "", "", "de", ZoneOffset.UTC, List.of(), true, "", 10, 20, 20);

        assertThat(renderer(german).post(post("Titel", ""), PATH, ALONE, List.of()))
                .contains(
                        "<html lang=\"de\">", "<time datetime=\"2016-03-18\">18. März 2016</time>");
    }

    @Test
    void aPostLinksToItsNeighbours() {
        var neighbours =
                new Timeline.Neighbours(
                        Optional.of(entry("2016/02/é.txt", "Older", "")),
                        Optional.of(entry("2016/04/c++.txt", "Newer", "")));

        assertThat(renderer.post(post("T", ""), PATH, neighbours, List.of()))
                .contains(
                        """
                        <a class="older" rel="prev" href="/2016/02/%C3%A9.html">\
                        <small>Older</small> Older</a>
                        <a class="newer" rel="next" href="/2016/04/c%2B%2B.html">\
                        <small>Newer</small> Newer</a>
                        """);
    }

    @Test
    void whatAuthorsCallThingsIsEscapedWhereverItIsShown() {
        Entry nasty = entry("2016/03/<&>\"'.txt", NASTY, NASTY);
        PageRenderer nastySite = renderer(settings(NASTY, "https://blog.example"));
        List<String> pages =
                List.of(
                        nastySite.post(
                                post(NASTY, "text\n"),
                                PATH,
                                new Timeline.Neighbours(Optional.of(nasty), Optional.of(nasty)),
                                List.of()),
                        nastySite.home(
                                HomeText.none(""),
                                List.of(nasty),
                                null,
                                List.of(new Folder(NASTY + "/"))),
                        nastySite.list(
                                new ListPage(
                                        new Folder(NASTY + "/"),
                                        NASTY,
                                        PATH,
                                        null,
                                        List.of(nasty),
                                        null,
                                        null,
                                        List.of())),
                        nastySite.notFound());

        for (String page : pages) {
            assertThat(page).contains(ESCAPED).doesNotContain("<b>", "& ", "=\"<", "\"double\"\"");
        }
        assertThat(pages.getFirst())
                .contains("<title>" + ESCAPED + " — " + ESCAPED + "</title>")
                .contains("href=\"/2016/03/%3C%26%3E%22%27.html\"");
    }

    @Test
    void theHomePageHasItsTextAndEachPostWithItsTeaserOrElseItsSummary() throws Refusal {
        HomeText home =
                HomeText.parse(
                        """
                        Hello *you*.

                        # [First](/2016/03/first.html)

                        What the *first* is about.
                        """
                                .getBytes(UTF_8),
                        "");

        String html =
                renderer.home(
                        home,
                        List.of(
                                entry("2016/03/second.txt", "Second", "A <summary>."),
                                entry("2016/03/first.txt", "First", "What the first is about."),
                                entry("2016/03/zeroth.txt", "Zeroth", "")),
                        SitePath.of(Folder.ROOT, 3),
                        List.of(new Folder("2015/"), new Folder("2016/")));

        assertThat(html)
                .contains(
                        """
                        <title>My blog</title>
                        """,
                        """
                        <h1><a href="/" aria-current="page">My blog</a></h1>
                        """,
                        """
                        <p>Hello <em>you</em>.</p>
                        """,
                        """
                        <h2><a href="/2016/03/first.html">First</a></h2>
                        <p class="date"><time datetime="2016-03-18">18 March, 2016</time></p>
                        <div class="text">
                        <p>What the <em>first</em> is about.</p>
                        </div>
                        """,
                        """
                        <p>A &lt;summary&gt;.</p>
                        """,
                        """
                        <h2><a href="/2016/03/zeroth.html">Zeroth</a></h2>
                        <p class="date"><time datetime="2016-03-18">18 March, 2016</time></p>
                        </article>
                        """,
                        """
                        <a class="older" rel="prev" href="/page/3/">Older posts</a>
                        """,
                        """
                        <li><a href="/2015/">2015</a></li>
                        <li><a href="/2016/">2016</a></li>
                        """);
        assertThat(html.indexOf("Second")).isLessThan(html.indexOf("First"));
    }

    @Test
    void anEmptyHomePageSaysSo() {
        assertThat(renderer.home(HomeText.none(""), List.of(), null, List.of()))
                .contains("<p>Nothing here yet.</p>")
                .doesNotContain("<nav", "<div class=\"text\">");
    }

    @Test
    void aListLinksToOlderAndNewerPagesAndToTheFoldersBelow() {
        assertThat(
                        renderer.list(
                                new ListPage(
                                        new Folder("2016/"),
                                        "2016",
                                        SitePath.of(new Folder("2016/"), 2),
                                        null,
                                        List.of(entry("2016/03/a.txt", "A", "")),
                                        SitePath.of(new Folder("2016/"), 1),
                                        SitePath.of(new Folder("2016/")),
                                        List.of(new Folder("2016/03/")))))
                .contains(
                        "<title>2016 — My blog</title>",
                        "<h1>2016</h1>",
                        "<a class=\"older\" rel=\"prev\" href=\"/2016/page/1/\">",
                        "<a class=\"newer\" rel=\"next\" href=\"/2016/\">",
                        "<li><a href=\"/2016/03/\">03</a></li>",
                        "<link rel=\"canonical\" href=\"https://blog.example/2016/page/2/\">");
    }

    @Test
    void aSiteWithoutAnAddressLinksToNoFeedAndHasNoCanonicalAddress() {
        String html = renderer(settings("T", "")).post(post("Title", ""), PATH, ALONE, List.of());

        assertThat(html).doesNotContain("feed.xml", "canonical");
        assertThat(renderer.post(post("Title", ""), PATH, ALONE, List.of()))
                .contains("type=\"application/rss+xml\"", "href=\"/rss/feed.xml\"");
    }

    @Test
    void whatIsNotFoundHasNoAddressOfItsOwn() {
        assertThat(renderer.notFound())
                .contains("<title>Page not found — My blog</title>", "<h1>Page not found</h1>")
                .doesNotContain("canonical", "<time");
    }

    @Test
    void aHeadWithoutPlaceholdersComesOutByteForByte() {
        String head =
                "<!DOCTYPE html>\r\n<html>\n<head><title>Mine</title>\n"
                        + "<style>p { margin: 0 } /* é 🎈 */</style>\n</head>\n\t<body>  \n";
        String foot = "</body></html>";
        var own =
                new PageRenderer(
                        settings("T", ""),
                        Theme.of(Map.of("head.html", head, "foot.html", foot)::get));

        for (String page :
                List.of(
                        own.post(post("Title", "text\n"), PATH, ALONE, List.of()),
                        own.home(HomeText.none(""), List.of(), null, List.of()),
                        own.list(
                                new ListPage(
                                        new Folder("a/"),
                                        "a",
                                        PATH,
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        List.of())),
                        own.notFound())) {
            assertThat(page).startsWith(head).endsWith(foot);
            assertThat(page).containsOnlyOnce("<title").containsOnlyOnce("<body");
        }
    }

    /// No sample lists folders without an older page, so nobody has seen the mistake.
    @Test
    void aNameThatIsNoneWhereNoSampleLeadsIsNothing() throws Refusal {
        String list =
                "{{^list.older}}{{#list.folders}}{{list.titel}}{{/list.folders}}made{{/list.older}}";
        Theme.check(new Key("list.html"), list.getBytes(UTF_8));
        var own =
                new PageRenderer(
                        settings("T", ""),
                        Theme.of(Map.of("list.html", list, "head.html", "", "foot.html", "")::get));

        assertThat(
                        own.list(
                                new ListPage(
                                        new Folder("a/"),
                                        "a",
                                        PATH,
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        List.of(new Folder("a/b/")))))
                .isEqualTo("made");
    }

    @Test
    void linesEndInLineFeedsAlone() {
        assertThat(renderer.post(post("T", "a\n\nb\n"), PATH, ALONE, List.of()))
                .doesNotContain("\r");
    }
}
