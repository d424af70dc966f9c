package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.plan.Inventory;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.StoreException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

class ReconcileTest {
    private final TestBlog blog = new TestBlog(new Sizes(4, 7, 5));

    private void publishSome() {
        for (int i = 10; i < 30; i++) {
            blog.upload("2016/%d/post-%d.txt".formatted(i % 3 + 10, i), "# Post " + i + "\n");
        }
        blog.upload("about.md", "# About\n");
        blog.upload("img/a.svg", "<svg/>");
        blog.upload("index.txt", "---\nlist: 2\n---\nHello.\n");
        blog.publish("index.txt");
    }

    /// All that a reconcile has done, step by step.
    private List<Publication> reconcile() {
        blog.queue.add(Message.Reconcile.BEGIN);
        return blog.workOff();
    }

    @Test
    void itFindsWhatNoEventToldOf() {
        publishSome();
        blog.upload("2016/10/new.txt", "# New\n");
        blog.upload("2016/11/post-10.txt", "# Moved\n");
        blog.remove("2016/12/post-11.txt");
        blog.remove("img/a.svg");
        blog.upload("head.html", "<!DOCTYPE html>\n<title>Other</title>\n<body>\n");

        reconcile();

        assertThat(blog.file("2016/10/new.html")).contains("New").contains("<title>Other");
        blog.assertConverged();
    }

    @Test
    void aWakeUpThatWasLostIsSetAgain() {
        blog.upload("2020/02/later.txt", "# Later\n## — 5 February, 2020\n");
        blog.publish("2020/02/later.txt");
        Optional<Instant> due = blog.wakeUp;
        blog.wakeUp = Optional.empty();

        reconcile();

        assertThat(due).contains(Instant.parse("2020-02-05T00:00:00Z"));
        assertThat(blog.wakeUp).isEqualTo(due);
    }

    @Test
    void whatIsMissingFromTheSiteIsPutBack() {
        publishSome();
        List<String> all = List.copyOf(blog.files().keySet());
        for (String file : all) {
            blog.site.delete(file);
            reconcile();
            assertThat(blog.files().keySet()).as("without %s", file).containsExactlyElementsOf(all);
        }
        all.forEach(blog.site::delete);

        reconcile();

        blog.assertConverged();
    }

    @Test
    void whatIsNobodysIsReportedAndStays() {
        publishSome();
        List.of("0.html", "2016/10/stray.html", "googlea1b2.html", "zz/z").forEach(this::put);

        List<Publication> steps = reconcile();

        assertThat(steps.stream().flatMap(step -> step.foreign().stream()))
                .containsExactlyInAnyOrder(
                        new SitePath("/0.html"),
                        new SitePath("/2016/10/stray.html"),
                        new SitePath("/googlea1b2.html"),
                        new SitePath("/zz/z"));
        assertThat(blog.file("2016/10/stray.html")).isEqualTo("foreign");
    }

    private void put(String key) {
        blog.site.put(key, "foreign".getBytes(UTF_8), Headers.of(key));
    }

    @Test
    void whatNothingNamesIsSweptUnlessItIsYoung() {
        publishSome();
        for (int i = 0; i < 5; i++) {
            blog.upload("2016/10/post-12.txt", "# Version " + i + "\n");
            blog.publish("2016/10/post-12.txt");
        }
        int before = catalog().size();
        reconcile();
        assertThat(catalog()).hasSize(before);
        blog.wait(Duration.ofHours(2));
        blog.upload("2016/10/post-12.txt", "# Last version\n");
        blog.publish("2016/10/post-12.txt");
        List<String> young = new ArrayList<>(catalog());
        blog.wait(Duration.ofMinutes(10));

        List<Publication> steps = reconcile();

        assertThat(catalog()).isSubsetOf(young).hasSizeLessThan(before);
        assertThat(steps.stream().mapToInt(Publication::swept).sum())
                .isEqualTo(young.size() - catalog().size());
        blog.wait(Duration.ofHours(2));
        reconcile();
        Convergence.checkNoOrphans(blog);
        blog.assertConverged();
    }

    @Test
    void whatOthersKeepInTheCatalogsBucketIsLeftAlone() {
        publishSome();
        List<String> others = List.of("notes.txt", "texts/", "texts/note", "texts//x");
        others.forEach(key -> blog.catalog.put(key, new byte[0], Headers.of(key)));
        blog.wait(Duration.ofHours(2));

        reconcile();

        assertThat(catalog()).containsAll(others);
    }

    private List<String> catalog() {
        try (Stream<Bucket.Listed> listing = blog.catalog.list("", "")) {
            return listing.map(Bucket.Listed::key).toList();
        }
    }

