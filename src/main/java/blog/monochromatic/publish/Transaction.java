package blog.monochromatic.publish;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.CatalogUpdate;
import blog.monochromatic.catalog.Intent;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.MissingObjectException;
import blog.monochromatic.catalog.Range;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.plan.Plan;
import blog.monochromatic.plan.Troubles;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Commits what is seen of sources together with an intent, makes what the intent names, and clears
/// it. The package says why that converges.
final class Transaction {
    /// How late the last request of a publisher may land, and clocks may differ: an SDK call, its
    /// retries included, takes at most ten seconds.
    private static final Duration LATE = Duration.ofSeconds(20);

    /// How long after a lost race the next attempt begins, at most: a commit takes about this long.
    private static final Duration PAUSE = Duration.ofMillis(200);

    /// How often in a row a put of the manifest may have no answer: after that the store is
    /// failing.
    private static final int PATIENCE = 3;

    private final Blog blog;
    private final CatalogStore store;
    private final Intake intake;
    private final Making making;
    private final Notices notices;
    private int unansweredInARow;
    private @Nullable RuntimeException failure;

    Transaction(Blog blog, CatalogStore store, Intake intake, Making making, Notices notices) {
        this.blog = blog;
        this.store = store;
        this.intake = intake;
        this.making = making;
        this.notices = notices;
    }

    /// Publishes the present state of sources.
    ///
    /// @param range to make again with it, if it was not made with the present look; null for none
    void publish(Set<Key> hints, @Nullable Range range) {
        publish(hints, range, Set.of());
    }

    /// Makes files again.
    void restore(Collection<SitePath> missing) {
        publish(Set.of(), null, missing.stream().map(Target.File::new).toList());
    }

    /// Publishes what has fallen due, and sees to it that what falls due next will be, whoever has
    /// seen to it before: a wake-up may come a moment too early, or be lost.
    void publishDue() {
        publish(Set.of(), null, List.of(new Target.WakeUp()));
    }

    /// @param wanted also where nothing has changed
    private void publish(
            Set<Key> hints, @Nullable Range range, Collection<? extends Target> wanted) {
        var unanswered = new HashSet<String>();
        var looked = new HashMap<Key, Intake.Source>();
        while (true) {
            CatalogStore.Snapshot snapshot = store.read();
            Optional<String> late = landed(unanswered, snapshot);
            if (late.isPresent()) {
                finish(late.get());
                unanswered.remove(late.get());
                continue;
            }
            if (!unanswered.isEmpty()) {
                looked.clear();
            }
            try {
                Step step = step(store.catalog(snapshot), hints, looked, range, wanted);
                if (step.isNothing()) {
                    if (unanswered.isEmpty()
                            || replace(snapshot, snapshot.manifest().overtaking())) {
                        return;
                    }
                    continue;
                }
                store.put(step.update().segments(), blog.workers());
                String id = blog.names().get();
                var intent = new Intent(id, expiry(), 0, step.targets(), step.range());
                if (replace(
                        snapshot,
                        step.update().manifest().with(intent),
                        () -> unanswered.add(id))) {
                    finish(id);
                    return;
                }
            } catch (MissingObjectException e) {
                startOver(snapshot, e);
                blog.pause().pause(PAUSE);
            }
        }
    }

    /// Which of these intents the manifest holds: one whose put had no answer, and which is there.
    private static Optional<String> landed(Set<String> ids, CatalogStore.Snapshot snapshot) {
        return snapshot.manifest().intents().stream()
                .map(Intent::id)
                .filter(ids::contains)
                .findFirst();
    }

    /// What a commit would bring.
    ///
    /// @param range that is made again with it; null for none
    private record Step(CatalogUpdate update, Set<Target> targets, @Nullable Range range) {
        boolean isNothing() {
            return targets.isEmpty() && range == null;
        }
    }

    private Step step(
            Catalog before,
            Set<Key> hints,
            Map<Key, Intake.Source> looked,
            @Nullable Range range,
            Collection<? extends Target> wanted) {
        Intake.Seen seen = intake.look(before, hints, looked);
        CatalogUpdate update =
                CatalogUpdate.of(
                        before,
                        seen.changes(),
                        seen.settings(),
                        blog.clock().instant(),
                        blog.sizes().segment(),
                        () -> CatalogStore.segmentName(blog.names().get()));
        Catalog after = update.catalog(store);
        Range due = range != null && isDue(range, after.manifest()) ? range : null;
        Set<Target> targets = targets(before, after, due);
        targets.addAll(Troubles.notices(seen.changes().keySet(), before, after));
        wanted.stream()
                .filter(
                        target ->
                                !isPromised(
                                        before.manifest(),
                                        intent -> intent.targets().contains(target)))
                .forEach(targets::add);
        seen.moved().forEach(source -> targets.add(new Target.Recheck(source)));
        return new Step(update, targets, due);
    }

    private Set<Target> targets(Catalog before, Catalog after, @Nullable Range range) {
        var targets = new LinkedHashSet<>(Plan.outOfDate(before, after));
        if (range != null) {
            targets.addAll(Plan.targets(range, after, blog.sizes().step()));
        }
        if (before.manifest().revision() == 0) {
            targets.add(new Target.Reconcile());
        } else if (before.look().number() != after.look().number()) {
            targets.add(new Target.NewLook());
        }
        return targets;
    }

    /// Whether there is such an intent already. What it names may have killed its publisher, and is
    /// not to be promised anew with each try, but taken over and counted.
    private static boolean isPromised(Manifest manifest, Predicate<Intent> such) {
        return manifest.intents().stream().anyMatch(such);
    }

