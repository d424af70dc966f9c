package blog.monochromatic.cli;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.check.ContentPolicy;
import blog.monochromatic.publish.CatalogView;
import blog.monochromatic.publish.Pause;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.DirectoryBucket;
import blog.monochromatic.store.Upload;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A push that is under way: a folder, and the buckets of a deployment.
final class PushSession {
    /// Requests wait for the line; more at once than this are no faster over one that is slow.
    private static final int AT_ONCE = 8;

    /// Stands for the site's address until a catalog tells it: nothing links to it (RFC 2606 §2).
    private static final String UNKNOWN = "https://address.invalid";

    /// The most keys that are named where not all have arrived.
    private static final int MOST_NAMED = 5;

    private final Path folder;
    private final Bucket sources;
    private final Destination destination;
    private final Arrival arrival;
    private final ProgressBar progress;
    private final PrintWriter out;
    private final PrintWriter err;

    /// Where to.
    ///
    /// @param stack its name, for the author
    record Destination(String stack, Bucket posts, Upload upload, CatalogView catalog) {}

    /// @param folder as its author calls it
    PushSession(
            Path folder,
            Destination destination,
            Pause pause,
            ProgressBar progress,
            PrintWriter out,
            PrintWriter err) {
        this.folder = folder;
        this.sources = new DirectoryBucket(folder);
        this.destination = destination;
        this.arrival = new Arrival(destination.catalog(), pause);
        this.progress = progress;
        this.out = out;
        this.err = err;
    }

    /// What its author asks for.
    ///
    /// @param isDry whether it only says what it would do
    /// @param isForced whether it goes on although the check has found errors
    /// @param removesMost whether more than half of the bucket's files may go
    /// @param policy that the site is served with
    record Wishes(boolean isDry, boolean isForced, boolean removesMost, ContentPolicy policy) {}

    /// Pushes.
    ///
    /// @return the exit status
    int push(Instant now, Wishes wishes) {
        if (!hasText()) {
            err.println(
                    ("There is no text in %s, so this would take the whole blog off the site; name"
                                    + " the folder that holds your texts. To empty the bucket, use"
                                    + " 'aws s3 rm s3://%s --recursive'")
                            .formatted(folder, destination.posts().name()));
            return Main.WRONG_CALL;
        }
        if (!isGood(now, wishes)) {
            return 1;
        }
        PushPlan plan = PushPlan.of(sources.list("", ""), destination.posts().list("", ""));
        if (plan.isNothing()) {
            err.println(
                    "Nothing to push: %s has all of %s"
                            .formatted(destination.posts().name(), folder));
            return 0;
        }
        if (plan.removesMost() && !wishes.removesMost() && !wishes.isDry()) {
            err.println(
                    ("This would remove %d of the %d files of %s, for they are not in %s; see them"
                         + " with --dry-run, name the folder that holds your blog, or, if they are"
                         + " to go, give --remove-most")
                            .formatted(
                                    plan.removals().size(),
                                    plan.present(),
                                    destination.posts().name(),
                                    folder));
            return Main.WRONG_CALL;
        }
        List<Move> moves = Move.in(plan, sources, destination.catalog());
        int status = wishes.isDry() ? tell(plan) : push(plan);
        moves.forEach(this::suggest);
        return status;
    }

    private boolean hasText() {
        try (var listing = sources.list("", "")) {
            return listing.anyMatch(
                    object ->
                            switch (SourceKind.of(new Key(object.key()))) {
                                case TEXT, HOME -> true;
                                case REDIRECTS, THEME, ASSET, IGNORED -> false;
                            });
        }
    }

    private boolean isGood(Instant now, Wishes wishes) {
        String address =
                destination
                        .catalog()
                        .look(catalog -> catalog.look().settings().url())
                        .filter(url -> !url.isEmpty())
                        .orElse(UNKNOWN);
        BlogCheck.Report report = new BlogCheck(folder, address, now, wishes.policy()).report();
        report.findings().forEach(finding -> err.println(folder + "/" + finding));
        boolean isGood = report.errors() == 0 || wishes.isForced();
        if (!isGood) {
            err.println(
                    report.summary()
                            + "; nothing was uploaded: mend them and push again, or give --force");
        }
        return isGood;
    }

    private int tell(PushPlan plan) {
        plan.puts().forEach(put -> out.println("upload   " + put.key()));
        plan.removals().forEach(removal -> out.println("remove   " + removal.key()));
        err.println(
                "Would upload %s and remove %d; run it without --dry-run to do so"
                        .formatted(PushPlan.files(plan.puts().size()), plan.removals().size()));
        return 0;
    }

