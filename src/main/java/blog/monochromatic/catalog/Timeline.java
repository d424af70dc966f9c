package blog.monochromatic.catalog;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Part;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The visible posts of a catalog in the order of their [Position]s. Each question reads the
/// segments whose dates say that they can matter; in a blog with dated folders these are two or
/// three, however many there are. Safe for use by several threads.
public final class Timeline {
    /// Segments whose posts are kept, of some 300 kB each: as many as a process keeps read.
    private static final int MOST_KEPT = 64;

    private final Catalog catalog;
    private final List<SegmentRef> segments;
    private final List<SegmentRef> oldestFirst;
    private final List<SegmentRef> newestFirst;
    private final Map<String, ListedPosts> kept = Collections.synchronizedMap(leastRecentlyUsed());
    private final Map<Folder, Listing> listings = new ConcurrentHashMap<>();
    private final Comparator<Entry> byPosition = Comparator.comparing(this::position);

    Timeline(Catalog catalog) {
        this.catalog = catalog;
        this.segments =
                catalog.manifest().segments().stream()
                        .filter(ref -> ref.statistics().count() > 0)
                        .toList();
        this.oldestFirst = sorted(Comparator.comparing(ref -> ref.statistics().earliest()));
        this.newestFirst =
                sorted(
                        Comparator.comparing((SegmentRef ref) -> ref.statistics().latest())
                                .reversed());
    }

    private List<SegmentRef> sorted(Comparator<SegmentRef> order) {
        return segments.stream().sorted(order).toList();
    }

