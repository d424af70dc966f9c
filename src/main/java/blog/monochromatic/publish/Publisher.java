package blog.monochromatic.publish;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.CatalogUpdate;
import blog.monochromatic.catalog.Intent;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.MissingObjectException;
import blog.monochromatic.catalog.Range;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.plan.Plan;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.MeteredBucket;
import blog.monochromatic.store.S3Bucket;
import blog.monochromatic.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/// One publisher: what an invocation does with its messages. Not for use by several threads;
/// several publishers may work on one blog. The package says why that is safe.
public final class Publisher {
    /// The longest that a publisher may live after a commit: an invocation's timeout must not be
    /// longer.
    public static final Duration LIFE = Duration.ofSeconds(60);

    /// How late the last request of a publisher may land, and clocks may differ: an SDK call, its
    /// retries included, takes at most ten seconds.
    private static final Duration LATE = Duration.ofSeconds(20);

    /// How long after a lost race the next attempt begins, at most: a commit takes about this long.
    private static final Duration PAUSE = Duration.ofMillis(200);

    /// How often in a row a put of the manifest may have no answer: after that the store is
    /// failing.
    private static final int PATIENCE = 3;

    private final Blog blog;
    private final Progress progress;
    private final Bucket posts;
    private final CatalogStore store;
    private final Intake intake;
    private final Making making;
    private int unanswered;

    /// A publisher for one invocation.
    ///
    /// @param cache of the process
    /// @param end when the invocation ends; no request is made that could still be under way then
    public Publisher(Blog blog, CatalogCache cache, Instant end) {
        this.blog = blog;
        Instant life = blog.clock().instant().plus(LIFE);
        this.progress =
                new Progress(
                        blog.clock(),
                        (end.isBefore(life) ? end : life).minus(S3Bucket.CALL_TIMEOUT));
        var posts = new MeteredBucket(blog.posts(), progress);
        var catalog = new MeteredBucket(blog.catalog(), progress);
        var site = new MeteredBucket(blog.site(), progress);
        this.posts = posts;
        this.store = new CatalogStore(catalog, cache, Settings.defaults(blog.url()));
        this.intake = new Intake(posts, store, progress, blog);
        this.making = new Making(posts, site, progress, blog);
    }

    /// What this publisher has done so far, also where it has thrown since.
    public Publication done() {
        return progress.publication();
    }

    /// Publishes the present state of sources.
    ///
    /// @param hints the keys of sources that may have changed, in any order
    public void publish(Collection<Key> hints) {
        adopt();
        if (store.read().etag() == null) {
            reconcile(null);
        }
        publish(new TreeSet<>(hints), null);
    }

    /// Makes a range again, if it was not made with the present look.
    public void remake(Range range) {
        adopt();
        publish(Set.of(), range);
    }

    /// Compares the posts bucket with the catalog and publishes what differs, one step of it: hands
    /// on to the next, or at the end has the ranges made again that were not made with the present
    /// look.
    ///
    /// @param after the last key that was compared; null to begin
    public void reconcile(@Nullable Key after) {
        adopt();
        if (after == null) {
            publish(SourceKind.shared(), null);
        }
        Drift drift = Drift.after(after, posts, store.catalog(store.read()));
        publish(new TreeSet<>(drift.keys()), null);
        Key last = drift.last();
        blog.messages()
                .send(
                        last != null
                                ? List.of(new Message.Reconcile(last))
                                : store.read().manifest().outdated().stream()
                                        .<Message>map(Message.Remake::new)
                                        .toList());
    }

    private void publish(Set<Key> hints, @Nullable Range range) {
        Set<Key> moved = attempt(hints, range);
        while (!moved.isEmpty()) {
            moved = attempt(moved, null);
        }
    }

    /// Publishes once, and looks again: another publisher that saw a later state of a source may
    /// have found nothing to do.
    ///
    /// @return the keys whose sources have changed since
    private Set<Key> attempt(Set<Key> hints, @Nullable Range range) {
        boolean mayStillLand = false;
        while (true) {
            CatalogStore.Snapshot snapshot = store.read();
            Catalog before = store.catalog(snapshot);
            String id = blog.names().get();
            try {
                Intake.Seen seen = intake.look(before, hints);
                CatalogUpdate update =
                        CatalogUpdate.of(
                                before,
                                seen.changes(),
                                seen.settings(),
                                blog.clock().instant(),
                                () -> "segments/" + blog.names().get() + ".json");
                Catalog after = update.catalog(store);
                boolean remakes = range != null && isOutdated(range, after.manifest());
                Set<Target> targets = targets(before, after, remakes ? range : null);
                if (targets.isEmpty() && !remakes && seen.changes().isEmpty()) {
                    if (!mayStillLand || replace(snapshot, before.manifest().overtaking())) {
                        return moved(seen);
                    }
                } else {
                    blog.workers()
                            .map(
                                    update.segments().entrySet(),
                                    segment -> {
                                        store.put(segment.getKey(), segment.getValue());
                                        return segment;
                                    });
                    var intent = new Intent(id, expiry(), 0, targets, remakes ? range : null);
                    Commit commit = commit(snapshot, update.manifest(), intent);
                    if (commit == Commit.LANDED) {
                        finish(id);
                        return moved(seen);
                    }
                    mayStillLand |= commit == Commit.UNANSWERED;
                }
            } catch (MissingObjectException e) {
                startOver(snapshot, e);
            }
            pause();
        }
    }

