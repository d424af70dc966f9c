package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import blog.monochromatic.catalog.Look;
import blog.monochromatic.localstack.LocalStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The project as it is deployed: `template.yaml` on LocalStack, and files that go through bucket,
/// queue and function.
///
/// The stack is deployed with the template's defaults, but without a CDN. A second one, `failing`,
/// has less patience, so that a message runs out of it within the test; and two stacks in one
/// account are a test of the template's names.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeployedBlogIT {

    private static final Path EXAMPLE = Path.of("src", "example");

    private static final Map<String, String> WITH_AUTHOR =
            Map.of("AuthorEmail", "author@blog.example");

    /// Seconds, and receives: as few as the template takes.
    private static final Map<String, String> LITTLE_PATIENCE =
            Map.of("FunctionTimeout", "15", "QueueVisibility", "30", "MaxReceives", "2");

    /// Twice the queue's visibility of 30 seconds, and as much for a busy machine.
    private static final Duration PATIENCE_LIMIT = Duration.ofMinutes(3);

    /// The first upload of a whole blog starts a JVM, and then makes each page.
    private static final Duration BLOG_LIMIT = Duration.ofMinutes(4);

    private static final int ORDERS = 3;

    /// Of the site's keys those that are no copies of the author's files.
    private static final Predicate<String> MADE =
            Pattern.compile("\\.(html|xml|atom|json)$|^style\\.css$|^search\\.js$|^robots\\.txt$")
                    .asPredicate();

    @RegisterExtension final DeployedBlog blog;
    @RegisterExtension final DeployedBlog failing;
    private final Inbox author;

    DeployedBlogIT() {
        LocalStack localStack = LocalStack.shared();
        blog = DeployedBlog.of(localStack, Stack.deploy(localStack, "blog", WITH_AUTHOR));
        author =
                new Inbox(
                        localStack,
                        "blog-author",
                        requireNonNull(blog.variables().get("AUTHOR_TOPIC")));
        failing = DeployedBlog.of(localStack, Stack.deploy(localStack, "failing", LITTLE_PATIENCE));
    }

    /// At first, for it takes longer than all other tests together until it is given up.
    @BeforeAll
    void sendAMessageThatAlwaysFails() {
        failing.send("This is no event");
    }

    @AfterAll
    void close() {
        blog.close();
        failing.close();
        author.close();
    }

    @Test
    void anUploadedBlogIsServedWithItsPagesHomeListsFeedAndAssets() throws IOException {
        Map<String, byte[]> example = files(EXAMPLE);
        example.forEach(blog::upload);

        Website website = blog.website();
        Eventually.holds(
                BLOG_LIMIT,
                () -> {
                    String page = "/2016/03/hand-crafted-containers.html";
                    assertServed(website, page, "text/html", "Hand-crafted containers");
                    assertServed(website, "/about.html", "text/html", "<h1");
                    assertServed(website, "/", "text/html", page);
                    assertServed(website, "/2016/", "text/html", page);
                    assertServed(website, "/2016/03/", "text/html", page);
                    assertServed(website, "/rss/feed.xml", "xml", "hand-crafted-containers");
                    assertServed(
                            website, "/css/walks.css", "text/css", text(example, "css/walks.css"));
                    assertServed(
                            website, "/img/box.svg", "image/svg+xml", text(example, "img/box.svg"));

                    Website.Answer missing = website.get("/2016/03/nothing.html");
                    assertThat(missing.status()).isEqualTo(404);
                    assertThat(missing.body()).isEqualTo(blog.site().get("404.html"));
                });
    }

    @Test
    void anEditIsAppliedToThePageTheHomePageTheListAndTheFeed() {
        blog.upload("2019/02/lighthouse.txt", post("A lighthouse", "5 February, 2019"));
        Eventually.holds(() -> assertMentioned("2019/02/", "lighthouse.html", "A lighthouse"));

        blog.upload("2019/02/lighthouse.txt", post("Two lighthouses", "5 February, 2019"));

        Eventually.holds(
                () -> {
                    assertMentioned("2019/02/", "lighthouse.html", "Two lighthouses");
                    assertThat(blog.site().values())
                            .allSatisfy(file -> assertThat(file).doesNotContain("A lighthouse"));
                });
    }

    /// As a CDN is one. It reads the bucket as CloudFront does, not its website, which on
    /// LocalStack says nothing of caching.
    @Test
    void aSharedCacheServesANewPageAndANewVersionWithinFiveSeconds() throws IOException {
        String page = "2019/08/gull.html";
        URI site = blog.endpoint().resolve("/" + blog.stack().output("SiteBucket") + "/");
        blog.upload("2019/08/other.txt", post("Another", "4 August, 2019"));
        Eventually.holds(() -> assertMentioned("2019/08/", "other.html", "Another"));
        try (var cache = new SharedCache(site)) {
            assertThat(cache.get(page).status()).isEqualTo(404);

            blog.upload("2019/08/gull.txt", post("A gull", "5 August, 2019"));
            Eventually.holds(() -> assertMentioned("2019/08/", "gull.html", "A gull"));
            assertServedFiveSecondsLater(cache, page, "A gull");
            Eventually.holds(() -> assertThat(cache.get(page).isHit()).isTrue());

            blog.upload("2019/08/gull.txt", post("Two gulls", "5 August, 2019"));
            Eventually.holds(() -> assertMentioned("2019/08/", "gull.html", "Two gulls"));
            assertServedFiveSecondsLater(cache, page, "Two gulls");
        }
        blog.delete("2019/08/gull.txt");
        blog.delete("2019/08/other.txt");
    }

    private static void assertServedFiveSecondsLater(SharedCache cache, String key, String part) {
        Instant later = Instant.now().plusSeconds(5);
        Eventually.holds(() -> assertThat(Instant.now()).isAfter(later));
        SharedCache.Answer answer = cache.get(key);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(part);
    }

    @Test
    void aDeleteTakesThePostOffTheSite() {
        blog.upload("2019/03/harbour.txt", post("The harbour", "5 March, 2019"));
        Eventually.holds(() -> assertMentioned("2019/03/", "harbour.html", "The harbour"));

        blog.delete("2019/03/harbour.txt");

        Eventually.holds(
                () -> {
                    Map<String, String> site = blog.site();
                    assertThat(site.keySet())
                            .doesNotContain("2019/03/harbour.html", "2019/03/index.html");
                    assertThat(site.values())
                            .allSatisfy(file -> assertThat(file).doesNotContain("The harbour"));
                });
    }

    @Test
    void aRenameMovesThePageAndTheLinksToIt() {
        String post = post("The ferry", "5 April, 2019");
        blog.upload("2019/04/ferry.txt", post);
        Eventually.holds(() -> assertMentioned("2019/04/", "ferry.html", "The ferry"));

        blog.upload("2019/05/boat.txt", post);
        blog.delete("2019/04/ferry.txt");

        Eventually.holds(
                () -> {
                    assertMentioned("2019/05/", "boat.html", "The ferry");
                    assertThat(blog.site().keySet()).doesNotContain("2019/04/ferry.html");
                    assertThat(blog.site().values())
                            .allSatisfy(file -> assertThat(file).doesNotContain("ferry.html"));
                });
    }

    /// LocalStack keeps the schedule and does not heed it, so its message is sent here.
    @Test
    void aScheduledPostAppearsAndAnExpiredOneGoesWhenTheWakeUpThatIsSetForItComes() {
        Instant due = Instant.now().plusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
        blog.upload(
                "2020/03/tide.txt", "---\ndate: %s\ntags: Tides\n---\n# The tide\n".formatted(due));
        blog.upload(
                "2020/03/offer.txt",
                "---\ndate: 2020-03-02\nexpires: %s\n---\n# The offer\n".formatted(due));
        Eventually.holds(() -> assertMentioned("2020/03/", "offer.html", "The offer"));
        blog.settle();
        GetScheduleResponse wakeUp = blog.wakeUp().orElseThrow();
        assertThat(wakeUp.scheduleExpression()).isEqualTo(at(due));
        assertThat(wakeUp.target().arn())
                .endsWith(blog.stack().output("QueueUrl").replaceFirst("^.*/", ":"));
        assertThat(blog.site().values())
                .as("before %s", due)
                .allSatisfy(file -> assertThat(file).doesNotContain("The tide"));

        Eventually.holds(() -> assertThat(Instant.now()).isAfter(due));
        blog.send(wakeUp.target().input());

        Eventually.holds(
                () -> {
                    Map<String, String> site = blog.site();
                    for (String file :
                            List.of(
                                    "2020/03/tide.html",
                                    "2020/03/index.html",
                                    "rss/feed.xml",
                                    "feed.atom",
                                    "feed.json",
                                    "tags/tides/index.html",
                                    "tags/tides/feed.atom")) {
                        assertThat(site.get(file)).as(file).contains("The tide");
                    }
                    assertThat(site.get("tags/index.html")).contains("Tides");
                    assertThat(site.keySet()).doesNotContain("2020/03/offer.html");
                    assertThat(site.values())
                            .allSatisfy(file -> assertThat(file).doesNotContain("The offer"));
                });
        blog.delete("2020/03/tide.txt");
        blog.delete("2020/03/offer.txt");
    }

    /// The next whole minute, as EventBridge Scheduler has it.
    private static String at(Instant due) {
        Instant minute = due.plusSeconds(59).truncatedTo(ChronoUnit.MINUTES);
        return "at(%s)".formatted(minute.toString().replace("Z", ""));
    }

    @Test
    void whatWasUploadedUntoldIsPublishedAfterADeploy() {
        // The very first publish is a reconcile, too.
        blog.upload("2020/04/first.txt", post("The first one", "4 April, 2020"));
        Eventually.holds(() -> assertMentioned("2020/04/", "first.html", "The first one"));
        blog.untold(
                () -> blog.upload("2020/04/message.txt", post("Lost message", "5 April, 2020")));
        blog.stackIs("UPDATE_IN_PROGRESS");
        blog.upload("2020/04/next.txt", post("The next one", "6 April, 2020"));
        Eventually.holds(() -> assertMentioned("2020/04/", "next.html", "The next one"));
        assertThat(blog.site().keySet()).doesNotContain("2020/04/message.html");

        blog.stackIs("UPDATE_COMPLETE");

        Eventually.holds(() -> assertMentioned("2020/04/", "message.html", "Lost message"));
        for (String name : List.of("first", "message", "next")) {
            blog.delete("2020/04/%s.txt".formatted(name));
        }
    }

    /// As the version before leaves it whose golden site is another one.
    @Test
    void anUpgradeOfWhichPagesLookOtherwiseMakesTheSiteAgain() {
        blog.upload("2020/06/pier.txt", post("The pier", "5 June, 2020"));
        Eventually.holds(() -> assertMentioned("2020/06/", "pier.html", "The pier"));
        blog.settle();
        Map<String, String> site = blog.site();

        blog.makeManifestOf(Look.RENDERER - 1);
        List<String> made = site.keySet().stream().filter(MADE).toList();
        made.forEach(key -> blog.putIntoSite(key, "As it was once.\n"));
        blog.stackIs("UPDATE_COMPLETE");

        assertThat(made).contains("2020/06/pier.html", "index.html", "rss/feed.xml", "style.css");
        awaitSite(site);
        blog.delete("2020/06/pier.txt");
    }

    @Test
    void aDraftThatBecomesAPostAppearsEverywhere() {
        String post = "---\ntags: Buoys\ndate: 2020-05-05\n---\n# The buoy\n\nIt is red.\n";
        blog.upload("2020/05/buoy.txt", post.replace("tags", "draft: true\ntags"));
        blog.upload("2020/05/other.txt", post("Another", "4 May, 2020"));
        Eventually.holds(() -> assertMentioned("2020/05/", "other.html", "Another"));
        assertThat(blog.site().values())
                .allSatisfy(file -> assertThat(file).doesNotContain("The buoy"));

        blog.upload("2020/05/buoy.txt", post);

        Eventually.holds(
                () -> {
                    Map<String, String> site = blog.site();
                    for (String file :
                            List.of(
                                    "2020/05/buoy.html",
                                    "2020/05/other.html",
                                    "2020/05/index.html",
                                    "2020/index.html",
                                    "tags/buoys/index.html",
                                    "tags/buoys/rss/feed.xml",
                                    "search/2020-05.json")) {
                        assertThat(site.get(file)).as(file).contains("The buoy");
                    }
                    assertThat(site.get("sitemap/2020-05.xml")).contains("/2020/05/buoy.html");
                });
        blog.delete("2020/05/buoy.txt");
        blog.delete("2020/05/other.txt");
    }

    @Test
    void aRetitledPostChangesItsNeighbours() {
        for (int day = 1; day <= 3; day++) {
            blog.upload("2020/07/%d.txt".formatted(day), post("Day " + day, day + " July, 2020"));
        }
        Eventually.holds(() -> assertMentioned("2020/07/", "3.html", "Day 3"));

        blog.upload("2020/07/2.txt", post("The second day", "2 July, 2020"));

        Eventually.holds(
                () -> {
                    Map<String, String> site = blog.site();
                    assertThat(site.get("2020/07/1.html")).contains("The second day");
                    assertThat(site.get("2020/07/3.html")).contains("The second day");
                });
        for (int day = 1; day <= 3; day++) {
            blog.delete("2020/07/%d.txt".formatted(day));
        }
    }

    /// LocalStack's website endpoint does not decode paths, so these are looked for in the bucket.
    @Test
    void keysWithASpaceAPlusAnAccentAPercentAndAnEmojiBecomePages() {
        Map<String, String> paths =
                Map.of(
                        "2019/06/a b.txt", "/2019/06/a%20b.html",
                        "2019/06/c++.txt", "/2019/06/c%2B%2B.html",
                        "2019/06/café.txt", "/2019/06/caf%C3%A9.html",
                        "2019/06/100%.txt", "/2019/06/100%25.html",
                        "2019/06/50%20off.txt", "/2019/06/50%2520off.html",
                        "2019/06/🎈.txt", "/2019/06/%F0%9F%8E%88.html");
        paths.keySet().forEach(key -> blog.upload(key, post("Key " + key, "5 June, 2019")));

        Eventually.holds(
                () -> {
                    Map<String, String> site = blog.site();
                    paths.forEach(
                            (key, path) -> {
                                assertThat(site.keySet()).contains(key.replace(".txt", ".html"));
                                assertThat(site.get("2019/06/index.html"))
                                        .contains("\"" + path + "\"");
                            });
                });

        paths.keySet().forEach(blog::delete);

        Eventually.holds(
                () ->
                        assertThat(blog.site().keySet())
                                .noneMatch(key -> key.startsWith("2019/06/")));
    }

    @Test
    void aLatin1PostIsRefusedWithItsKeyAndAdviceWhileTheOthersOfItsBatchArePublished() {
        blog.asOneBatch(
                () -> {
                    blog.upload("2019/07/before.txt", post("Before", "5 July, 2019"));
                    blog.upload(
                            "2019/07/latin.txt",
                            post("Caf\u00e9", "6 July, 2019").getBytes(ISO_8859_1));
                    blog.upload("2019/07/after.txt", post("After", "7 July, 2019"));
                });

        Eventually.holds(
                () -> {
                    assertThat(blog.site().keySet())
                            .contains("2019/07/before.html", "2019/07/after.html")
                            .doesNotContain("2019/07/latin.html");
                    assertThat(blog.invocations())
                            .filteredOn(log -> log.contains("\"event\":\"problem\""))
                            .singleElement()
                            .asString()
                            .contains("\"key\":\"2019/07/latin.txt\"")
                            .containsPattern("\"advice\":\"[^\"]*UTF-8")
                            .contains("\"event\":\"published\"", "2019/07/before.html")
                            .contains("2019/07/after.html");
                });
        Eventually.holds(
                () ->
                        assertThat(author.received())
                                .filteredOn(mail -> mail.contains("2019/07/latin.txt"))
                                .singleElement()
                                .asString()
                                .startsWith(blog.url())
                                .contains("Not published; of each, the last good version stays")
                                .contains("UTF-8"));
    }

    @Test
    void aMessageThatAlwaysFailsEndsInTheDeadLetters() {
        Eventually.holds(
                PATIENCE_LIMIT,
                () -> assertThat(failing.deadLetters()).containsExactly("This is no event"));
    }

    @Test
    void aHubThatIsDownIsLoggedAndLeavesNoDeadLetter() {
        failing.upload("index.txt", "---\nhub: https://localhost:1/\n---\n");
        Eventually.holds(
                () ->
                        assertThat(failing.site().get("feed.atom"))
                                .contains("rel=\"hub\" href=\"https://localhost:1/\""));

        failing.upload("2019/07/news.txt", post("News", "5 July, 2019"));

        Eventually.holds(() -> assertThat(failing.site().get("feed.atom")).contains("News"));
        Eventually.holds(
                PATIENCE_LIMIT,
                () -> {
                    assertThat(failing.invocations())
                            .filteredOn(log -> log.contains("\"event\":\"unpinged\""))
                            .hasSizeGreaterThanOrEqualTo(2)
                            .allSatisfy(
                                    log ->
                                            assertThat(log)
                                                    .contains(
                                                            "The hub https://localhost:1/ could"
                                                                    + " not be told of http")
                                                    .contains("ConnectException"));
                    assertThat(failing.queued()).isZero();
                });
        assertThat(failing.deadLetters()).noneMatch(letter -> letter.contains("ping"));
    }

    @Test
    void theSiteEqualsABuildOfTheSameFolderWhateverTheOrderOfUploads(@TempDir Path folder)
            throws IOException, InterruptedException {
        Map<String, byte[]> example = files(EXAMPLE);
        Map<String, String> whole = build(EXAMPLE, folder.resolve("whole"));
        Map<String, String> empty =
                build(Files.createDirectory(folder.resolve("none")), folder.resolve("empty"));
        for (int order = 0; order < ORDERS; order++) {
            blog.deleteAll();
            awaitSite(empty);

            Random random = random();
            List<String> keys = new ArrayList<>(example.keySet());
            Collections.shuffle(keys, random);
            int first = random.nextInt(keys.size());
            upload(example, keys.subList(0, first));
            // Some of them are published before the others are there.
            Eventually.holds(() -> assertThat(blog.queued()).isZero());
            upload(example, keys.subList(first, keys.size()));

            awaitSite(whole);
        }
    }

    private void upload(Map<String, byte[]> files, List<String> keys) {
        for (String key : keys) {
            blog.upload(key, files.getOrDefault(key, new byte[0]));
        }
    }

    private void awaitSite(Map<String, String> expected) {
        Eventually.holds(
                BLOG_LIMIT,
                () -> {
                    assertThat(blog.queued()).isZero();
                    Map<String, String> site = blog.site();
                    assertThat(site.keySet()).containsExactlyElementsOf(expected.keySet());
                    expected.forEach(
                            (key, bytes) -> assertThat(site.get(key)).as(key).isEqualTo(bytes));
                });
    }

    private Map<String, String> build(Path from, Path to) throws IOException, InterruptedException {
        Jar.build(from, to, blog.url());
        Map<String, String> site = new TreeMap<>();
        files(to).forEach((key, bytes) -> site.put(key, new String(bytes, ISO_8859_1)));
        return site;
    }

    private void assertMentioned(String folder, String name, String title) {
        Map<String, String> site = blog.site();
        for (String file :
                List.of(folder + name, folder + "index.html", "index.html", "rss/feed.xml")) {
            assertThat(site.keySet()).contains(file);
            assertThat(site.get(file)).as(file).contains(title);
        }
        assertThat(site.get("index.html")).contains("/" + folder + name);
    }

    private static void assertServed(Website website, String path, String type, String part) {
        Website.Answer answer = website.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.headers())
                .as(path)
                .containsPattern("content-type: *[^\r]*\\Q" + type + "\\E");
        assertThat(answer.body()).as(path).contains(part);
    }

    private static String post(String title, String date) {
        return """
        # [%s](#)
        ## &mdash; %s

        Sea and sky.
        """
                .formatted(title, date);
    }

    private static String text(Map<String, byte[]> files, String key) {
        return new String(files.getOrDefault(key, new byte[0]), ISO_8859_1);
    }

    /// `-Dseed=…` repeats an order.
    private static Random random() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("Order of uploads: -Dseed=%d%n", seed);
        return new Random(seed);
    }

    /// All files below a folder, by key.
    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String key = folder.relativize(file).toString().replace('\\', '/');
                files.put(key, Files.readAllBytes(file));
            }
        }
        return files;
    }
}
