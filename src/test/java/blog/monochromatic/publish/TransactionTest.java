package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.site.Key;
import blog.monochromatic.store.StoreException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What can happen to publishers on one manifest. After each of these the site is a clean rebuild.
class TransactionTest {
    private static final String MANIFEST = "manifest.json";
    private static final Key A = new Key("2016/01/a.txt");
    private static final Key B = new Key("2016/02/b.txt");

    private final TestBlog blog = new TestBlog();

    @BeforeEach
    void aPublishedBlog() {
        blog.upload(A.value(), "# A\n\none\n");
        blog.publish(A.value());
    }

    @Test
    void ofTwoPublishersTheOneThatLosesTheRaceStartsOver() {
        blog.upload(A.value(), "# A again\n\none\n");
        blog.upload(B.value(), "# B\n\ntwo\n");
        var raced = new AtomicInteger();

        // Between its reading and its commit, another publisher commits and finishes.
        blog.publisher(
                        catalog ->
                                new FaultyBucket(
                                        catalog,
                                        beforePut(
                                                MANIFEST,
                                                () -> {
                                                    if (raced.getAndIncrement() == 0) {
                                                        blog.publish(B.value());
                                                    }
                                                })))
                .publish(List.of(A));

        assertThat(raced.get()).isGreaterThan(1);
        assertThat(blog.file("2016/02/b.html")).contains("A again");
        blog.assertConverged();
    }