    private void suggest(Move move) {
        err.println(
                ("%s is %s now; write this line into _redirects, so that its old address leads"
                                + " there:")
                        .formatted(move.from(), move.to()));
        err.println(move.redirect());
    }

    private int push(PushPlan plan) {
        Set<Key> seen = destination.catalog().look(catalog -> seen(plan, catalog)).orElse(Set.of());
        var awaited = new ConcurrentHashMap<Key, Optional<ETag>>();
        var done = new AtomicInteger();
        int all = plan.puts().size() + plan.removals().size();
        Consumer<PushPlan.Put> put =
                one -> {
                    put(one.key()).ifPresent(etag -> awaited.put(one.key(), Optional.of(etag)));
                    progress.show("Uploading", done.incrementAndGet(), all);
                };
        each(plan.assets(), put);
        each(plan.texts(), put);
        // At last, so that a text that is renamed is never without an address.
        each(
                plan.removals(),
                removal -> {
                    String key = removal.key().value();
                    if (sources.head(key).isEmpty()) { // It may have come back since it was listed.
                        destination.posts().delete(key);
                        awaited.put(removal.key(), Optional.empty());
                    }
                    progress.show("Removing", done.incrementAndGet(), all);
                });
        progress.clear();
        err.println(
                "Uploaded %s and removed %d; waiting until the site has it"
                        .formatted(PushPlan.files(plan.puts().size()), plan.removals().size()));
        return await(plan, seen, awaited);
    }

    private static Set<Key> seen(PushPlan plan, Catalog catalog) {
        return plan.removals().stream()
                .map(PushPlan.Removal::key)
                .filter(key -> catalog.find(key).filter(catalog::isVisible).isPresent())
                .collect(Collectors.toSet());
    }

    /// The version that was put; empty where the file is gone since it was listed.
    private Optional<ETag> put(Key key) {
        Optional<Bucket.StoredObject> file = sources.get(key.value());
        file.ifPresent(
                it -> destination.upload().put(key.value(), it.body(), Headers.of(key.value())));
        return file.map(it -> it.head().etag());
    }

    /// Does several at once. After a failure, which is thrown, nothing else is begun.
    private <T> void each(Collection<T> all, Consumer<T> action) {
        var failure = new AtomicReference<@Nullable RuntimeException>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (T one : all) {
                threads.execute(
                        () -> {
                            if (failure.get() == null) {
                                try {
                                    action.accept(one);
                                } catch (RuntimeException e) {
                                    failure.compareAndSet(null, e);
                                }
                            }
                        });
            }
        }
        RuntimeException first = failure.get();
        if (first != null) {
            progress.clear();
            throw first;
        }
    }

    private int await(PushPlan plan, Set<Key> seen, Map<Key, Optional<ETag>> awaited) {
        int all = awaited.size();
        Arrival.State state =
                arrival.await(
                        awaited,
                        now -> progress.show("Publishing", all - now.missing().size(), all));
        progress.clear();
        Set<Key> arrived = new HashSet<>(awaited.keySet());
        arrived.removeAll(state.missing());
        PushReport report =
                destination
                        .catalog()
                        .look(catalog -> PushReport.of(plan, seen, arrived, catalog))
                        .orElse(PushReport.NOTHING);
        report.refused().forEach(problem -> err.println(folder + "/" + problem));
        if (!state.isComplete()) {
            err.println(late(state));
            return Main.FAILURE;
        }
        report.addresses().forEach(out::println);
        if (!state.parked().isEmpty()) {
            err.println(
                    "Not all of the site could be made; 'status %s' says what, and the log why"
                            .formatted(destination.stack()));
        }
        return report.refused().isEmpty() && state.parked().isEmpty() ? 0 : 1;
    }

    private String late(Arrival.State state) {
        String what =
                state.missing().isEmpty()
                        ? state.ranges() > 0
                                ? "%d ranges of pages still have the old look"
                                        .formatted(state.ranges())
                                : "pages are still to be made"
                        : "the publisher has not taken in " + named(state.missing());
        return ("After %d minutes without progress, %s. What was uploaded stays, and is published"
                        + " when that is mended; 'status %s' says what the publisher is at")
                .formatted(Arrival.LIMIT.toMinutes(), what, destination.stack());
    }

    private static String named(Set<Key> keys) {
        String some =
                keys.stream()
                        .sorted()
                        .limit(MOST_NAMED)
                        .map(Key::value)
                        .collect(Collectors.joining(", "));
        int more = keys.size() - MOST_NAMED;
        return more > 0 ? some + " and %d more".formatted(more) : some;
    }
}
