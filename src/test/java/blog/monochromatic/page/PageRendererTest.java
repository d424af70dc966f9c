package blog.monochromatic.page;

import static blog.monochromatic.page.Given.ALONE;
import static blog.monochromatic.page.Given.PATH;
import static blog.monochromatic.page.Given.entry;
import static blog.monochromatic.page.Given.list;
import static blog.monochromatic.page.Given.post;
import static blog.monochromatic.page.Given.renderer;
import static blog.monochromatic.page.Given.settings;
import static blog.monochromatic.page.Given.text;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.TagCount;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.post.HomeText;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.MenuItem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class PageRendererTest {
    private static final String NASTY = "<b> & \"double\" 'single'";
    private static final String ESCAPED = "&lt;b&gt; &amp; &quot;double&quot; &#39;single&#39;";

    private final PageRenderer renderer = renderer(settings("My blog", "https://blog.example"));

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
        assertThat(renderer.post(text("about.txt", "# About\n\nMe.\n"), PATH, ALONE, List.of()))
                .doesNotContain("<time");
    }

    @Test
    void aDateIsWrittenInTheSitesLanguage() {
        assertThat(
                        renderer(settings("T", "", "de"))
                                .post(post("Titel", ""), PATH, ALONE, List.of()))
                .contains(
                        "<html lang=\"de\" dir=\"ltr\">",
                        "<time datetime=\"2016-03-18\">18. März 2016</time>");
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
                        <small>Older</small> <span>Older</span></a>
                        <a class="newer" rel="next" href="/2016/04/c%2B%2B.html">\
                        <small>Newer</small> <span>Newer</span></a>
                        """);
    }

    @Test
    void whatAuthorsCallThingsIsEscapedWhereverItIsShown() {
        Entry nasty = entry("2016/03/<&>\"'.txt", NASTY, NASTY);
        PageRenderer nastySite =
                renderer(
                        settings(
                                NASTY,
                                "https://blog.example",
                                "en",
                                new MenuItem(NASTY, "/\"><b>")));
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
                                list(new Folder("tags/" + NASTY + "/"), NASTY, List.of(nasty))),
                        nastySite.tags(
                                List.of(new TagCount(new Folder("tags/" + NASTY + "/"), NASTY, 1))),
                        nastySite.search(List.of(), List.of(new Folder(NASTY + "/"))),
                        nastySite.notFound());

        for (String page : pages) {
            assertThat(page.replaceAll("<script type=\"application/ld\\+json\">.*", ""))
                    .contains(ESCAPED)
                    .doesNotContain("<b>", "& ", "=\"<", "\"double\"\"");
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
                .doesNotContain("class=\"turn\"", "class=\"folders\"", "<div class=\"text\">");
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
                        own.list(list(new Folder("a/"), "a", List.of())),
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
                                        0,
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
