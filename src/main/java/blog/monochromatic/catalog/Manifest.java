package blog.monochromatic.catalog;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The state of the blog, of which the site is a pure function.
///
/// @param revision grows by one with each commit, so that no two manifests have the same bytes; 0
///     for the one that was never stored
/// @param instant for which the site was made: what is due later is not visible. It never goes back
/// @param home the entry of `index.txt`; null where there is none
/// @param redirects the entry of `_redirects`; null where there is none
/// @param lists what is known of all that is not a page
/// @param segments in the order of their keys
public record Manifest(
        long revision,
        Instant instant,
        Look look,
        @Nullable Entry home,
        @Nullable Entry redirects,
        Lists lists,
        List<SegmentRef> segments,
        List<Intent> intents) {
    /// How far all that is not a page follows the look.
    ///
    /// @param look the number of the look that it was made with
    /// @param smallest the least number of posts that a list's page had since: where the author has
    ///     made pages larger, those that there are too many are still to be removed
    public record Lists(long look, int smallest) {}

    public Manifest {
        segments = List.copyOf(segments);
        intents = List.copyOf(intents);
    }

    /// What there is before the first commit.
    ///
    /// @param settings those of the deployment
    public static Manifest none(Settings settings) {
        var look = new Look(1, Look.RENDERER, settings, new TreeMap<>());
        return new Manifest(
                0,
                Instant.EPOCH,
                look,
                null,
                null,
                new Lists(look.number(), settings.list()),
                List.of(),
                List.of());
    }

    public Optional<Intent> intent(String id) {
        return intents.stream().filter(intent -> intent.id().equals(id)).findFirst();
    }

    /// This revision, not yet stored, with one more intent.
    public Manifest with(Intent intent) {
        var all = new ArrayList<>(intents);
        all.add(intent);
        return new Manifest(revision, instant, look, home, redirects, lists, segments, all);
    }

    /// The next revision with intents in place of the one that has the id.
    public Manifest replacing(String id, List<Intent> by) {
        return next(
                lists,
                segments,
                intents.stream()
                        .flatMap(one -> one.id().equals(id) ? by.stream() : Stream.of(one))
                        .toList());
    }

    /// The next revision, unchanged: it overtakes a put of which nobody knows whether it will land.
    public Manifest overtaking() {
        return next(lists, segments, intents);
    }

    /// The next revision without the intent, its range made with the present look.
    public Manifest cleared(Intent done) {
        List<Intent> others = intents.stream().filter(one -> !one.id().equals(done.id())).toList();
        return switch (done.range()) {
            case null -> next(lists, segments, others);
            case Range.Pages range -> {
                var marked = new ArrayList<>(segments);
                for (int i : touching(range)) {
                    marked.set(i, segments.get(i).withLook(look.number()));
                }
                yield next(lists, marked, others);
            }
            case Range.Lists step ->
                    next(
                            isLast(step, done)
                                    ? new Lists(look.number(), look.settings().list())
                                    : lists,
                            segments,
                            others);
        };
    }

    private boolean isLast(Range.Lists step, Intent done) {
        return step.look() == look.number()
                && done.targets().stream().noneMatch(target -> target instanceof Target.NextLists);
    }

    private Manifest next(Lists newLists, List<SegmentRef> newSegments, List<Intent> newIntents) {
        return new Manifest(
                revision + 1, instant, look, home, redirects, newLists, newSegments, newIntents);
    }

    /// The ranges that were not made with the present look.
    public List<Range> outdated() {
        var ranges = new ArrayList<Range>();
        if (lists.look() != look.number()) {
            ranges.add(new Range.Lists(look.number(), null));
        }
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).look() != look.number()) {
                ranges.add(new Range.Pages(start(i), start(i + 1)));
            }
        }
        return ranges;
    }

    /// The segments that touch the range, by index.
    public List<Integer> touching(Range.Pages range) {
        var indexes = new ArrayList<Integer>();
        for (int i = 0; i < segments.size(); i++) {
            if (range.touches(start(i), start(i + 1))) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    /// The first key that a segment covers; null for the first segment's, which covers all before
    /// it as well, and past the last segment.
    private @Nullable Key start(int index) {
        return index == 0 || index == segments.size() ? null : segments.get(index).first();
    }

    /// The index of the segment that covers the key; -1 where there is no segment at all.
    int covering(Key key) {
        int index =
                Collections.binarySearch(segments.stream().map(SegmentRef::first).toList(), key);
        return index >= 0 ? index : segments.isEmpty() ? -1 : Math.max(0, -index - 2);
    }
}