    private static boolean isDue(Range range, Manifest manifest) {
        return isOutdated(range, manifest)
                && !isPromised(manifest, intent -> range.equals(intent.range()));
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
                    replace(
                            snapshot,
                            snapshot.manifest().replacing(id, List.of(intent.widened(grown))));
                    continue;
                }
                var targets = new LinkedHashSet<>(intent.targets());
                if (madeFrom != null && madeFrom.look().number() == catalog.look().number()) {
                    Set<Target> outOfDate = Plan.outOfDate(madeFrom, catalog);
                    targets.removeIf(
                            target -> made.contains(target) && !outOfDate.contains(target));
                }
                made.removeAll(targets); // Of a pass that ends early, nobody knows what it made.
                Set<Key> moved = making.make(targets, catalog);
                if (!moved.isEmpty()) {
                    // Not left to the hints that are to come: where the same bytes are back by
                    // then, they would find nothing to do.
                    publish(moved, null);
                    continue;
                }
                made.addAll(targets);
                madeFrom = catalog;
            } catch (MissingObjectException e) {
                if (madeFrom == null) {
                    startOver(snapshot, e);
                }
                madeFrom = null; // Its segments may have been swept.
                made.clear();
                continue;
            }
            if (replace(snapshot, snapshot.manifest().cleared(intent))) {
                return;
            }
        }
    }

    /// What the intent's range holds by now, and the intent does not name: since it was committed,
    /// sources were added, or segments have merged.
    private Set<Target> grown(Intent intent, Catalog catalog) {
        if (!(intent.range() instanceof Range.Pages pages)) {
            return Set.of();
        }
        var grown = new LinkedHashSet<>(Plan.targets(pages, catalog, blog.sizes().step()));
        grown.removeAll(intent.targets());
        return grown;
    }

    /// Takes over the intents that have expired, each in a commit of its own, which may have landed
    /// though it had no answer.
    void adopt() {
        var adopted = new HashSet<String>();
        while (true) {
            CatalogStore.Snapshot snapshot = store.read();
            Optional<String> mine = landed(adopted, snapshot);
            if (mine.isPresent()) {
                adopted.remove(mine.get());
                finishOfAnother(mine.get());
                continue;
            }
            Instant now = blog.clock().instant();
            Optional<Intent> expired =
                    snapshot.manifest().intents().stream()
                            .filter(intent -> intent.isLeft(now))
                            .findFirst();
            if (expired.isEmpty()) {
                return;
            }
            List<Intent> parts = expired.get().divided(blog.names());
            if (parts.size() == 1) {
                Intent next = next(expired.get());
                if (next.isParked()) {
                    // Before it is: who dies in between has told it all the same.
                    notices.parked(next.targets());
                } else {
                    adopted.add(next.id());
                }
                parts = List.of(next);
            }
            replace(snapshot, snapshot.manifest().replacing(expired.get().id(), parts));
        }
    }

    private Intent next(Intent expired) {
        return expired.adoptions() == Intent.MOST_ADOPTIONS
                ? expired.parked()
                : expired.adopted(blog.names().get(), expiry());
    }

    /// Leaves what is parked to publishers, as if none had tried. What killed them may be mended.
    void retry(String id) {
        while (true) {
            CatalogStore.Snapshot snapshot = store.read();
            Manifest manifest = snapshot.manifest();
            Optional<Intent> parked = manifest.intent(id).filter(Intent::isParked);
            if (parked.isEmpty()) {
                return;
            }
            Intent retried = parked.get().retried(blog.clock().instant());
            if (replace(snapshot, manifest.replacing(id, List.of(retried)))) {
                return;
            }
        }
    }

    /// Finishes what another publisher has promised. What cannot be made now is tried again when
    /// the promise has expired once more, and keeps nobody's own sources from being published; but
    /// see [#throwFailure].
    private void finishOfAnother(String id) {
        try {
            finish(id);
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /// Throws where a promise that was taken over could not be kept, so that the message comes back
    /// when it has expired: nobody else might come to take it over.
    void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /// Replaces the manifest, and takes no answer for a no: the caller reads it again.
    private boolean replace(CatalogStore.Snapshot snapshot, Manifest next) {
        return replace(snapshot, next, () -> {});
    }

    /// Likewise.
    ///
    /// @param unanswered run where nobody knows whether it will land
    private boolean replace(CatalogStore.Snapshot snapshot, Manifest next, Runnable unanswered) {
        try {
            boolean landed = store.replace(snapshot, next);
            unansweredInARow = 0;
            if (landed) {
                return true;
            }
        } catch (StoreException e) {
            bear(e);
            unanswered.run();
        }
        blog.pause().pause(PAUSE);
        return false;
    }

    private void bear(StoreException noAnswer) {
        unansweredInARow++;
        if (unansweredInARow == PATIENCE) {
            throw noAnswer;
        }
    }

    private Instant expiry() {
        return blog.clock().instant().plus(Publisher.LIFE).plus(LATE);
    }

    /// Lets the caller read a newer manifest, if there is one: the sweep has deleted what the old
    /// one names.
    private void startOver(CatalogStore.Snapshot snapshot, MissingObjectException missing) {
        if (store.read().manifest().revision() == snapshot.manifest().revision()) {
            throw new IllegalStateException(
                    "The present manifest names what is not in the catalog: somebody has deleted"
                        + " from it. Delete manifest.json, and the catalog is made anew from the"
                        + " posts; then remove from the site what a reconcile reports as foreign",
                    missing);
        }
    }
}
