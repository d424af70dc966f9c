package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.localstack.LocalStack;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.ETag;

import org.junit.jupiter.api.Test;

import tools.jackson.jr.ob.JSON;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Any storm of events ends in a clean rebuild, with nothing simulated but AWS: the bucket's own
/// notifications, the queue, and four processes that publish, of which one is killed every few
/// seconds.
///
/// A message of a killed publisher comes back when the queue's visibility has passed, and what it
/// had promised is adopted when the promise has expired, by whoever publishes next. So after the
/// storm there is a wait, and then one more message, about a source that does not exist: no
/// reconcile, which would mend what the storm has lost.
///
/// `-Dseed=…` repeats what the author does, `-Devents=…` sets how much of it.
class StormIT {
    private static final int EVENTS = Integer.getInteger("events", 2_000);
    private static final int POSTS = 300;
    private static final int PUBLISHERS = 4;

    /// So that there are a dozen kills, and the publishers are at work all the while.
    private static final Duration STORM = Duration.ofSeconds(60);

    private static final Duration BETWEEN_KILLS = Duration.ofSeconds(5);

    /// Seconds, and receives. A message comes back when the last request of its publisher has
    /// landed, which may be under way until the invocation's end. It may come back often: it is not
    /// at fault when it does.
    private static final Map<String, String> PARAMETERS =
            Map.of("FunctionTimeout", "15", "QueueVisibility", "45", "MaxReceives", "30");

    /// How many events of a hundred have a second message.
    private static final int DUPLICATES = 30;

    private static final Path LOGS = Path.of("target", "storm");
    private static final Path RIGHTS = Path.of("target", "storm-rights");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    /// Of its own, since when a kill is due is a matter of time.
    private final Random killer = new Random(seed);

    private final List<String> held = new ArrayList<>();
    private int messages;
    private int kills;

    @Test
    void aStormOfEventsEndsInACleanRebuildThoughPublishersAreKilled()
            throws IOException, InterruptedException {
        LocalStack localStack = LocalStack.shared();
        StormPublishers.delete(LOGS);
        StormPublishers.delete(RIGHTS);
        Files.createDirectories(RIGHTS);
        System.out.printf("Storm: -Dseed=%d%n", seed);
        Instant start = Instant.now();
        try (var blog =
                DeployedBlog.of(localStack, Stack.deploy(localStack, "storm", PARAMETERS))) {
            blog.stopPolling();
            TestBlog seen = blog.seen();
            Map<String, String> environment = environment(localStack, blog);
            environment.putAll(RightsRecorder.environment(RIGHTS));
            Instant deployed = Instant.now();
            try (var author = new StormAuthor(new Random(seed), blog, POSTS);
                    var publishers = new StormPublishers(PUBLISHERS, LOGS, environment)) {
                int events = storm(blog, author, publishers);
                Instant over = Instant.now();
                blog.settle();
                Instant settled = Instant.now();

                seen.assertConverged();
                assertAcceptedIs(author, seen);
                assertThat(blog.deadLetters()).isEmpty();
                assertThat(blog.queued()).isZero();
                publishers.assertAlive();
                assertThat(RightsIT.ofPublisher())
                        .containsAll(
                                RightsRecorder.recorded(RIGHTS, RightsIT.namesInTemplate(blog)));
                System.out.printf(
                        "Storm -Dseed=%d: %d events, %d messages besides S3's own, %d kills, %d"
                            + " sources, %d files; deployed in %d s, storm %d s, wait %d s, check"
                            + " %d s; requests %s%n",
                        seed,
                        events,
                        messages,
                        kills,
                        author.present().size(),
                        seen.fileCount(),
                        Duration.between(start, deployed).toSeconds(),
                        Duration.between(deployed, over).toSeconds(),
                        Duration.between(over, settled).toSeconds(),
                        Duration.between(settled, Instant.now()).toSeconds(),
                        publishers.requests());
            }
        }
    }

    /// Has the author and the killer at work.
    ///
    /// @return how many events there were
    private int storm(DeployedBlog blog, StormAuthor author, StormPublishers publishers)
            throws IOException, InterruptedException {
        Instant start = Instant.now();
        Instant nextKill = start.plus(BETWEEN_KILLS);
        int events = 0;
        while (events < EVENTS) {
            List<String> keys = author.act();
            events += keys.size();
            keys.stream().filter(key -> random.nextInt(100) < DUPLICATES).forEach(held::add);
            if (held.size() > 20) {
                sendHeld(blog);
            }
            Instant now = Instant.now();
            if (now.isAfter(nextKill)) {
                publishers.killOne(killer);
                kills++;
                nextKill = now.plus(BETWEEN_KILLS);
            }
            sleepUntil(start.plus(STORM.multipliedBy(events).dividedBy(EVENTS)));
        }
        author.await();
        sendHeld(blog);
        return events;
    }

    /// Sends the second messages about some events, some of them as one, in no order.
    private void sendHeld(DeployedBlog blog) {
        Collections.shuffle(held, random);
        while (!held.isEmpty()) {
            List<String> some = held.subList(0, Math.min(held.size(), 1 + random.nextInt(3)));
            blog.send(event(some));
            messages++;
            some.clear();
        }
    }

    /// The last version of each source is what was seen of it, and what was accepted if it is good;
    /// else a good one that it once had.
    private static void assertAcceptedIs(StormAuthor author, TestBlog seen) {
        var entries = new HashMap<String, Entry>();
        seen.entries().forEach(entry -> entries.put(entry.key().value(), entry));
        assertThat(entries.keySet()).isEqualTo(author.present().keySet());
        author.present()
                .forEach(
                        (key, version) -> {
                            Entry entry = requireNonNull(entries.get(key));
                            assertThat(entry.etag()).as(key).isEqualTo(version.etag());
                            assertThat(entry.problem() == null).as(key).isEqualTo(version.good());
                            if (entry.copy() != null) {
                                ETag accepted = seen.etagOf(entry.copy());
                                assertThat(accepted)
                                        .as(key)
                                        .isIn(
                                                version.good()
                                                        ? List.of(version.etag())
                                                        : author.goodVersions(key));
                            }
                        });
    }

    private static String event(List<String> keys) {
        return JSON.std.asString(
                Map.of(
                        "Records",
                        keys.stream()
                                .map(
                                        key ->
                                                Map.of(
                                                        "eventSource",
                                                        "aws:s3",
                                                        "s3",
                                                        Map.of(
                                                                "object",
                                                                Map.of(
                                                                        "key",
                                                                        URLEncoder.encode(
                                                                                key, UTF_8)))))
                                .toList()));
    }

    private static void sleepUntil(Instant when) throws InterruptedException {
        Duration left = Duration.between(Instant.now(), when);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
    }

    /// The function's.
    static Map<String, String> environment(LocalStack localStack, DeployedBlog blog) {
        var environment = new HashMap<>(blog.variables());
        environment.putAll(localStack.environment());
        environment.put("SITE_URL", TestBlog.URL);
        return environment;
    }
}