    @Test
    void aPublisherMakesAgainWhatAnotherPutOutOfDateMeanwhile() {
        blog.upload(A.value(), "# A again\n\none\n");
        blog.upload(B.value(), "# B\n\ntwo\n");
        var raced = new AtomicInteger();

        // Between its commit and its clearing, when it has made its targets from the older state.
        blog.publisher(
                        catalog ->
                                new FaultyBucket(
                                        catalog,
                                        beforePut(
                                                MANIFEST,
                                                () -> {
                                                    if (raced.getAndIncrement() == 1) {
                                                        blog.publish(B.value());
                                                    }
                                                })))
                .publish(List.of(A));

        blog.assertConverged();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void manyPublishersAtOnceLoseNothing() throws Exception {
        int many = 12;
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new java.util.ArrayList<Future<?>>();
            for (int i = 0; i < many; i++) {
                String key = "2016/03/post-" + i + ".txt";
                blog.upload(key, "# Post " + i + "\n");
                Publisher publisher = blog.publisher();
                running.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    publisher.publish(List.of(new Key(key)));
                                    return key;
                                }));
            }
            start.countDown();
            for (Future<?> one : running) {
                one.get();
            }
        }

        assertThat(blog.files().keySet()).filteredOn(key -> key.contains("post-")).hasSize(many);
        blog.assertConverged();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsKnownByItsIntent() {
        blog.upload(B.value(), "# B\n\ntwo\n");
        long before = blog.manifest().revision();

        blog.publisher(catalog -> new FaultyBucket(catalog, losingTheAnswerOfTheFirstPut()))
                .publish(List.of(B));

        assertThat(blog.manifest().revision()).as("one commit, one clearing").isEqualTo(before + 2);
        blog.assertConverged();
    }

    @Test
    void aClearingWhoseAnswerIsLostIsNoMatter() {
        blog.upload(B.value(), "# B\n\ntwo\n");
        var puts = new AtomicInteger();

        blog.publisher(
                        catalog ->
                                new FaultyBucket(
                                        catalog,
                                        afterPut(
                                                MANIFEST,
                                                () -> {
                                                    if (puts.incrementAndGet() == 2) {
                                                        throw noAnswer();
                                                    }
                                                })))
                .publish(List.of(B));

        blog.assertConverged();
    }

    @Test
    void aCommitThatMayStillLandIsOvertaken() {
        blog.upload(B.value(), "# B\n\ntwo\n");
        long before = blog.manifest().revision();
        var puts = new AtomicInteger();

        // The commit has no effect yet and no answer; meanwhile its author takes the post back, so
        // that nothing is left to do.
        blog.publisher(
                        catalog ->
                                new FaultyBucket(
                                        catalog,
                                        beforePut(
                                                MANIFEST,
                                                () -> {
                                                    if (puts.getAndIncrement() == 0) {
                                                        blog.remove(B.value());
                                                        throw noAnswer();
                                                    }
                                                })))
                .publish(List.of(B));

        assertThat(blog.manifest().revision())
                .as("the manifest that the late commit expects is gone")
                .isEqualTo(before + 1);
        blog.assertConverged();
    }

    @Test
    void whatADeadPublisherHasPromisedAnotherMakes() {
        blog.upload(B.value(), "# B\n\ntwo\n");
        assertThatThrownBy(() -> dyingAfterItsCommit().publish(List.of(B)))
                .isInstanceOf(Death.class);
        assertThat(blog.manifest().intents()).hasSize(1);

        blog.publish(A.value());
        assertThat(blog.manifest().intents()).as("not yet expired").hasSize(1);

        blog.wait(Duration.ofMinutes(2));
        blog.publish(A.value());

        blog.assertConverged();
    }

    @Test
    void aDeadPublishersMessagesAreSentByItsHeir() {
        blog.upload("head.html", "<!DOCTYPE html><title>T</title>\n");
        assertThatThrownBy(() -> dyingAfterItsCommit().publish(List.of(new Key("head.html"))))
                .isInstanceOf(Death.class);
        assertThat(blog.queue).isEmpty();

        blog.wait(Duration.ofMinutes(2));
        blog.publish(A.value());

        assertThat(blog.file("2016/01/a.html")).startsWith("<!DOCTYPE html><title>T</title>\n");
        blog.assertConverged();
    }

    @Test
    void aSourceThatChangesWhileItIsPublishedIsLookedAtAgain() {
        blog.upload(B.value(), "# B\n\nfirst\n");
        var puts = new AtomicInteger();

        // Its second version's own publisher came first, and found the first version.
        blog.publisher(
                        catalog ->
                                new FaultyBucket(
                                        catalog,
                                        afterPut(
                                                MANIFEST,
                                                () -> {
                                                    if (puts.getAndIncrement() == 0) {
                                                        blog.upload(B.value(), "# B\n\nsecond\n");
                                                    }
                                                })))
                .publish(List.of(B));

        assertThat(blog.file("2016/02/b.html")).contains("second");
        blog.assertConverged();
    }

    @Test
    void aThemeThatChangesWhileItIsMadeIsOnEveryPageInTheEnd() {
        blog.upload("head.html", "<!DOCTYPE html><title>one</title>\n");
        var puts = new AtomicInteger();

        blog.publisher(
                        catalog ->
                                new FaultyBucket(
                                        catalog,
                                        beforePut(
                                                MANIFEST,
                                                () -> {
                                                    if (puts.getAndIncrement() == 1) {
                                                        blog.upload(
                                                                "head.html",
                                                                "<!DOCTYPE"
                                                                    + " html><title>two</title>\n");
                                                        blog.publish("head.html");
                                                    }
                                                })))
                .publish(List.of(new Key("head.html")));
        blog.workOff();

        assertThat(blog.file("2016/01/a.html")).contains("<title>two</title>");
        blog.assertConverged();
    }

    @Test
    void twoPublishersOfANewBlogBothFinish() {
        var fresh = new TestBlog();
        fresh.upload(A.value(), "# A\n");
        fresh.upload(B.value(), "# B\n");
        var raced = new AtomicInteger();

        fresh.publisher(
                        catalog ->
                                new FaultyBucket(
                                        catalog,
                                        beforePut(
                                                MANIFEST,
                                                () -> {
                                                    if (raced.getAndIncrement() == 0) {
                                                        fresh.publish(B.value());
                                                    }
                                                })))
                .publish(List.of(A));

        assertThat(fresh.files()).isEqualTo(fresh.cleanRebuild());
    }

    @Test
    void aStoreThatGivesNoAnswerAtAllIsAFailureOfTheMessage() {
        blog.upload(B.value(), "# B\n");

        assertThatThrownBy(
                        () ->
                                blog.publisher(
                                                catalog ->
                                                        new FaultyBucket(
                                                                catalog,
                                                                beforePut(
                                                                        MANIFEST,
                                                                        () -> {
                                                                            throw noAnswer();
                                                                        })))
                                        .publish(List.of(B)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("PutObject of manifest.json in catalog failed");
        blog.publish(B.value());
        blog.assertConverged();
    }

    /// The process ends: nothing after this happens.
    private static final class Death extends RuntimeException {}

    private Publisher dyingAfterItsCommit() {
        return blog.publisher(
                catalog ->
                        new FaultyBucket(
                                catalog,
                                afterPut(
                                        MANIFEST,
                                        () -> {
                                            throw new Death();
                                        })));
    }

    private static FaultyBucket.Fault losingTheAnswerOfTheFirstPut() {
        var puts = new AtomicInteger();
        return afterPut(
                MANIFEST,
                () -> {
                    if (puts.getAndIncrement() == 0) {
                        throw noAnswer();
                    }
                });
    }

    private static FaultyBucket.Fault beforePut(String key, Runnable event) {
        return new FaultyBucket.Fault() {
            @Override
            public void before(String operation, String of) {
                if (operation.equals("put") && of.equals(key)) {
                    event.run();
                }
            }
        };
    }

    private static FaultyBucket.Fault afterPut(String key, Runnable event) {
        return new FaultyBucket.Fault() {
            @Override
            public void after(String operation, String of) {
                if (operation.equals("put") && of.equals(key)) {
                    event.run();
                }
            }
        };
    }

    private static StoreException noAnswer() {
        return new StoreException(
                "PutObject", "catalog", MANIFEST, new IOException("Connection reset"));
    }
}
