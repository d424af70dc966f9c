package blog.monochromatic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.TestCatalog;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

class OwnerTest {
    private static final Instant NOW = Instant.parse("2020-01-10T12:00:00Z");
    private static final String POST = "# T\n\ntext\n";

    private final TestCatalog sources = new TestCatalog();

    @Test
    void ofTwoTextsTheLesserKeyOwnsTheirPage() {
        sources.text("2016/03/a.txt", POST).text("2016/03/a.md", POST);

        assertThat(owner("/2016/03/a.html")).isEqualTo(text("2016/03/a.md"));
    }

    @Test
    void whenItIsNotVisibleTheOtherOneDoes() {
        sources.text("2016/03/a.txt", POST).text("2016/03/a.md", "---\ndraft: true\n---\n" + POST);

        assertThat(owner("/2016/03/a.html")).isEqualTo(text("2016/03/a.txt"));
    }

    @Test
    void aTextComesBeforeAnAsset() {
        sources.asset("2016/03/a.html", "<p>").text("2016/03/a.txt", POST);

        assertThat(owner("/2016/03/a.html")).isEqualTo(text("2016/03/a.txt"));
    }

    @Test
    void anAssetComesBeforeADraft() {
        sources.asset("2016/03/a.html", "<p>").text("2016/03/a.txt", "# T\n## — 2020-02-01\n");

        assertThat(owner("/2016/03/a.html")).isEqualTo(asset("2016/03/a.html"));
    }

    @Test
    void aFoldersOwnTextStandsAboveItsList() {
        sources.text("2016/03/a.txt", POST).text("2016/index.txt", "# 2016\n");

        assertThat(owner("/2016/index.html"))
                .isEqualTo(
                        new Owner.ListPage(
                                new Pagination(new Folder("2016/"), 1, 20),
                                Pagination.OWN,
                                Optional.of(entry("2016/index.txt"))));
        assertThat(owner("/2016/03/index.html")).isEqualTo(list("2016/03/", 1, Pagination.OWN));
    }

    @Test
    void aFolderWithoutPostsHasItsTextForAPage() {
        sources.text("notes/index.txt", "# Notes\n");

        assertThat(owner("/notes/index.html")).isEqualTo(text("notes/index.txt"));
    }

    @Test
    void aTagHasAListAndItsFeeds() {
        sources.text("2016/03/a.txt", "---\ntags: Linux\n---\n# T\n## — 2016-03-18\n");

        assertThat(owner("/tags/linux/index.html"))
                .isEqualTo(list("tags/linux/", 1, Pagination.OWN));
        assertThat(owner("/tags/linux/feed.atom"))
                .isEqualTo(new Owner.Feed(new Folder("tags/linux/"), FeedFormat.ATOM));
        assertThat(owner("/tags/other/feed.atom")).isEqualTo(new Owner.Nobody());
        assertThat(owner("/2016/feed.atom")).isEqualTo(new Owner.Nobody());
    }

    @Test
    void sitemapAndSearchHaveAPartAMonthAndOneOfThePages() {
        sources.text("2016/03/a.txt", POST);
        var march = new Part(YearMonth.of(2016, 3));

        assertThat(owner("/sitemap/2016-03.xml")).isEqualTo(new Owner.SitemapPart(march));
        assertThat(owner("/search/2016-03.json")).isEqualTo(new Owner.SearchPart(march));
        assertThat(owner("/sitemap/2016-04.xml")).isEqualTo(new Owner.Nobody());
        assertThat(owner("/search/2016-3.json")).isEqualTo(new Owner.Nobody());
        assertThat(owner("/sitemap/pages.xml")).isEqualTo(new Owner.SitemapPart(Part.PAGES));
        assertThat(owner("/search/pages.json")).isEqualTo(new Owner.Nobody());
    }

    @Test
    void aRedirectHasAPathThatNobodyElseHas() {
        sources.text("2016/03/a.txt", POST)
                .redirects("/old.html /2016/03/a.html\n/2016/ /elsewhere\n");

        assertThat(owner("/old.html")).isEqualTo(new Owner.Redirect("/2016/03/a.html"));
        assertThat(owner("/2016/index.html")).isEqualTo(list("2016/", 1, Pagination.OWN));
    }