    @Test
    void whatCannotBeMadeIsParkedAndTriedAgainByAReconcile() {
        publishSome();
        blog.upload("2016/10/post-12.txt", "# Better\n");
        Bucket failing =
                siteWherePutting(
                        "2016/10/post-12.html",
                        () -> {
                            throw new StoreException(
                                    "put", "site", "2016/10/post-12.html", new IOException("No"));
                        });
        // Its own publisher, three that take it over, and one that parks it.
        for (int i = 0; i < 5; i++) {
            Publisher publisher = blog.publisher(blog.posts, blog.catalog, failing);
            try {
                publisher.publish(TestBlog.keys("2016/10/post-12.txt"));
                assertThat(i).as("the one that parks it").isEqualTo(4);
            } catch (StoreException e) {
                assertThat(i).isLessThan(4);
            }
            blog.wait(Duration.ofMinutes(2));
        }

        assertThat(blog.told.parked)
                .contains(new Target.File(new SitePath("/2016/10/post-12.html")));
        blog.upload("2016/10/post-27.txt", "# Others are published\n");
        blog.publish("2016/10/post-27.txt");
        assertThat(blog.file("2016/10/post-27.html")).contains("Others are published");
        assertThat(blog.file("2016/10/post-12.html")).doesNotContain("Better");

        reconcile();

        assertThat(blog.file("2016/10/post-12.html")).contains("Better");
        blog.assertConverged();
    }

    /// The newest posts are on the home page, which kills whoever makes it: out of memory, say.
    @Test
    void whatKillsItsMakerIsParkedAloneAndKeepsNothingElseFromBeingMade() {
        publishSome();
        Bucket deadly =
                siteWherePutting(
                        "index.html",
                        () -> {
                            throw new Death();
                        });

        for (int i = 0; i < 8; i++) {
            String key = "2019/05/post-%d.txt".formatted(i);
            blog.upload(key, "# New %d\n".formatted(i));
            receive(deadly, publisher -> publisher.publish(TestBlog.keys(key)));
        }
        blog.queue.add(Message.Reconcile.BEGIN);
        for (Message one = blog.queue.poll(); one != null; one = blog.queue.poll()) {
            Message message = one;
            receive(deadly, publisher -> publisher.work(message));
        }
        blog.upload("2019/05/last.txt", "# Last\n");
        receive(deadly, publisher -> publisher.publish(TestBlog.keys("2019/05/last.txt")));

        assertThat(blog.told.parked).containsOnly(new Target.File(SitePath.HOME));
        SortedMap<String, String> files = blog.files();
        SortedMap<String, String> clean = blog.cleanRebuild();
        assertThat(files.remove("index.html")).isNotEqualTo(clean.remove("index.html"));
        assertThat(files).isEqualTo(clean);
    }

    /// The site, in which something happens before a file is put.
    private Bucket siteWherePutting(String file, Runnable event) {
        return new FaultyBucket(
                blog.site,
                new FaultyBucket.Fault() {
                    @Override
                    public void before(String operation, String key) {
                        if (operation.equals("put") && key.equals(file)) {
                            event.run();
                        }
                    }
                });
    }

    /// The process ends.
    private static final class Death extends Error {}

    /// Has a message come back until it is answered, as often as the queue lets it.
    private void receive(Bucket site, Consumer<Publisher> work) {
        for (int receives = 1; ; receives++) {
            blog.wait(Duration.ofMinutes(6));
            try {
                work.accept(blog.publisher(blog.posts, blog.catalog, site));
                return;
            } catch (Death e) {
                assertThat(receives).as("receives of a dead letter").isLessThan(5);
            }
        }
    }

    /// The inventory is cut at any keys, and holds just what a clean rebuild makes.
    @Test
    void theInventoryIsWhatACleanRebuildMakes() {
        for (int seed = 0; seed < 40; seed++) {
            var random = new Random(seed);
            var one = new TestBlog(new Sizes(4, 7, 5));
            new Author(random::nextInt, one, new Author.Keys(0, 16)).uploadAll();
            List.of("a.k.txt", "a.txt", "a.md", "a.html/b.txt", "a.l/index.txt", "a.html")
                    .forEach(key -> one.upload(key, "# " + key + "\n"));
            one.publish();
            var paths = new TreeSet<SitePath>();
            String after = "";
            while (after != null) {
                String end = random.nextInt(3) == 0 ? null : after + "a." + random.nextInt(9);
                Inventory part = Inventory.of(after, end, one.asItIs(), 1 + random.nextInt(5));
                assertThat(part.paths()).noneMatch(paths::contains);
                paths.addAll(part.paths());
                after = part.last();
            }
            assertThat(paths.stream().map(SitePath::objectKey))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(one.files().keySet());
        }
    }
}