    private static Map<String, ListedPosts> leastRecentlyUsed() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ListedPosts> eldest) {
                return size() > MOST_KEPT;
            }
        };
    }

    /// The posts next to one, each empty at its end of the timeline.
    public record Neighbours(Optional<Entry> older, Optional<Entry> newer) {}

    /// A post's place.
    ///
    /// @param post with a date
    public Position position(Entry post) {
        Entry.Facts facts = post.facts();
        if (facts == null || facts.date() == null) {
            throw new IllegalArgumentException(post.key() + " has no date");
        }
        return new Position(facts.date().at(catalog.look().settings().timezone()), post.key());
    }

    /// The newest posts, newest first.
    public List<Entry> newest(int most) {
        var found = new TreeSet<>(byPosition.reversed());
        for (SegmentRef ref : newestFirst) {
            boolean newerThanAnyLeft =
                    found.size() == most
                            && position(found.last()).due().isAfter(ref.statistics().latest());
            if (newerThanAnyLeft) {
                break;
            }
            posts(ref).all().posts().reversed().stream().limit(most).forEach(found::add);
            while (found.size() > most) {
                found.pollLast();
            }
        }
        return List.copyOf(found);
    }

    /// The posts next to a position, which need not be a post's.
    public Neighbours neighbours(Position of) {
        Optional<Entry> older = Optional.empty();
        for (SegmentRef ref : newestFirst) {
            Statistics statistics = ref.statistics();
            if (statistics.earliest().isAfter(of.due())) {
                continue;
            }
            if (older.isPresent() && position(older.get()).due().isAfter(statistics.latest())) {
                break;
            }
            ListedPosts.Run posts = posts(ref).all();
            int count = posts.before(of);
            if (count > 0) {
                Entry last = posts.posts().get(count - 1);
                older = Stream.concat(older.stream(), Stream.of(last)).max(byPosition);
            }
        }
        Optional<Entry> newer = Optional.empty();
        for (SegmentRef ref : oldestFirst) {
            Statistics statistics = ref.statistics();
            if (statistics.latest().isBefore(of.due())) {
                continue;
            }
            if (newer.isPresent() && position(newer.get()).due().isBefore(statistics.earliest())) {
                break;
            }
            ListedPosts.Run posts = posts(ref).all();
            int count = posts.upTo(of);
            if (count < posts.posts().size()) {
                Entry next = posts.posts().get(count);
                newer = Stream.concat(newer.stream(), Stream.of(next)).min(byPosition);
            }
        }
        return new Neighbours(older, newer);
    }

    /// How many posts of the folder's list come before a position, which need not be a post's.
    public int rank(Folder folder, Position position) {
        int rank = 0;
        for (SegmentRef ref : listing(folder).segments()) {
            if (ref.statistics().latest().isBefore(position.due())) {
                rank += ref.statistics().count(folder);
            } else if (!ref.statistics().earliest().isAfter(position.due())) {
                rank += posts(ref).in(folder).before(position);
            }
        }
        return rank;
    }

    /// A part of the folder's list, oldest first.
    ///
    /// @param from the rank of the first, from 0
    /// @param to the rank after the last
    public List<Entry> slice(Folder folder, int from, int to) {
        Listing all = listing(folder);
        var posts = new ArrayList<Entry>();
        int skipped = 0;
        for (SegmentRef ref : all.segments()) {
            Statistics one = ref.statistics();
            if (all.startedUpTo(one.latest()) <= from) {
                skipped += one.count(folder);
            } else if (all.endedBefore(one.earliest()) < to) {
                posts.addAll(posts(ref).in(folder).posts());
            }
        }
        posts.sort(byPosition);
        return List.copyOf(posts.subList(from - skipped, to - skipped));
    }

    /// The newest posts of the folder's list, newest first.
    public List<Entry> newest(Folder folder, int most) {
        int count = catalog.count(folder);
        return slice(folder, Math.max(0, count - most), count).reversed();
    }

    /// Whether a position may be among those of the newest posts of the folder's list, of the whole
    /// site for the root: as far as is known without reading a segment.
    public boolean mayBeAmongNewest(Folder folder, int most, Position position) {
        int newer =
                segments.stream()
                        .map(SegmentRef::statistics)
                        .filter(one -> one.earliest().isAfter(position.due()))
                        .mapToInt(
                                one -> folder.equals(Folder.ROOT) ? one.count() : one.count(folder))
                        .sum();
        return newer < most;
    }

    /// The texts of a part of sitemap and search, newest first; pages in the order of their keys.
    public List<Entry> part(Part part) {
        Comparator<Entry> order =
                part.month() == null ? Comparator.comparing(Entry::key) : byPosition.reversed();
        return catalog.entries(
                        catalog.manifest().segments().stream()
                                .filter(ref -> ref.statistics().parts().contains(part))
                                .toList())
                .filter(catalog::isFindable)
                .filter(
                        entry ->
                                entry.facts() != null && Part.of(entry.facts().date()).equals(part))
                .sorted(order)
                .toList();
    }

    /// The segments that a folder's list is made of, and how many of its posts lie before an
    /// instant for sure.
    ///
    /// @param ended by the latest date of segments: how many posts are in those up to it
    /// @param started by the earliest date, likewise
    private record Listing(
            List<SegmentRef> segments,
            NavigableMap<Instant, Integer> ended,
            NavigableMap<Instant, Integer> started) {
        static Listing of(Folder folder, List<SegmentRef> segments) {
            List<SegmentRef> its =
                    segments.stream().filter(ref -> ref.statistics().count(folder) > 0).toList();
            return new Listing(
                    its,
                    sums(folder, its, Statistics::latest),
                    sums(folder, its, Statistics::earliest));
        }

        private static NavigableMap<Instant, Integer> sums(
                Folder folder, List<SegmentRef> segments, Function<Statistics, Instant> date) {
            var sums = new TreeMap<Instant, Integer>();
            for (SegmentRef ref : segments) {
                sums.merge(
                        date.apply(ref.statistics()), ref.statistics().count(folder), Integer::sum);
            }
            int sum = 0;
            for (Map.Entry<Instant, Integer> one : sums.entrySet()) {
                sum += one.getValue();
                one.setValue(sum);
            }
            return sums;
        }

        /// Of segments of which no post is due at the instant or later.
        int endedBefore(Instant instant) {
            return value(ended.lowerEntry(instant));
        }

        /// Of segments of which some post may be due at the instant or earlier.
        int startedUpTo(Instant instant) {
            return value(started.floorEntry(instant));
        }

        private static int value(Map.@Nullable Entry<Instant, Integer> sum) {
            return sum == null ? 0 : sum.getValue();
        }
    }

    private Listing listing(Folder folder) {
        return listings.computeIfAbsent(folder, one -> Listing.of(one, segments));
    }

    private ListedPosts posts(SegmentRef ref) {
        ListedPosts known = kept.get(ref.name());
        if (known == null) {
            known =
                    ListedPosts.of(
                            catalog.entries(List.of(ref))
                                    .filter(catalog::isListed)
                                    .collect(Collectors.toMap(this::position, post -> post)));
            kept.put(ref.name(), known);
        }
        return known;
    }
}
