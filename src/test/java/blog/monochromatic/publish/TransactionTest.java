package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.catalog.Sizes;
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
import java.util.concurrent.atomic.AtomicBoolean;
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

        // Between its reading and its commit, another publisher commits and finishes.
        beforeManifestPut(1, () -> blog.publish(B.value())).publish(List.of(A));

        assertThat(blog.file("2016/02/b.html")).contains("A again");
        blog.assertConverged();
    }

    @Test
    void aPublisherMakesAgainWhatAnotherPutOutOfDateMeanwhile() {
        blog.upload(A.value(), "# A again\n\none\n");
        blog.upload(B.value(), "# B\n\ntwo\n");

        // Between its commit and its clearing, when it has made its targets from the older state.
        beforeManifestPut(2, () -> blog.publish(B.value())).publish(List.of(A));

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

        afterManifestPut(1, TransactionTest::loseTheAnswer).publish(List.of(B));

        assertThat(blog.manifest().revision()).as("one commit, one clearing").isEqualTo(before + 2);
        blog.assertConverged();
    }

    @Test
    void aClearingWhoseAnswerIsLostIsNoMatter() {
        blog.upload(B.value(), "# B\n\ntwo\n");

        afterManifestPut(2, TransactionTest::loseTheAnswer).publish(List.of(B));

        blog.assertConverged();
    }

    @Test
    void aCommitThatMayStillLandIsOvertaken() {
        blog.upload(B.value(), "# B\n\ntwo\n");
        long before = blog.manifest().revision();

        // The commit has no effect yet and no answer; meanwhile its author takes the post back, so
        // that nothing is left to do.
        beforeManifestPut(
                        1,
                        () -> {
                            blog.remove(B.value());
                            loseTheAnswer();
                        })
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

        // Its second version's own publisher came first, and found the first version.
        afterManifestPut(1, () -> blog.upload(B.value(), "# B\n\nsecond\n")).publish(List.of(B));

        assertThat(blog.file("2016/02/b.html")).contains("second");
        blog.assertConverged();
    }

    @Test
    void aDeadPublishersSourcesAreLookedAtAgainByItsHeir() {
        blog.upload(B.value(), "# B\n");
        Publisher dying =
                publisher(
                        new FaultyBucket.Fault() {
                            @Override
                            public void before(String operation, String key) {
                                if (isManifestPut(operation, key)) {
                                    blog.remove(B.value());
                                    blog.publish(B.value()); // It finds nothing to do.
                                }
                            }

                            @Override
                            public void after(String operation, String key) {
                                if (isManifestPut(operation, key)) {
                                    throw new Death();
                                }
                            }
                        });
        assertThatThrownBy(() -> dying.publish(List.of(B))).isInstanceOf(Death.class);

        blog.wait(Duration.ofMinutes(2));
        blog.publish(A.value());

        blog.assertConverged();
    }

    @Test
    void aThemeThatChangesWhileItIsMadeIsOnEveryPageInTheEnd() {
        blog.upload("head.html", "<!DOCTYPE html><title>one</title>\n");

        beforeManifestPut(
                        2,
                        () -> {
                            blog.upload("head.html", "<!DOCTYPE html><title>two</title>\n");
                            blog.publish("head.html");
                        })
                .publish(List.of(new Key("head.html")));
        blog.workOff();

        assertThat(blog.file("2016/01/a.html")).contains("<title>two</title>");
        blog.assertConverged();
    }

    @Test
    void twoPublishersOfANewBlogBothFinish() {
        blog.upload(B.value(), "# B\n");
        blog.catalog.delete(MANIFEST);

        beforeManifestPut(1, () -> blog.publish(B.value())).publish(List.of(A));

        blog.assertConverged();
    }

    @Test
    void theFirstReconcileIsNotLostWithItsPublisher() {
        blog.upload(B.value(), "# B\n");
        blog.catalog.delete(MANIFEST);
        assertThatThrownBy(() -> dyingAfterItsCommit().publish(List.of(A)))
                .isInstanceOf(Death.class);

        blog.wait(Duration.ofMinutes(2));
        blog.publish(A.value());

        assertThat(blog.files()).containsKey("2016/02/b.html");
        blog.assertConverged();
    }

    @Test
    void aTargetThatCannotBeMadeDoesNotStopTheBlog() {
        blog.upload("big.mp4", "too large to be copied");
        assertThatThrownBy(() -> failingToCopy().publish(List.of(new Key("big.mp4"))))
                .isInstanceOf(StoreException.class);
        blog.wait(Duration.ofMinutes(2));
        blog.upload(B.value(), "# B\n");

        Publisher publisher = failingToCopy();
        assertThatThrownBy(() -> publisher.publish(List.of(B)))
                .as("so that its message comes back, and takes the promise over again")
                .isInstanceOf(StoreException.class);

        assertThat(blog.files()).containsKey("2016/02/b.html");

        blog.wait(Duration.ofMinutes(2));
        blog.publish(A.value());
        blog.assertConverged();
    }

    private Publisher failingToCopy() {
        var site =
                new FaultyBucket(
                        blog.site,
                        new FaultyBucket.Fault() {
                            @Override
                            public void before(String operation, String key) {
                                if (operation.equals("copy")) {
                                    throw new StoreException(
                                            operation, "site", key, new IOException("Too large"));
                                }
                            }
                        });
        return blog.publisher(blog.posts, blog.catalog, site);
    }

    @Test
    void aStoreThatGivesNoAnswerAtAllIsAFailureOfTheMessage() {
        blog.upload(B.value(), "# B\n");
        Publisher publisher =
                publisher(
                        new FaultyBucket.Fault() {
                            @Override
                            public void before(String operation, String key) {
                                if (isManifestPut(operation, key)) {
                                    loseTheAnswer();
                                }
                            }
                        });

        assertThatThrownBy(() -> publisher.publish(List.of(B)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("PutObject of manifest.json in catalog failed");
        blog.publish(B.value());
        blog.assertConverged();
    }

    /// What it put in a pass that ended early is neither what it made before nor what it wants now.
    @Test
    void whatAPassThatEndedEarlyMadeIsMadeAgain() {
        String image = "2016/02/x.png";
        blog.upload(B.value(), "# One\n");
        blog.upload(image, "v1");
        var second = new AtomicBoolean();
        var catalog =
                new FaultyBucket(
                        blog.catalog,
                        new FaultyBucket.Fault() {
                            private int puts;

                            @Override
                            public void before(String operation, String key) {
                                // Before its clearing, so that it makes a second pass.
                                if (isManifestPut(operation, key) && ++puts == 2) {
                                    blog.upload(B.value(), "# Two\n");
                                    blog.upload(image, "v2");
                                    blog.publish(B.value(), image);
                                    second.set(true);
                                }
                            }
                        });
        var site =
                new FaultyBucket(
                        blog.site,
                        new FaultyBucket.Fault() {
                            @Override
                            public void before(String operation, String key) {
                                if (second.getAndSet(false)) {
                                    blog.upload(B.value(), "# One\n");
                                    blog.upload(image, "v3");
                                    blog.publish(B.value(), image);
                                }
                            }
                        });

        blog.publisher(blog.posts, catalog, site).publish(List.of(B, new Key(image)));

        blog.assertConverged();
    }

    @Test
    void whoseOwnManifestHasBeenSweptMakesAllAgain() {
        var old = new TestBlog(new Sizes(4, 50, 1000));
        for (int year = 1990; year < 2019; year++) {
            old.upload(year + "/01/p.txt", "# " + year + "\n");
        }
        old.publish();
        old.wait(Duration.ofHours(3));
        old.upload("2019/01/p.txt", "# New\n");
        var catalog =
                new FaultyBucket(
                        old.catalog,
                        new FaultyBucket.Fault() {
                            private int puts;

                            @Override
                            public void before(String operation, String key) {
                                if (isManifestPut(operation, key) && ++puts == 2) {
                                    old.upload("1993/01/p.txt", "# Edited\n");
                                    old.publish("1993/01/p.txt");
                                    old.publisher()
                                            .work(new Message.Reconcile(Message.Phase.CATALOG, ""));
                                }
                            }
                        });

        old.publisher(old.posts, catalog, old.site).publish(List.of(new Key("2019/01/p.txt")));

        old.workOff();
        old.assertConverged();
    }

    /// The process ends: nothing after this happens.
    private static final class Death extends RuntimeException {}

    private Publisher dyingAfterItsCommit() {
        return afterManifestPut(
                1,
                () -> {
                    throw new Death();
                });
    }

    /// A publisher to which something happens once.
    ///
    /// @param number of its put of the manifest before which it happens, from 1
    private Publisher beforeManifestPut(int number, Runnable event) {
        var puts = new AtomicInteger();
        return publisher(
                new FaultyBucket.Fault() {
                    @Override
                    public void before(String operation, String key) {
                        if (isManifestPut(operation, key) && puts.incrementAndGet() == number) {
                            event.run();
                        }
                    }
                });
    }

    /// Likewise, when the put is done and not yet answered.
    private Publisher afterManifestPut(int number, Runnable event) {
        var puts = new AtomicInteger();
        return publisher(
                new FaultyBucket.Fault() {
                    @Override
                    public void after(String operation, String key) {
                        if (isManifestPut(operation, key) && puts.incrementAndGet() == number) {
                            event.run();
                        }
                    }
                });
    }

    private Publisher publisher(FaultyBucket.Fault ofCatalog) {
        return blog.publisher(catalog -> new FaultyBucket(catalog, ofCatalog));
    }

    private static boolean isManifestPut(String operation, String key) {
        return operation.equals("put") && key.equals(MANIFEST);
    }

    private static void loseTheAnswer() {
        throw new StoreException(
                "PutObject", "catalog", MANIFEST, new IOException("Connection reset"));
    }
}