    @Test
    void aRedirectOfAFeedIsACopyOfIt() {
        sources.redirects("/atom.xml /feed.atom\n");

        assertThat(owner("/atom.xml")).isEqualTo(new Owner.Feed(Folder.ROOT, FeedFormat.ATOM));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "404.html", "style.css", "rss/feed.xml"})
    void anAssetComesBeforeAnythingGenerated(String key) {
        sources.asset(key, "mine");

        assertThat(owner("/" + key)).isEqualTo(asset(key));
    }

    @Test
    void aTextComesBeforeAnythingGeneratedToo() {
        sources.text("404.txt", "# Gone\n").text("index.md", "# Home\n");

        assertThat(owner("/404.html")).isEqualTo(text("404.txt"));
        assertThat(owner("/index.html")).isEqualTo(text("index.md"));
    }

    @Test
    void theHomePagesTextIsNoPage() {
        sources.home("Hello.\n");

        assertThat(owner("/index.html")).isEqualTo(new Owner.Home());
        assertThat(owner("/index.txt")).isEqualTo(new Owner.Nobody());
    }

    @Test
    void someFilesAreAlwaysThere() {
        assertThat(owner("/index.html")).isEqualTo(new Owner.Home());
        assertThat(owner("/404.html")).isEqualTo(new Owner.Fixed(SitePath.NOT_FOUND));
        assertThat(owner("/style.css")).isEqualTo(new Owner.Fixed(SitePath.STYLESHEET));
    }

    @Test
    void aSiteWithoutAnAddressHasNoFeed() {
        assertThat(owner("/rss/feed.xml")).isEqualTo(new Owner.Feed(Folder.ROOT, FeedFormat.RSS));
        assertThat(Owner.of(new SitePath("/rss/feed.xml"), at(Settings.defaults(""))))
                .isEqualTo(new Owner.Nobody());
    }

    @Test
    void aLongListHasNumberedPages() {
        for (int i = 0; i < 45; i++) {
            sources.text("2016/03/%02d.txt".formatted(i), POST);
            sources.text("%02d.txt".formatted(i), "# T\n## — 2016-03-18\n");
        }

        assertThat(owner("/2016/page/1/index.html")).isEqualTo(list("2016/", 45, 1));
        assertThat(owner("/2016/page/2/index.html")).isEqualTo(new Owner.Nobody());
        assertThat(owner("/2016/page/0/index.html")).isEqualTo(new Owner.Nobody());
        assertThat(owner("/2016/page/01/index.html")).isEqualTo(new Owner.Nobody());
        assertThat(owner("/page/3/index.html")).isEqualTo(list("", 45, 3));
        assertThat(owner("/page/4/index.html")).isEqualTo(new Owner.Nobody());
        assertThat(owner("/page/1234567890/index.html")).isEqualTo(new Owner.Nobody());
    }

    @Test
    void aFolderThatIsNamedLikeAPageHasItsOwnListThere() {
        for (int i = 0; i < 45; i++) {
            sources.text("2016/03/%02d.txt".formatted(i), POST);
        }
        sources.text("2016/page/1/a.txt", "# T\n## — 2016-03-18\n");

        assertThat(owner("/2016/page/1/index.html"))
                .isEqualTo(list("2016/page/1/", 1, Pagination.OWN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/2016/03/draft.html",
                "/2016/03/refused.html",
                "/2016/03/a.txt",
                "/2016/04/index.html",
                "/about.html",
                "/head.html",
                "/notes/index.html"
            })
    void anyOtherPathIsNobodys(String path) {
        var refused = new Key("2016/03/refused.txt");
        sources.text("2016/03/a.txt", POST)
                .text("2016/03/draft.txt", "---\ndraft: true\n---\n" + POST)
                .add(
                        Entry.refused(
                                refused,
                                new ETag("x"),
                                new Problem(refused, 1, "what", "advice"),
                                null))
                .asset("notes/box.svg", "<svg/>");

        assertThat(owner(path)).isEqualTo(new Owner.Nobody());
    }

    private Owner owner(String path) {
        return Owner.of(new SitePath(path), at(Settings.defaults("https://blog.example")));
    }

    private Catalog at(Settings settings) {
        return sources.at(NOW, settings, key -> false);
    }

    private Owner text(String key) {
        return new Owner.Text(entry(key));
    }

    private Owner asset(String key) {
        return new Owner.Asset(entry(key));
    }

    private Entry entry(String key) {
        return at(Settings.defaults("https://blog.example"))
                .entriesAfter(null)
                .filter(entry -> entry.key().value().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static Owner list(String folder, int count, int page) {
        return new Owner.ListPage(
                new Pagination(new Folder(folder), count, 20), page, Optional.empty());
    }
}