    private static Set<Target> targets(Catalog before, Catalog after, @Nullable Range range) {
        var targets = new LinkedHashSet<>(Plan.outOfDate(before, after));
        if (range != null) {
            targets.addAll(Plan.targets(range, after));
        }
        boolean isNewLook =
                before.manifest().revision() > 0 && before.look().number() != after.look().number();
        if (isNewLook) {
            targets.add(new Target.NewLook());
        }
        return targets;
    }

    private static boolean isOutdated(Range range, Manifest manifest) {
        long look = manifest.look().number();
        return switch (range) {
            case Range.Pages pages ->
                    manifest.touching(pages).stream()
                            .anyMatch(index -> manifest.segments().get(index).look() != look);
            case Range.Lists step -> step.look() == look && manifest.lists().look() != look;
        };
    }

    private enum Commit {
        LANDED,
        LOST,
        UNANSWERED
    }

    private Commit commit(CatalogStore.Snapshot snapshot, Manifest next, Intent intent) {
        try {
            return store.replace(snapshot, next.with(intent)) ? Commit.LANDED : Commit.LOST;
        } catch (StoreException e) {
            bear(e);
            return store.read().manifest().intent(intent.id()).isPresent()
                    ? Commit.LANDED
                    : Commit.UNANSWERED;
        }
    }

    private Set<Key> moved(Intake.Seen seen) {
        var moved = new TreeSet<Key>();
        List<Map.Entry<Key, Optional<ETag>>> all = List.copyOf(seen.etags().entrySet());
        List<Optional<ETag>> now = blog.workers().map(all, one -> intake.version(one.getKey()));
        for (int i = 0; i < all.size(); i++) {
            if (!now.get(i).equals(all.get(i).getValue())) {
                moved.add(all.get(i).getKey());
            }
        }
        return moved;
    }

    /// Makes the targets of an intent from the present manifest until none of them went out of date
    /// meanwhile, and clears it.
    private void finish(String id) {
        Catalog madeFrom = null;
        Set<Target> made = new HashSet<>();
        while (true) {
            CatalogStore.Snapshot snapshot = store.read();
            Optional<Intent> present = snapshot.manifest().intent(id);
            if (present.isEmpty()) {
                return; // Cleared after all, or it has expired, and another publisher has it.
            }
            Intent intent = present.get();
            Catalog catalog = store.catalog(snapshot);
            try {
                Set<Target> grown = grown(intent, catalog);
                if (!grown.isEmpty()) {
                    replace(snapshot, snapshot.manifest().replacing(id, intent.widened(grown)));
                    continue;
                }
                var targets = new LinkedHashSet<>(intent.targets());
                if (madeFrom != null && madeFrom.look().number() == catalog.look().number()) {
                    Set<Target> outOfDate = Plan.outOfDate(madeFrom, catalog);
                    targets.removeIf(
                            target -> made.contains(target) && !outOfDate.contains(target));
                }
                making.make(targets, catalog);
                made.addAll(targets);
                madeFrom = catalog;
            } catch (MissingObjectException e) {
                startOver(snapshot, e);
                continue;
            }
            if (replace(snapshot, snapshot.manifest().cleared(intent))) {
                return;
            }
        }
    }

    /// What the intent's range holds by now, and the intent does not name: since it was committed,
    /// sources were added, or segments have merged.
    private static Set<Target> grown(Intent intent, Catalog catalog) {
        if (!(intent.range() instanceof Range.Pages pages)) {
            return Set.of();
        }
        var grown = new LinkedHashSet<>(Plan.targets(pages, catalog));
        grown.removeAll(intent.targets());
        return grown;
    }

    /// Takes over the intents that have expired, each in a commit of its own.
    private void adopt() {
        while (true) {
            CatalogStore.Snapshot snapshot = store.read();
            Instant now = blog.clock().instant();
            Optional<Intent> expired =
                    snapshot.manifest().intents().stream()
                            .filter(intent -> !intent.expires().isAfter(now))
                            .findFirst();
            if (expired.isEmpty()) {
                return;
            }
            String id = blog.names().get();
            Intent adopted = expired.get().adopted(id, expiry());
            if (replace(snapshot, snapshot.manifest().replacing(expired.get().id(), adopted))) {
                finish(id);
            }
        }
    }

    /// Replaces the manifest, and takes no answer for a no: the caller reads it again.
    private boolean replace(CatalogStore.Snapshot snapshot, Manifest next) {
        try {
            if (store.replace(snapshot, next)) {
                unanswered = 0;
                return true;
            }
        } catch (StoreException e) {
            bear(e);
        }
        pause();
        return false;
    }

    private void bear(StoreException noAnswer) {
        unanswered++;
        if (unanswered == PATIENCE) {
            throw noAnswer;
        }
    }

    private Instant expiry() {
        return blog.clock().instant().plus(LIFE).plus(LATE);
    }

    private void startOver(CatalogStore.Snapshot snapshot, MissingObjectException missing) {
        if (store.read().manifest().revision() == snapshot.manifest().revision()) {
            throw missing;
        }
    }

    private void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(PAUSE.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while publishing", e);
        }
    }
}
