package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.FaultyProxy.Fate;
import blog.monochromatic.localstack.LocalStack;
import blog.monochromatic.publish.TestBlog;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// What an operator fears: a publisher that is killed by its timeout in the middle of a batch, S3
/// out of order, a queue full of what nobody can read. Nothing is lost, and what was given up is
/// published when its cause is gone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageDrill {
    /// A message comes back when what its publisher had promised has expired, as with the
    /// template's own numbers.
    private static final Map<String, String> PATIENT =
            Map.of("FunctionTimeout", "15", "QueueVisibility", "140");

    /// A message is given up after two minutes.
    private static final Map<String, String> LITTLE_PATIENCE =
            Map.of(
                    "FunctionTimeout", "15",
                    "QueueVisibility", "30",
                    "MaxReceives", "4",
                    "OperatorEmail", "operator@blog.example");

    private static final Duration LIMIT = Duration.ofMinutes(6);

    private static final Duration OUTAGE = Duration.ofMinutes(1);

    /// In a batch.
    private static final int POSTS = 40;

    /// Of the files that their publisher puts, the one at which it is stopped.
    private static final int LAST_PUT = 20;

    private static final int POISON = 20;

    private final LocalStack localStack = LocalStack.shared();
    private final FaultyProxy frozenS3 = new FaultyProxy(localStack.endpoint());
    private final FaultyProxy failingS3 = new FaultyProxy(localStack.endpoint());
    private final DeployedBlog frozen = deploy("frozen", PATIENT, frozenS3);
    private final DeployedBlog failing = deploy("outage", LITTLE_PATIENCE, failingS3);
    private final OperatorInbox inbox = new OperatorInbox(localStack, failing.stack());

    OutageDrill() throws IOException {}

    private DeployedBlog deploy(String stack, Map<String, String> parameters, FaultyProxy s3) {
        var blog = DeployedBlog.of(localStack, Stack.deploy(localStack, stack, parameters));
        blog.setVariable("AWS_ENDPOINT_URL_S3", s3.address().toString());
        return blog;
    }

    /// At first, for it takes longest until its message comes back; and while no other function
    /// runs, for all are stopped.
    @BeforeAll
    void stopAPublisherInTheMiddleOfABatch() {
        publishOne(frozen);
        var puts = new AtomicInteger();
        String site = "/" + frozen.stack().output("SiteBucket") + "/";
        frozenS3.set(
                (method, path) -> {
                    if (method.equals("PUT")
                            && path.startsWith(site)
                            && puts.incrementAndGet() == LAST_PUT) {
                        stopFunctions();
                    }
                    return Fate.ANSWERED;
                });
        frozen.asOneBatch(() -> uploadPosts(frozen, "2019/05", POSTS));
        Eventually.holds(() -> assertThat(puts.get()).isGreaterThanOrEqualTo(LAST_PUT));
        publishOne(failing);
    }

    @AfterAll
    void close() {
        frozen.close();
        failing.close();
        inbox.close();
        frozenS3.close();
        failingS3.close();
    }

    @Test
    void whatAPublisherLeavesThatIsKilledByItsTimeoutIsPublished() {
        Eventually.holds(LIMIT, () -> assertThat(frozen.queued()).isZero());

        assertThat(String.join("", frozen.invocations())).contains("Task timed out");
        assertThat(frozen.site()).containsKey("2019/05/post-" + (POSTS - 1) + ".html");
        frozen.seen().assertConverged();
        assertThat(frozen.deadLetters()).isEmpty();
    }

    @Test
    void aMinuteWithoutS3LosesNothing() {
        Instant end = Instant.now().plus(OUTAGE);
        Instant half = Instant.now().plus(OUTAGE.dividedBy(2));
        failingS3.set((method, path) -> Fate.REFUSED);
        uploadPosts(failing, "2020/01", POSTS);
        Eventually.holds(LIMIT, () -> assertThat(Instant.now()).isAfter(half));
        assertThat(failing.site()).doesNotContainKey("2020/01/post-0.html");

        var unanswered = new AtomicInteger();
        failingS3.set((method, path) -> isRead(method) ? Fate.ANSWERED : fateOfAWrite(unanswered));
        uploadPosts(failing, "2020/02", POSTS);
        Eventually.holds(LIMIT, () -> assertThat(Instant.now()).isAfter(end));
        failingS3.set((method, path) -> Fate.ANSWERED);
        failing.settle();

        assertThat(unanswered.get()).as("writes whose answers were lost").isPositive();
        assertThat(failing.site()).containsKey("2020/02/post-" + (POSTS - 1) + ".html");

        assertThat(failing.site()).containsKey("2020/01/post-" + (POSTS - 1) + ".html");
        failing.seen().assertConverged();
    }

    @Test
    void whatWasGivenUpIsPublishedWhenTheCauseIsGoneThoughTheQueueIsFullOfPoison() {
        int before = failing.deadLetterCount();
        failingS3.set((method, path) -> Fate.REFUSED);
        uploadPosts(failing, "2021/01", 3);
        for (int i = 0; i < POISON; i++) {
            failing.send("This is no event " + i);
        }
        Eventually.holds(
                LIMIT, () -> assertThat(failing.deadLetterCount()).isEqualTo(before + POISON + 3));

        Eventually.holds(LIMIT, () -> assertThat(inbox.told()).contains("dead-letters ALARM"));

        failingS3.set((method, path) -> Fate.ANSWERED);
        failing.redrive();
        uploadPosts(failing, "2021/02", 1);
        Eventually.holds(
                () ->
                        assertThat(failing.site())
                                .containsKeys("2021/01/post-2.html", "2021/02/post-0.html"));

        Eventually.holds(
                LIMIT, () -> assertThat(failing.deadLetterCount()).isEqualTo(before + POISON));
        failing.settle();
        failing.seen().assertConverged();

        failing.dropDeadLetters();
        Eventually.holds(LIMIT, () -> assertThat(inbox.told()).contains("dead-letters OK"));
    }

    /// Of a message's age LocalStack measures nothing, so it is measured here. Of what is parked it
    /// measures every line of the log, since it does not look at the filter's pattern.
    @Test
    void anOperatorIsToldOfAQueueThatStandsStill() {
        assertThat(inbox.told()).doesNotContain("queue-age ALARM");

        Eventually.holds(
                LIMIT,
                () -> {
                    inbox.measure("queue-age", 3_601);
                    assertThat(inbox.told()).contains("queue-age ALARM");
                });

        Eventually.holds(
                LIMIT,
                () -> {
                    inbox.measure("queue-age", 3_600);
                    assertThat(inbox.told()).contains("queue-age OK");
                });
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static Fate fateOfAWrite(AtomicInteger unanswered) {
        if (ThreadLocalRandom.current().nextBoolean()) {
            return Fate.REFUSED;
        }
        unanswered.incrementAndGet();
        return Fate.UNANSWERED;
    }

    private static void publishOne(DeployedBlog blog) {
        blog.upload("index.txt", "---\nurl: %s\n---\nHello.\n".formatted(TestBlog.URL));
        uploadPosts(blog, "2018/01", 1);
        Eventually.holds(() -> assertThat(blog.site()).containsKey("2018/01/post-0.html"));
        blog.settle();
    }

    private static void uploadPosts(DeployedBlog blog, String folder, int posts) {
        for (int post = 0; post < posts; post++) {
            blog.upload(
                    "%s/post-%d.txt".formatted(folder, post),
                    "# Post %d of %s\n\nText of it.\n".formatted(post, folder).getBytes(UTF_8));
        }
    }

    /// Stops the functions' processes, so that LocalStack finds that they take too long.
    private static void stopFunctions() {
        List<String> processes =
                ProcessHandle.current()
                        .descendants()
                        .filter(
                                process ->
                                        process.info()
                                                .commandLine()
                                                .orElse("")
                                                .contains("blog.monochromatic.lambda.Handler"))
                        .map(process -> String.valueOf(process.pid()))
                        .toList();
        if (processes.isEmpty()) {
            throw new AssertionError(
                    "No function is a process of this machine. With Docker it is in a container:"
                            + " run this where no Docker answers");
        }
        try {
            var kill = new ArrayList<>(List.of("kill", "-STOP"));
            kill.addAll(processes);
            new ProcessBuilder(kill).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop the function", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
