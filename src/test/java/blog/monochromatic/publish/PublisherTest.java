package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.S3Bucket;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class PublisherTest {
    private final TestBlog blog = new TestBlog();

    @Test
    void aRedirectIsAPageWhateverItsNameEndsWith() {
        blog.upload("_redirects", "/old.php /about.html\n/feed.rdf /rss/feed.xml\n");
        blog.publish("_redirects");

        assertThat(type("old.php")).isEqualTo("text/html; charset=utf-8");
        assertThat(type("feed.rdf")).isEqualTo(type("rss/feed.xml"));
    }

    private String type(String key) {
        return blog.site.head(key).orElseThrow().headers().contentType();
    }

    @Test
    void anUploadIsAPageOnTheHomePageInItsListsAndInTheFeed() {
        blog.upload("2016/03/first.txt", "# First\n## — 18 March, 2016\n\nHello.\n");

        Publication done = blog.publish("2016/03/first.txt");

        assertThat(done.written())
                .extracting(SitePath::value)
                .containsAll(TestBlog.ALWAYS.stream().map(key -> "/" + key).toList())
                .filteredOn(path -> !TestBlog.ALWAYS.contains(path.substring(1)))
                .containsExactly(
                        "/2016/03/first.html",
                        "/2016/03/index.html",
                        "/2016/index.html",
                        "/search/2016-03.json",
                        "/sitemap/2016-03.xml");
        assertThat(blog.file("2016/03/first.html")).contains("<p>Hello.</p>");
        assertThat(blog.file("index.html")).contains("<a href=\"/2016/03/first.html\">First</a>");
        assertThat(blog.file("2016/index.html"))
                .contains("<a href=\"/2016/03/first.html\">First</a>");
        assertThat(blog.file("rss/feed.xml"))
                .contains("<guid>https://blog.example/2016/03/first.html</guid>");
        assertThat(blog.manifest().intents()).isEmpty();
    }

    @Test
    void publishingTwiceIsPublishingOnce() {
        blog.upload("2016/03/first.txt", "# First\n");
        blog.publish("2016/03/first.txt");
        long revision = blog.manifest().revision();

        Publication again = blog.publish("2016/03/first.txt");

        assertThat(again.written()).isEmpty();
        assertThat(blog.manifest().revision()).isEqualTo(revision);
    }

    @Test
    void aRemovedPostLeavesNothingBehind() {
        blog.upload("index.txt", "Hello.\n");
        blog.publish("index.txt");
        var before = blog.files();
        blog.upload("2016/03/first.txt", "# First\n");
        blog.publish("2016/03/first.txt");
        blog.remove("2016/03/first.txt");

        blog.publish("2016/03/first.txt");

        assertThat(blog.files()).isEqualTo(before);
    }

    @Test
    void anEditedBodyTouchesNoNeighbour() {
        blog.upload("2016/01/a.txt", "# A\n\none\n");
        blog.upload("2016/02/b.txt", "# B\n\ntwo\n");
        blog.publish("2016/01/a.txt", "2016/02/b.txt");
        blog.upload("2016/01/a.txt", "# A\n\none\n\nmore\n");

        assertThat(blog.publish("2016/01/a.txt").written())
                .extracting(SitePath::value)
                .containsExactly("/2016/01/a.html", "/feed.atom", "/feed.json", "/rss/feed.xml");
    }

    @Test
    void aNewTitleShowsOnTheNeighbours() {
        blog.upload("2016/01/a.txt", "# A\n\none\n");
        blog.upload("2016/02/b.txt", "# B\n\ntwo\n");
        blog.publish("2016/01/a.txt", "2016/02/b.txt");
        blog.upload("2016/01/a.txt", "# Other\n\none\n");

        blog.publish("2016/01/a.txt");

        assertThat(blog.file("2016/02/b.html")).contains("Other").doesNotContain("> A<");
        assertThat(blog.files()).isEqualTo(blog.cleanRebuild());
    }

    @Test
    void aBadVersionIsRefusedOnceAndTheLastGoodOneStays() {
        blog.upload("2016/01/a.txt", "# A\n\ngood\n");
        blog.publish("2016/01/a.txt");
        var before = blog.files();
        blog.upload("2016/01/a.txt", "# A\n## — 31 February, 2016\n");

        blog.publish("2016/01/a.txt");
        blog.publish("2016/01/a.txt");

        assertThat(blog.told.problems)
                .containsExactly(
                        new Problem(
                                new Key("2016/01/a.txt"),
                                2,
                                "There is no 31 February, 2016",
                                "write the date as 18 March, 2016 or 2016-03-18"));
        assertThat(blog.files()).isEqualTo(before);
    }

    @Test
    void theLastGoodVersionCanBeMadeAgain() {
        blog.upload("2016/01/a.txt", "# A\n\ngood\n");
        blog.publish("2016/01/a.txt");
        blog.upload("2016/01/a.txt", "# A\n## — 31 February, 2016\n");
        blog.publish("2016/01/a.txt");
        blog.upload("2016/02/b.txt", "# B\n");

        blog.publish("2016/02/b.txt");

        assertThat(blog.file("2016/01/a.html")).contains("good").contains("/2016/02/b.html");
    }

    @Test
    void noRequestIsMadeThatCouldOutliveItsPublisher() {
        boolean isDone = false;
        for (int seconds = 0; !isDone; seconds++) {
            var slow = new TestBlog();
            Instant lastStart = slow.now.plusSeconds(seconds);
            var requests = new ArrayList<Instant>();
            Runnable request =
                    () -> {
                        requests.add(slow.now);
                        slow.wait(Duration.ofSeconds(1));
                    };

            isDone = publishes(slow, request, lastStart.plus(S3Bucket.CALL_TIMEOUT));

            assertThat(requests.getLast()).isBeforeOrEqualTo(lastStart);
            assertThat(isDone || requests.getLast().equals(lastStart)).isTrue();
        }
    }

    /// Publishes a blog that has a file, a message and a wake-up made.
    private static boolean publishes(TestBlog slow, Runnable request, Instant end) {
        var fault =
                new FaultyBucket.Fault() {
                    @Override
                    public void before(String operation, String key) {
                        request.run();
                    }
                };
        slow.upload("a.txt", "# A\n## — 2020-02-01\n");
        Publisher publisher =
                slow.publisher(
                        new FaultyBucket(slow.posts, fault),
                        new FaultyBucket(slow.catalog, fault),
                        new FaultyBucket(slow.site, fault),
                        messages -> request.run(),
                        next -> request.run(),
                        (hub, feeds) -> request.run(),
                        atMost -> {},
                        new CatalogCache(),
                        end);
        try {
            publisher.publish(TestBlog.keys("a.txt"));
            return true;
        } catch (OutOfTimeException e) {
            return false;
        }
    }

    @Test
    void theHubIsPingedForAllFeedsThatHaveChangedAndAreThere() {
        String twenty = IntStream.range(0, 20).mapToObj(i -> "t" + i).collect(joining(", "));
        blog.upload("index.txt", "---\nhub: https://hub.example/\n---\n");
        blog.publish("index.txt");
        blog.upload("a.txt", "---\ndate: 2016-03-18\ntags: [%s]\n---\n# A\n".formatted(twenty));
        blog.publisher().publish(TestBlog.keys("a.txt"));
        assertThat(pings())
                .as("of twenty tags")
                .hasSize(2)
                .flatExtracting(Message.Ping::feeds)
                .hasSize(63)
                .contains(new SitePath("/feed.atom"), new SitePath("/tags/t7/rss/feed.xml"));
        blog.workOff();

        blog.upload("a.txt", "---\ndate: 2016-03-18\n---\n# A\n");
        blog.upload("data/feed.json", "{}");
        blog.publisher().publish(TestBlog.keys("a.txt", "data/feed.json"));

        assertThat(pings())
                .as("tags that are gone have no feeds, and of an asset nobody is told")
                .flatExtracting(Message.Ping::feeds)
                .extracting(SitePath::value)
                .containsExactly("/feed.atom", "/feed.json", "/rss/feed.xml");
    }

    private List<Message.Ping> pings() {
        return blog.queue.stream()
                .filter(Message.Ping.class::isInstance)
                .map(Message.Ping.class::cast)
                .toList();
    }

    @Test
    void aDraftIsNowhere() {
        blog.upload("2016/01/a.txt", "---\ndraft: true\n---\n# Secret\n");
        blog.publish("2016/01/a.txt");

        assertThat(blog.files().keySet()).containsExactlyElementsOf(TestBlog.ALWAYS);
        assertThat(blog.files().values()).noneMatch(file -> file.contains("Secret"));
    }

    @Test
    void aScheduledPostShowsWithTheFirstPublishAfterItIsDue() {
        blog.upload("2020/01/later.txt", "# Later\n## — 2020-01-02 09:00\n");
        blog.publish("2020/01/later.txt");
        assertThat(blog.files()).doesNotContainKey("2020/01/later.html");

        blog.wait(Duration.ofDays(1));
        blog.publish();

        assertThat(blog.file("index.html")).contains("Later");
        assertThat(blog.files()).isEqualTo(blog.cleanRebuild());
    }

    @Test
    void anAssetIsCopiedWithItsType() {
        blog.upload("css/a.css", "p{}");
        blog.publish("css/a.css");

        assertThat(blog.file("css/a.css")).isEqualTo("p{}");
        assertThat(blog.site.head("css/a.css").orElseThrow().headers().contentType())
                .isEqualTo("text/css; charset=utf-8");
    }

    @Test
    void aChangedTeaserShowsOnTheHomePageAndInTheLists() {
        blog.upload("2016/01/a.txt", "# A\n\nown words\n");
        blog.publish("2016/01/a.txt");
        blog.upload("index.txt", "# [A](/2016/01/a.html)\n\nThe *teaser*.\n");

        blog.publish("index.txt");

        assertThat(blog.file("index.html")).contains("The <em>teaser</em>.");
        assertThat(blog.file("2016/index.html"))
                .contains("The teaser.")
                .doesNotContain("own words");

        blog.remove("index.txt");
        blog.publish("index.txt");

        assertThat(blog.file("2016/index.html")).contains("own words");
        assertThat(blog.files()).isEqualTo(blog.cleanRebuild());
    }

    @Test
    void aTeaserOfADraftShowsNowhere() {
        blog.upload("index.txt", "# [A](/2016/01/a.html)\n\nThe teaser.\n");
        blog.upload("2016/01/a.txt", "---\ndraft: true\n---\n# A\n");
        blog.publish("index.txt", "2016/01/a.txt");

        assertThat(blog.files().values()).noneMatch(file -> file.contains("The teaser."));
    }

    @Test
    void aNewHeadIsOnEveryPage() {
        blog.upload("2016/01/a.txt", "# A\n");
        blog.upload("about.txt", "# About\n");
        blog.publish("2016/01/a.txt", "about.txt");
        blog.upload("head.html", "<!DOCTYPE html>\n<title>Mine</title>\n<body>\n");

        blog.publish("head.html");

        assertThat(blog.files().entrySet())
                .filteredOn(file -> file.getKey().endsWith(".html"))
                .hasSize(8)
                .allMatch(
                        file ->
                                file.getValue()
                                        .startsWith(
                                                "<!DOCTYPE html>\n<title>Mine</title>\n<body>\n"));
        assertThat(blog.manifest().outdated()).isEmpty();
        assertThat(blog.files()).isEqualTo(blog.cleanRebuild());
    }

    @Test
    void aBrokenTemplateIsRefusedAndTheLastGoodOneStays() {
        blog.upload("post.html", "<main>{{{post.content}}}</main>\n");
        blog.upload("about.txt", "# About\n\ntext\n");
        blog.publish("post.html", "about.txt");
        blog.upload("post.html", "<main>\n{{{post.contents}}}</main>\n");

        blog.publish("post.html");

        assertThat(blog.told.problems).hasSize(1);
        assertThat(blog.told.problems.getFirst().key()).isEqualTo(new Key("post.html"));
        assertThat(blog.told.problems.getFirst().line()).isEqualTo(2);
        assertThat(blog.told.problems.getFirst().what()).contains("contents");
        assertThat(blog.file("about.html")).contains("<main><p>text</p>\n</main>\n");
    }

    @Test
    void whenTheOwnerOfAPathGoesTheNextOneTakesOver() {
        blog.upload("about.md", "# Owner\n");
        blog.upload("about.txt", "# Heir\n");
        blog.upload("about.html", "asset");
        blog.publish("about.html", "about.txt", "about.md");
        assertThat(blog.file("about.html")).contains("Owner");

        blog.remove("about.md");
        blog.publish("about.md");
        assertThat(blog.file("about.html")).contains("Heir");

        blog.remove("about.txt");
        blog.publish("about.txt");
        assertThat(blog.file("about.html")).isEqualTo("asset");
    }

    @Test
    void pagesThatAreTooManyGoWhenListsGrow() {
        blog.upload("index.txt", "---\nlist: 2\n---\n");
        var keys = new java.util.ArrayList<Key>();
        for (int day = 10; day < 20; day++) {
            String key = "2016/03/" + day + "/post.txt";
            blog.upload(key, "# Post " + day + "\n");
            keys.add(new Key(key));
        }
        blog.publish("index.txt");
        blog.publish(keys);
        assertThat(blog.files()).containsKey("2016/page/4/index.html");
        blog.upload("index.txt", "---\nlist: 4\n---\n");

        blog.publish("index.txt");

        assertThat(blog.files()).doesNotContainKey("2016/page/2/index.html");
        assertThat(blog.files()).isEqualTo(blog.cleanRebuild());
    }

    @Test
    void whatEditorsAndVersionControlLeaveBehindIsNotPublished() {
        blog.upload(".git/config", "x");
        blog.upload("2016/03/.first.txt.swp", "x");
        blog.upload("README.md", "x");
        blog.publish(".git/config", "2016/03/.first.txt.swp", "README.md");

        assertThat(blog.files().keySet()).containsExactlyElementsOf(TestBlog.ALWAYS);
    }

    @Test
    void ofTwoTextsWithOnePathListsAndFeedHoldTheOneThatShows() {
        blog.upload("2016/01/a.txt", "# Second\n");
        blog.publish("2016/01/a.txt");
        blog.upload("2016/01/a.md", "# First\n");
        blog.publish("2016/01/a.md");

        for (String file : List.of("2016/01/a.html", "index.html", "2016/index.html")) {
            assertThat(blog.file(file)).contains("First").doesNotContain("Second");
        }
        assertThat(blog.file("rss/feed.xml")).contains("First").doesNotContain("Second");
        assertThat(blog.told.problems)
                .containsExactly(
                        new Problem(
                                new Key("2016/01/a.txt"),
                                0,
                                "/2016/01/a.html shows 2016/01/a.md",
                                "give one of the two another name"));
        blog.assertConverged();

        blog.upload("2016/01/a.md", "---\ndraft: true\n---\n# First\n");
        blog.publish("2016/01/a.md");

        assertThat(blog.file("2016/index.html")).contains("Second").doesNotContain("First");
        assertThat(blog.told.mended).containsExactly(new Key("2016/01/a.txt"));
        blog.assertConverged();
    }

    @Test
    void thePublisherIsWokenUpForWhatFallsDueNext() {
        blog.upload("2020/02/a.txt", "# A\n## — 5 February, 2020\n");
        blog.publish("2020/02/a.txt");
        assertThat(blog.wakeUp).contains(Instant.parse("2020-02-05T00:00:00Z"));

        blog.upload("2020/01/b.txt", "---\ndate: 2019-01-01\nexpires: 2020-01-05\n---\n# B\n");
        blog.upload("2020/01/draft.txt", "---\ndate: 2020-01-02\ndraft: true\n---\n# C\n");
        blog.publish("2020/01/b.txt", "2020/01/draft.txt");
        assertThat(blog.wakeUp).contains(Instant.parse("2020-01-05T00:00:00Z"));

        blog.upload("index.txt", "---\ntimezone: America/New_York\n---\n");
        blog.publish("index.txt");
        assertThat(blog.wakeUp).contains(Instant.parse("2020-01-05T05:00:00Z"));

        blog.remove("2020/01/b.txt");
        blog.remove("2020/02/a.txt");
        blog.publish("2020/01/b.txt", "2020/02/a.txt");
        assertThat(blog.wakeUp).isEmpty();
    }

    @Test
    void aScheduledTextTakesAPathWhenItIsDue() {
        blog.upload("2016/01/a.txt", "# Now\n");
        blog.upload("2016/01/a.md", "# Then\n## — 2020-01-02\n");
        blog.publish("2016/01/a.md", "2016/01/a.txt");
        assertThat(blog.file("index.html")).contains("Now").doesNotContain("Then");

        blog.wait(Duration.ofDays(1));
        blog.publish();

        assertThat(blog.file("index.html")).contains("Then").doesNotContain("Now");
        assertThat(blog.file("2016/01/a.html")).contains("Then");
        blog.assertConverged();
    }

    @Test
    void anAssetWhosePathATextHasIsToldOf() {
        blog.upload("about.html", "asset");
        blog.publish("about.html");
        blog.upload("about.txt", "# Text\n");
        blog.publish("about.txt");

        assertThat(blog.told.problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "about.html: /about.html shows about.txt; give one of the two another"
                                + " name");
    }

    @Test
    void anUnlistedPostHasAPageAndNothingLeadsToIt() {
        blog.upload("2016/01/a.txt", "# Before\n");
        blog.upload("2016/02/b.txt", "---\nunlisted: true\n---\n# Hidden\n");
        blog.upload("2016/03/c.txt", "# After\n");
        blog.publish("2016/01/a.txt", "2016/02/b.txt", "2016/03/c.txt");

        assertThat(blog.file("2016/02/b.html")).contains("Hidden").doesNotContain("Before");
        var others = new java.util.TreeMap<>(blog.files());
        others.remove("2016/02/b.html");
        assertThat(others.values())
                .noneMatch(file -> file.contains("Hidden") || file.contains("b.html"));
        assertThat(others).doesNotContainKey("2016/02/index.html");
        assertThat(blog.file("2016/01/a.html")).contains("/2016/03/c.html");
        blog.assertConverged();
    }

    @Test
    void anExpiredPostGoesWithTheFirstPublishAfterItsTime() {
        blog.upload("2016/01/a.txt", "---\nexpires: 2020-01-02 10:00\n---\n# Offer\n");
        blog.upload("offer.txt", "---\nexpires: 2020-01-02\n---\n# Page\n");
        blog.publish("2016/01/a.txt", "offer.txt");
        assertThat(blog.file("index.html")).contains("Offer");
        assertThat(blog.file("offer.html")).contains("Page");

        blog.wait(Duration.ofDays(1));
        blog.publish();

        assertThat(blog.files().keySet()).containsExactlyElementsOf(TestBlog.ALWAYS);
        blog.assertConverged();
    }

    @Test
    void eachBadVersionIsToldEvenWithTheSameMistake() {
        for (String body : List.of("one", "two")) {
            blog.upload("2016/01/a.txt", "---\ndate: nonsense\n---\n" + body + "\n");
            blog.publish("2016/01/a.txt");
        }

        assertThat(blog.told.problems).hasSize(2);
    }

    @Test
    void whatLooksLikeATextAndIsNoneByItsNameIsNotPublished() {
        blog.upload("2016/01/a.MD", "---\ndraft: true\n---\n# Secret\n");
        blog.upload("2016/01/b.markdown", "# Not yet\n");

        blog.publish("2016/01/a.MD", "2016/01/b.markdown");

        assertThat(blog.files().keySet()).containsExactlyElementsOf(TestBlog.ALWAYS);
        assertThat(blog.told.problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "2016/01/a.MD: It looks like a text, and the names of texts end with .txt"
                                + " or .md; rename it",
                        "2016/01/b.markdown: It looks like a text, and the names of texts end with"
                                + " .txt or .md; rename it");
    }

    @Test
    void whatLiesAmongDraftsIsNowhere() {
        blog.upload("drafts/secret.png", "PNG");
        blog.upload("drafts/secret.txt", "# Secret\n## — 2016-01-01\n");

        blog.publish("drafts/secret.png", "drafts/secret.txt");

        assertThat(blog.files().keySet()).containsExactlyElementsOf(TestBlog.ALWAYS);
        assertThat(blog.told.problems).isEmpty();
    }

    @Test
    void aHomePageThatAnotherSourceTakesIsTold() {
        blog.upload("index.txt", "Hello.\n");
        blog.publish("index.txt");
        blog.upload("index.md", "# Mine\n");

        blog.publish("index.md");

        assertThat(blog.told.problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "index.txt: /index.html shows index.md; give one of the two another name");
    }
}
