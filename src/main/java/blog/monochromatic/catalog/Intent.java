package blog.monochromatic.catalog;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Gatherers;

/// What a publisher has promised to make. It stays in the manifest until that is done; if the
/// publisher dies, another takes it over once it has expired.
///
/// @param id the attempt's, used for no other
/// @param expires when no request of its publisher can land any more; [Instant#MAX] where nobody is
///     to take it over
/// @param adoptions how often it was taken over
/// @param range the range that is made again with it; null for none
public record Intent(
        String id, Instant expires, int adoptions, Set<Target> targets, @Nullable Range range) {
    public Intent {
        targets = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(targets));
    }

    /// How often a promise is taken over: one that has killed so many publishers kills the next as
    /// well.
    public static final int MOST_ADOPTIONS = 3;

    /// How many targets one may have that was taken over once. Whatever has killed two publishers
    /// is looked for, so that nothing else is parked with it.
    private static final int MOST_SUSPECTS = 16;

    /// Whether another publisher is to take it over.
    public boolean isLeft(Instant now) {
        return !expires.isAfter(now);
    }

    /// Whether it has been taken over too often, and nobody is to try again.
    public boolean isParked() {
        return expires.equals(Instant.MAX);
    }

    /// The same promise in parts, of which each is taken over by itself: smaller ones the more
    /// often it was taken over in vain. A range is not divided, for it is made when all of it is.
    ///
    /// @param ids makes the id of each
    public List<Intent> divided(Supplier<String> ids) {
        int most =
                switch (adoptions) {
                    case 0 -> targets.size();
                    case 1 -> MOST_SUSPECTS;
                    default -> 1;
                };
        if (range != null || targets.size() <= most) {
            return List.of(this);
        }
        return targets.stream()
                .gather(Gatherers.windowFixed(most))
                .map(
                        part ->
                                new Intent(
                                        ids.get(),
                                        expires,
                                        adoptions,
                                        new LinkedHashSet<>(part),
                                        null))
                .toList();
    }

    /// The same promise, put aside.
    public Intent parked() {
        return new Intent(id, Instant.MAX, adoptions, targets, range);
    }

    /// The same promise, for others to take over as if nobody had.
    public Intent retried(Instant now) {
        return new Intent(id, now, 0, targets, range);
    }

    /// The same promise by another publisher.
    public Intent adopted(String newId, Instant newExpiry) {
        return new Intent(newId, newExpiry, adoptions + 1, targets, range);
    }

    /// The same promise about more targets.
    public Intent widened(Set<Target> more) {
        SequencedSet<Target> all = new LinkedHashSet<>(targets);
        all.addAll(more);
        return new Intent(id, expires, adoptions, all, range);
    }
}
