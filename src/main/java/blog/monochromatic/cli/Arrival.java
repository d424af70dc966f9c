package blog.monochromatic.cli;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Intent;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.publish.CatalogView;
import blog.monochromatic.publish.Pause;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.store.StoreException;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Waits until the site shows what was uploaded: until the catalog has each source as it was put,
/// accepted or refused, and every promise that was made since is kept. Which one is whose, cannot
/// be told, for a promise that is taken over has another id; but none takes long.
final class Arrival {
    static final Duration POLL = Duration.ofMillis(500);

    /// Without any progress: far more than the seconds that a publish takes, and than the twenty
    /// that the first one may, after a deploy.
    static final Duration LIMIT = Duration.ofMinutes(2);

    private static final long MOST_LOOKS = LIMIT.dividedBy(POLL);

    private final CatalogView catalog;
    private final Pause pause;

    /// The promises that were there before, and are not ours to wait for.
    private final Set<String> before;

    /// The number of the look; 0 where there was no catalog.
    private final long look;

    /// To be made before anything is uploaded.
    Arrival(CatalogView catalog, Pause pause) {
        this.catalog = catalog;
        this.pause = pause;
        Optional<Manifest> manifest = catalog.look(Catalog::manifest);
        before =
                manifest.map(Manifest::intents).orElse(List.of()).stream()
                        .map(Intent::id)
                        .collect(Collectors.toSet());
        look = manifest.map(it -> it.look().number()).orElse(0L);
    }

    /// How far it has come.
    ///
    /// @param missing the sources that the catalog has not as they were put
    /// @param promises how many are still to be kept
    /// @param ranges how many are still to be made again with a look that is new
    /// @param parked what could not be made again and again
    record State(Set<Key> missing, int promises, int ranges, Set<Target> parked) {
        private static final Comparator<State> BY_REST =
                Comparator.<State>comparingInt(state -> state.missing.size())
                        .thenComparingInt(State::ranges);

        boolean isComplete() {
            return missing.isEmpty() && promises == 0 && ranges == 0;
        }
    }

    /// Waits.
    ///
    /// @param awaited the version of each source; empty for one that was removed
    /// @param watcher told of each state
    /// @return complete, or after [#LIMIT] without progress
    State await(Map<Key, Optional<ETag>> awaited, Consumer<State> watcher) {
        State state = state(awaited);
        State best = state;
        int idle = 0;
        while (!state.isComplete() && idle < MOST_LOOKS) {
            watcher.accept(state);
            pause.pause(POLL);
            state = state(awaited);
            idle++;
            if (State.BY_REST.compare(state, best) < 0) {
                best = state;
                idle = 0;
            }
        }
        return state;
    }

    private State state(Map<Key, Optional<ETag>> awaited) {
        var unknown = new State(awaited.keySet(), 0, 0, Set.of());
        try {
            return catalog.look(present -> state(awaited, present)).orElse(unknown);
        } catch (StoreException e) { // A line that is down for a moment; the next look may see.
            return unknown;
        }
    }

    private State state(Map<Key, Optional<ETag>> awaited, Catalog present) {
        var missing = new TreeSet<Key>();
        awaited.forEach(
                (key, etag) -> {
                    if (!present.find(key).map(Entry::etag).equals(etag)) {
                        missing.add(key);
                    }
                });
        Manifest manifest = present.manifest();
        boolean isSameLook = manifest.look().number() == look;
        Map<Boolean, List<Intent>> isParked =
                manifest.intents().stream()
                        .filter(intent -> !before.contains(intent.id()))
                        // Ranges of a look that was new before.
                        .filter(intent -> intent.range() == null || !isSameLook)
                        .collect(Collectors.partitioningBy(Intent::isParked));
        return new State(
                missing,
                isParked.getOrDefault(false, List.of()).size(),
                isSameLook ? 0 : manifest.outdated().size(),
                isParked.getOrDefault(true, List.of()).stream()
                        .flatMap(intent -> intent.targets().stream())
                        .collect(Collectors.toSet()));
    }
}
