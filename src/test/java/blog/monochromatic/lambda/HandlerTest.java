package blog.monochromatic.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import blog.monochromatic.Invoked;
import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.publish.Blog;
import blog.monochromatic.publish.CpuTimeLimit;
import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.TimeLimit;
import blog.monochromatic.publish.Workers;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.MemoryBucket;
import blog.monochromatic.store.StoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.jr.ob.JSON;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

class HandlerTest {
    private static final String POST = "2016/03/hand-crafted-containers.txt";
    private static final String PAGE = "2016/03/hand-crafted-containers.html";
    private static final Instant NOW = Instant.parse("2020-01-10T12:00:00.5Z");

    private final MemoryBucket posts = new MemoryBucket("posts");
    private final MemoryBucket site = new MemoryBucket("site");
    private final List<Message> sent = new ArrayList<>();
    private final List<String> mails = new ArrayList<>();
    private final List<List<String>> pings = new ArrayList<>();
    private boolean isHubDown;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final AtomicInteger names = new AtomicInteger();
    private final List<String> halted = new ArrayList<>();
    private volatile boolean over;
    private Handler handler = handler(posts);

    /// The threads that were given up would go on beside all other tests.
    @AfterEach
    void endWhatNeverEnds() {
        over = true;
    }

    private Handler handler(Bucket from) {
        return handler(from, TimeLimit.none());
    }

    private Handler handler(Bucket from, TimeLimit timeLimit) {
        return handler(from, new MemoryBucket("catalog"), timeLimit);
    }

    private Handler handler(Bucket from, Bucket catalog, TimeLimit timeLimit) {
        return new Handler(
                blog(from, catalog, timeLimit),
                mails::add,
                new PrintStream(log, true, UTF_8),
                () -> halted.add(log.toString(UTF_8)));
    }

    private Blog blog(Bucket from, Bucket catalog, TimeLimit timeLimit) {
        return new Blog(
                from,
                catalog,
                site,
                sent::addAll,
                next -> {},
                this::ping,
                InstantSource.fixed(NOW),
                () -> "name-" + names.incrementAndGet(),
                "https://blog.example",
                Sizes.DEFAULT,
                new Workers(1),
                atMost -> {},
                timeLimit);
    }

    private void ping(String hub, List<String> feeds) {
        pings.add(feeds);
        if (isHubDown) {
            throw new IllegalStateException(hub + " is down");
        }
    }

