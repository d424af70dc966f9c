package blog.monochromatic.publish;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.OffHeapBucket;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// Reconciles a blog of any size, step by step as messages hand it on: at first with no manifest,
/// then with a drift of one percent. Fails where the catalog then is not the posts', a page is
/// missing, or a source was looked at that had not changed.
///
/// What is measured is the heap, so nothing of it may grow with the number of posts: posts are
/// computed, and catalog and site lie outside of it. It works as the function does, with as many
/// requests at once, and each text read within a time limit. Run by [LargeReconcileTest].
final class LargeReconcile {
    /// Steps. A look at the heap takes as long as a quarter of one.
    private static final int BETWEEN_LOOKS = 20;

    private static final int BETWEEN_REPORTS = 50;

    /// The function's.
    private static final int WORKERS = 16;

    private final GeneratedPosts posts;
    private final Bucket site;
    private final TestBlog blog;

    /// As a function keeps it from one invocation to the next.
    private final CatalogCache cache = new CatalogCache();

    private long live;

    private LargeReconcile(GeneratedPosts posts, Bucket catalog, Bucket site) {
        this.posts = posts;
        this.site = site;
        this.blog = TestBlog.in(posts, catalog, site);
        blog.workers = new Workers(WORKERS);
        blog.timeLimit = new CpuTimeLimit(CpuTimeLimit.DEFAULT);
    }

    /// Runs both.
    ///
    /// @param arguments the number of posts, and an empty folder for some kilobytes of each
    public static void main(String[] arguments) throws IOException {
        int number = Integer.parseInt(arguments[0]);
        try (var catalog = OffHeapBucket.in(Path.of(arguments[1]).resolve("catalog"));
                var site = OffHeapBucket.withoutBodies("site")) {
            var posts = new GeneratedPosts(number);
            var large = new LargeReconcile(posts, catalog, site);
            large.reconcile("no manifest");
            large.check();
            check("looked at", posts.asked(), new GeneratedPosts.Asked(number, 0, 0));

            GeneratedPosts.Asked drift = posts.drift();
            large.reconcile("1 % drift");
            large.check();
            check("looked at", posts.asked(), drift);
        }
    }

    private void reconcile(String what) {
        Instant start = Instant.now();
        var times = new ArrayList<Duration>();
        blog.queue.add(Message.Reconcile.BEGIN);
        for (Message message = blog.queue.poll(); message != null; message = blog.queue.poll()) {
            times.add(timed(message));
            if (blog.queue.isEmpty() || times.size() % BETWEEN_LOOKS == 0) {
                live = Math.max(live, live());
            }
            if (times.size() % BETWEEN_REPORTS == 0) {
                System.out.printf(
                        "%s, step %,d: %d ms%n",
                        what,
                        times.size(),
                        mean(times.subList(times.size() - BETWEEN_REPORTS, times.size())));
            }
        }
        report(what, times, Duration.between(start, Instant.now()));
    }

    /// The time that processors had for it, in all threads: the machine may have other things to
    /// do.
    private Duration timed(Message message) {
        Duration start = cpuTime();
        blog.publisher(cache).work(message);
        return cpuTime().minus(start);
    }

    private static Duration cpuTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private void report(String what, List<Duration> times, Duration wall) {
        int tenth = Math.max(1, times.size() / 10);
        System.out.printf(
                "%s, %,d posts: %,d steps in %d s, %d s of the processor; a step of the first tenth"
                        + " takes %d ms, of the second %d ms, of the last %d ms, the longest %d ms;"
                        + " between steps at most %,d kB of the heap's %,d kB are live%n",
                what,
                posts.count(),
                times.size(),
                wall.toSeconds(),
                times.stream().reduce(Duration.ZERO, Duration::plus).toSeconds(),
                mean(times.subList(0, tenth)),
                mean(
                        times.subList(
                                Math.min(tenth, times.size() - 1),
                                Math.min(2 * tenth, times.size()))),
                mean(times.subList(times.size() - tenth, times.size())),
                Collections.max(times).toMillis(),
                live / 1024,
                Runtime.getRuntime().maxMemory() / 1024);
    }

    /// In milliseconds.
    private static long mean(List<Duration> times) {
        return times.stream()
                .reduce(Duration.ZERO, Duration::plus)
                .dividedBy(times.size())
                .toMillis();
    }

    /// What is left of the heap when its garbage is collected.
    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void check() {
        Manifest manifest = blog.manifest();
        check("promises", manifest.intents(), List.of());
        check("outdated ranges", manifest.outdated(), List.of());
        // Not `blog.entries()`: an iterator of a stream in a stream holds all of the inner one.
        try (Stream<Entry> entries = blog.asItIs().entriesAfter(null);
                Stream<Bucket.Listed> sources = posts.list("", "");
                Stream<Bucket.Listed> files = site.list("", "")) {
            Iterator<Entry> known = entries.iterator();
            Iterator<String> pages =
                    files.map(Bucket.Listed::key).filter(key -> key.contains("/post-")).iterator();
            int count = 0;
            for (Bucket.Listed source : (Iterable<Bucket.Listed>) sources::iterator) {
                Entry entry = known.next();
                check("entry", entry.key().value(), source.key());
                check("version of " + source.key(), entry.etag(), source.etag());
                check("page", pages.next(), SitePath.of(new Key(source.key())).objectKey());
                count++;
            }
            check("posts", count, posts.count());
            check("entries left", known.hasNext(), false);
            check("pages left", pages.hasNext(), false);
        }
    }

    private static void check(String what, Object is, Object expected) {
        if (!is.equals(expected)) {
            throw new AssertionError("%s: %s instead of %s".formatted(what, is, expected));
        }
    }
}