    @Test
    void aPlainEventOfS3IsPublished() throws IOException {
        upload(POST, "# Containers\n");

        String response = handle(Files.readString(Path.of("events/s3-put.json")));

        assertThat(file(PAGE)).contains("<h1>Containers</h1>");
        assertThat(response).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void aPlainEventForAnObjectThatIsGoneTakesItsPageAway() throws IOException {
        upload(POST, "# Containers\n");
        handle(Files.readString(Path.of("events/s3-put.json")));
        posts.delete(POST);

        handle(Files.readString(Path.of("events/s3-delete.json")));

        assertThat(site.get(PAGE)).isEmpty();
    }

    @Test
    void aWholeBatchIsPublished() throws IOException {
        upload("2019/06/a b.txt", "# A B\n");
        upload("2019/06/🎈.txt", "# Balloon\n");
        upload("2019/06/100%.txt", "# Percent\n");

        String response = handle(Files.readString(Path.of("events/sqs-batch.json")));

        assertThat(response).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(file("2019/06/a b.html")).contains("<h1>A B</h1>");
        assertThat(file("2019/06/🎈.html")).contains("<h1>Balloon</h1>");
        assertThat(file("index.html"))
                .contains("/2019/06/a%20b.html", "/2019/06/%F0%9F%8E%88.html");
        assertThat(events()).as("one publish for them all").containsExactly("published");
    }

    @Test
    void malformedMessagesFailAlone() throws IOException {
        upload(POST, "# Containers\n");

        String response = handle(Files.readString(Path.of("events/sqs-malformed.json")));

        assertThat(JSON.std.mapFrom(response))
                .isEqualTo(
                        Map.of(
                                "batchItemFailures",
                                List.of(
                                        Map.of(
                                                "itemIdentifier",
                                                "059f36b4-87a3-44ab-83d2-661975800000"),
                                        Map.of(
                                                "itemIdentifier",
                                                "059f36b4-87a3-44ab-83d2-661975800002"))));
        assertThat(file(PAGE)).contains("<h1>Containers</h1>");
        assertThat(events()).containsExactly("failed", "failed", "published");
    }

    @Test
    void soDoesOneThatLooksLikeOurOwnAndIsNot() throws IOException {
        upload("a.txt", "# A\n");

        String response =
                handle(batch(message("bad", 1, "{\"remake\":1}"), hint("good", 1, "a.txt")));

        assertThat(failed(response)).containsExactly("bad");
        assertThat(site.get("a.html")).isPresent();
    }

    @Test
    void theHubIsPingedOnceForEachFeedThatHasChanged() throws IOException {
        upload("index.txt", "---\nhub: https://hub.example/\n---\n");
        upload(POST, "---\ntags: [box]\n---\n# Containers\n## — 2016-03-18\n");
        handle(batch(hint("settings", 1, "index.txt"), hint("post", 1, POST)));
        upload("b.txt", "# B\n");
        assertThat(pings).isEmpty();

        String response =
                handle(
                        batch(
                                message("p1", 1, EventReader.write(lastSent(Message.Ping.class))),
                                message("p2", 2, "{\"ping\":[\"/feed.atom\",\"/b/feed.atom\"]}"),
                                hint("m", 1, "b.txt")));

        assertThat(failed(response)).isEmpty();
        assertThat(pings)
                .containsExactly(
                        List.of(
                                "https://blog.example/b/feed.atom",
                                "https://blog.example/feed.atom",
                                "https://blog.example/feed.json",
                                "https://blog.example/rss/feed.xml",
                                "https://blog.example/tags/box/feed.atom",
                                "https://blog.example/tags/box/feed.json",
                                "https://blog.example/tags/box/rss/feed.xml"));
        assertThat(lines().getLast()).extracting("requests").asString().contains("Ping=1");
        assertThat(site.get("b.html")).isPresent();
    }

    @Test
    void aHubThatIsDownFailsNothingElseAndIsGivenUp() throws IOException {
        upload("index.txt", "---\nhub: https://hub.example/\n---\n");
        handle(batch(hint("settings", 1, "index.txt")));
        upload("b.txt", "# B\n");
        isHubDown = true;

        String response =
                handle(
                        batch(
                                message("new", 1, "{\"ping\":[\"/feed.atom\"]}"),
                                message("old", 2, "{\"ping\":[\"/feed.json\"]}"),
                                hint("m", 1, "b.txt")));

        assertThat(failed(response)).as("to be tried again").containsExactly("new");
        assertThat(site.get("b.html")).isPresent();
        assertThat(lines())
                .filteredOn(line -> "unpinged".equals(line.get("event")))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line)
                                        .containsEntry("level", "WARN")
                                        .containsEntry("error", "https://hub.example/ is down"));
        assertThat(events()).doesNotContain("failed");
    }

    @Test
    void aBlogWithoutAHubPingsNone() throws IOException {
        upload(POST, "# Containers\n## — 2016-03-18\n");
        handle(batch(hint("post", 1, POST), message("left", 1, "{\"ping\":[\"/feed.atom\"]}")));

        assertThat(sent).noneMatch(Message.Ping.class::isInstance);
        assertThat(pings).isEmpty();
    }

    @Test
    void whatIsPublishedIsLoggedAsJson() throws IOException {
        upload("2016/03/a.txt", "# A\n");

        handle(batch(hint("m", 1, "2016/03/a.txt")));

        assertThat(lines()).hasSize(1);
        Map<String, Object> line = lines().getFirst();
        assertThat(line)
                .containsEntry("timestamp", "2020-01-10T12:00:00.500Z")
                .containsEntry("level", "INFO")
                .containsEntry("requestId", "request-1")
                .containsEntry("event", "published")
                .containsEntry("writtenCount", 18)
                .containsEntry("removed", List.of());
        assertThat(String.valueOf(line.get("written"))).contains("/2016/03/a.html", "/index.html");
        assertThat(String.valueOf(line.get("requests"))).contains("PutObject=");
    }

    @Test
    void aRefusedPostIsLoggedWithItsKeyAndAdviceAndIsNoFailure() throws IOException {
        upload("2016/03/bad.txt", "# T\n## — 31 February, 2016\n");
        upload("2016/03/good.txt", "# Good\n");

        String response =
                handle(batch(hint("m1", 1, "2016/03/bad.txt"), hint("m2", 1, "2016/03/good.txt")));

        assertThat(failed(response)).isEmpty();
        assertThat(site.get("2016/03/good.html")).isPresent();
        assertThat(lines())
                .filteredOn(line -> "problem".equals(line.get("event")))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line)
                                        .containsEntry("level", "WARN")
                                        .containsEntry("key", "2016/03/bad.txt")
                                        .containsEntry("line", 2)
                                        .containsEntry("what", "There is no 31 February, 2016")
                                        .containsEntry(
                                                "advice",
                                                "write the date as 18 March, 2016 or 2016-03-18"));
    }

    @Test
    void theAuthorGetsOneMailForAllThatAPublishHasToTellAndNoneForTheSameVersionAgain()
            throws IOException {
        upload("2016/03/bad.txt", "# T\n## — 31 February, 2016\n");
        upload("2016/03/good.txt", "# Good\n");
        upload("2016/03/odd.txt", "---\ntitel: T\n---\n# Odd\n");
        String events =
                batch(
                        hint("m1", 1, "2016/03/bad.txt"),
                        hint("m2", 1, "2016/03/good.txt"),
                        hint("m3", 1, "2016/03/odd.txt"));

        handle(events);
        handle(events);

        assertThat(mails)
                .containsExactly(
                        """
                        https://blog.example

                        Not published; of each, the last good version stays on the site, if there was one:

                        2016/03/bad.txt:2: There is no 31 February, 2016; write the date as 18 March, 2016 or 2016-03-18

                        Published, but have a look:

                        2016/03/odd.txt:2: There is no setting 'titel'; write 'title', if that is meant\
                        """);
        mails.clear();

        upload("2016/03/bad.txt", "# T\n## — 29 February, 2016\n");
        handle(events);

        assertThat(mails)
                .containsExactly("https://blog.example\n\nMended, or gone:\n\n2016/03/bad.txt");
    }

    @Test
    void aMailNamesFiftyOfMore() throws IOException {
        var hints = new ArrayList<String>();
        for (int i = 0; i < 53; i++) {
            upload("bad-%03d.txt".formatted(i), "# T\n## — 31 February, 2016\n");
            hints.add(hint("m" + i, 1, "bad-%03d.txt".formatted(i)));
        }

        handle(batch(hints.toArray(String[]::new)));

        assertThat(mails)
                .singleElement()
                .asString()
                .contains("bad-049.txt:2: ")
                .doesNotContain("bad-050.txt")
                .endsWith("\n\nand 3 more, which `check` names");
    }

    @Test
    void newMessagesFailTogetherWhereOneIsPoisoned() throws IOException {
        handler = handler(failingFor("poison.txt"));
        upload("a.txt", "# A\n");

        String response = handle(batch(hint("bad", 1, "poison.txt"), hint("good", 1, "a.txt")));

        assertThat(failed(response)).containsExactlyInAnyOrder("bad", "good");
        assertThat(lines())
                .filteredOn(line -> "failed".equals(line.get("event")))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line)
                                    .containsEntry("level", "ERROR")
                                    .containsEntry("messages", List.of("bad", "good"));
                            assertThat(String.valueOf(line.get("error")))
                                    .contains("poison.txt in posts failed");
                            assertThat(String.valueOf(line.get("trace")))
                                    .contains("Caused by: java.io.IOException: Connection reset");
                        });
    }

    @Test
    void messagesThatCameBackAreWorkedOneByOneSoThatOnlyThePoisonedOneFails() throws IOException {
        handler = handler(failingFor("poison.txt"));
        upload("a.txt", "# A\n## — 18 March, 2016\n");
        upload("b.txt", "# B\n## — 18 March, 2016\n");

        String response =
                handle(
                        batch(
                                hint("good", 2, "a.txt"),
                                hint("bad", 2, "poison.txt"),
                                hint("also good", 2, "b.txt")));

        assertThat(failed(response)).containsExactly("bad");
        assertThat(site.get("a.html")).isPresent();
        assertThat(site.get("b.html")).isPresent();
    }

    @Test
    void aPostThatIsNestedTooDeeplyIsRefusedAndFailsNoOther() throws IOException {
        upload("deep.txt", "# Deep\n\n" + ">".repeat(30_000) + "x\n");
        upload("a.txt", "# A\n");

        String response = handle(batch(hint("deep", 2, "deep.txt"), hint("good", 1, "a.txt")));

        assertThat(failed(response)).isEmpty();
        assertThat(site.get("a.html")).isPresent();
        assertThat(lines())
                .anyMatch(
                        line ->
                                "problem".equals(line.get("event"))
                                        && "deep.txt".equals(line.get("key")));
    }

    @Test
    void aPostWhoseReadingNeverEndsIsRefusedAndTheProcessHaltedWhenTheOthersArePublished()
            throws IOException {
        handler = handler(posts, new Endless("endless.txt", Duration.ofMillis(300)));
        upload("endless.txt", "# Endless\n");
        upload("a.txt", "# A\n");

        handle(batch(hint("bad", 1, "endless.txt"), hint("good", 1, "a.txt")));

        assertThat(site.get("a.html")).isPresent();
        assertThat(site.get("endless.html")).isEmpty();
        assertThat(lines())
                .filteredOn(line -> "problem".equals(line.get("event")))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line).containsEntry("key", "endless.txt");
                            assertThat(String.valueOf(line.get("what")))
                                    .startsWith("It takes too long to read");
                            assertThat(String.valueOf(line.get("advice"))).isNotBlank();
                        });
        assertThat(halted)
                .singleElement()
                .satisfies(
                        logged ->
                                assertThat(logged)
                                        .contains("\"published\"", "\"problem\"", "\"halting\""));
    }

    @Test
    void theMessagesThatThenComeBackFindNothingToDo() throws IOException {
        var limit = new Endless("endless.txt", Duration.ofMillis(300));
        var catalog = new MemoryBucket("catalog");
        upload("endless.txt", "# Endless\n");
        upload("a.txt", "# A\n");
        handler = handler(posts, catalog, limit);
        handle(batch(hint("bad", 1, "endless.txt"), hint("good", 1, "a.txt")));
        log.reset();
        halted.clear();

        handler = handler(posts, catalog, new Endless("endless.txt", Duration.ofMillis(300)));
        String response = handle(batch(hint("bad", 2, "endless.txt"), hint("good", 2, "a.txt")));

        assertThat(failed(response)).isEmpty();
        assertThat(lines())
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .containsEntry("event", "published")
                                        .containsEntry("writtenCount", 0));
        assertThat(halted).isEmpty();
    }

    /// A process of its own, for it is really ended.
    @Test
    void theProcessEndsThoughTheReadingDoesNot() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                HandlerTest.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(printed).isEqualTo(Handler.HALTED);
        assertThat(printed.lines().map(line -> JSON.std.mapFrom(line).get("event")))
                .containsExactly("problem", "published", "halting");
    }

    public static void main(String[] arguments) throws IOException {
        var test = new HandlerTest();
        test.upload("endless.txt", "# Endless\n");
        new Handler(
                        test.blog(
                                test.posts,
                                new MemoryBucket("catalog"),
                                test.new Endless("endless.txt", Duration.ofMillis(300))),
                        test.mails::add,
                        System.out,
                        Handler::halt)
                .handleRequest(
                        new ByteArrayInputStream(
                                batch(hint("bad", 1, "endless.txt")).getBytes(UTF_8)),
                        new ByteArrayOutputStream(),
                        new Invoked("request-1", () -> 60_000));
        System.out.println("The process goes on");
    }

    /// The limit that the function has, and a source whose reading never ends.
    private final class Endless implements TimeLimit {
        private final TimeLimit limit;
        private final String key;

        Endless(String key, Duration limit) {
            this.key = key;
            this.limit = new CpuTimeLimit(limit);
        }

        @Override
        public <T> T within(Work<T> work, Refusal otherwise) throws Refusal {
            return limit.within(
                    () -> {
                        while (otherwise.problem().key().value().equals(key) && !over) {
                            Thread.onSpinWait();
                        }
                        return work.result();
                    },
                    otherwise);
        }

        @Override
        public boolean isExceeded() {
            return limit.isExceeded();
        }
    }

    @Test
    void aKeyWithHalfOfASurrogatePairFailsAloneForS3HasNone() throws IOException {
        upload("a.txt", "# A\n");
        String half = event("2001/HALF.txt").replace("HALF", "\\ud83d");

        String response = handle(batch(message("half", 1, half), hint("good", 1, "a.txt")));

        assertThat(failed(response)).containsExactly("half");
        assertThat(site.get("a.html")).isPresent();
    }

    @Test
    void newUploadsGoBeforeWhatCameBack() throws IOException {
        upload("old.txt", "# Old\n");
        upload("new.txt", "# New\n");

        handle(batch(hint("came back", 2, "old.txt"), hint("new", 1, "new.txt")));

        assertThat(lines())
                .filteredOn(line -> "published".equals(line.get("event")))
                .extracting(line -> String.valueOf(line.get("written")))
                .satisfiesExactly(
                        first -> assertThat(first).contains("/new.html"),
                        second -> assertThat(second).contains("/old.html"));
    }

    @Test
    void anAnswerForATestEventIsThatNothingFailed() throws IOException {
        String response = handle(batch(message("m", 1, "{\"Event\":\"s3:TestEvent\"}")));

        assertThat(response).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(lines()).isEmpty();
    }

    @Test
    void whatIsHandedOnIsWorked() throws IOException {
        upload("2016/03/a.txt", "# A\n");

        handle(batch(message("m", 1, "{\"reconcile\":\"posts\"}")));
        workOff();
        assertThat(file("2016/03/a.html")).contains("<h1>A</h1>");

        upload("head.html", "<!DOCTYPE html><title>Mine</title>\n");
        handle(batch(hint("m", 1, "head.html")));
        assertThat(file("2016/03/a.html")).doesNotContain("Mine");

        workOff();
        assertThat(file("2016/03/a.html")).contains("<title>Mine</title>");
        assertThat(file("index.html")).contains("<title>Mine</title>");
    }

    @Test
    void anInvocationWithSomethingElseFailsWithAdvice() {
        assertThatThrownBy(() -> handle("{\"source\":\"aws.s3\",\"detail\":{}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "The function takes S3 events and SQS messages that hold them. ")
                .hasMessageContaining("source");
    }

    @Test
    void aPlainEventThatFailsIsThrownSoThatItIsTriedAgain() {
        handler = handler(failingFor("poison.txt"));

        assertThatThrownBy(() -> handle(event("poison.txt"))).isInstanceOf(StoreException.class);
        assertThat(events()).as("what it took is logged all the same").containsExactly("published");
    }

    @Test
    void anInvocationWithoutTimeFailsBeforeItDoesAnything() throws IOException {
        upload("a.txt", "# A\n");
        var response = new ByteArrayOutputStream();

        handler.handleRequest(
                new ByteArrayInputStream(batch(hint("m", 1, "a.txt")).getBytes(UTF_8)),
                response,
                new Invoked("request-1", () -> 5));

        assertThat(failed(response.toString(UTF_8))).containsExactly("m");
        assertThat(String.valueOf(lines().getLast().get("error"))).startsWith("No time is left");
        assertThat(site.get("a.html")).isEmpty();
    }

    /// Works off what the function has handed on to itself.
    private void workOff() throws IOException {
        while (!sent.isEmpty()) {
            handle(batch(message("m", 1, EventReader.write(sent.removeFirst()))));
        }
    }

    private <M extends Message> M lastSent(Class<M> kind) {
        return sent.reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private void upload(String key, String text) {
        posts.put(key, text.getBytes(UTF_8), Headers.of(key));
    }

    private String file(String key) {
        return new String(site.get(key).orElseThrow().body(), UTF_8);
    }

    /// The posts, but for a key whose every request fails.
    private Bucket failingFor(String key) {
        InvocationHandler fault =
                (proxy, method, arguments) -> {
                    if (arguments != null && key.equals(arguments[0])) {
                        throw new StoreException(
                                "GetObject", "posts", key, new IOException("Connection reset"));
                    }
                    return method.invoke(posts, arguments);
                };
        return (Bucket)
                Proxy.newProxyInstance(
                        Bucket.class.getClassLoader(), new Class<?>[] {Bucket.class}, fault);
    }

    private String handle(String payload) throws IOException {
        var response = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(payload.getBytes(UTF_8)),
                response,
                new Invoked("request-1", () -> 60_000));
        return response.toString(UTF_8);
    }

    private static List<String> failed(String response) {
        return ((List<?>) requireNonNull(JSON.std.mapFrom(response).get("batchItemFailures")))
                .stream()
                        .map(failure -> String.valueOf(((Map<?, ?>) failure).get("itemIdentifier")))
                        .toList();
    }

    private List<Map<String, Object>> lines() {
        return log.toString(UTF_8).lines().map(JSON.std::mapFrom).toList();
    }

    private Stream<String> events() {
        return lines().stream().map(line -> String.valueOf(line.get("event")));
    }

    private static String batch(String... messages) {
        return "{\"Records\":[%s]}".formatted(String.join(",", messages));
    }

    private static String hint(String id, int receives, String key) {
        return message(id, receives, event(key));
    }

    private static String event(String key) {
        return JSON.std.asString(
                Map.of(
                        "Records",
                        List.of(
                                Map.of(
                                        "eventSource",
                                        "aws:s3",
                                        "s3",
                                        Map.of("object", Map.of("key", key))))));
    }

    private static String message(String id, int receives, String body) {
        return JSON.std.asString(
                Map.of(
                        "messageId",
                        id,
                        "eventSource",
                        "aws:sqs",
                        "attributes",
                        Map.of("ApproximateReceiveCount", Integer.toString(receives)),
                        "body",
                        body));
    }
}
