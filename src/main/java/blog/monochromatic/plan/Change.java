package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Position;
import blog.monochromatic.catalog.SegmentRef;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Part;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A source that readers see otherwise than before.
///
/// @param was what they saw; empty where it was not visible
/// @param is what they see; empty where it is not visible
record Change(Key key, Optional<Entry> was, Optional<Entry> is) {
    /// Compares two catalogs. Only the segments that differ are read, and those in which something
    /// may have fallen due.
    static List<Change> between(Catalog before, Catalog after) {
        Set<String> old = names(before);
        Set<String> present = names(after);
        Map<Key, Entry> was =
                entries(before, ref -> !present.contains(ref.name()) || mayFallDue(ref, before));
        Map<Key, Entry> is =
                entries(after, ref -> !old.contains(ref.name()) || mayFallDue(ref, before));
        var keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        var changes = new ArrayList<Change>();
        for (Key key : keys) {
            var change =
                    new Change(
                            key,
                            Optional.ofNullable(was.get(key)).filter(before::isVisible),
                            Optional.ofNullable(is.get(key)).filter(after::isVisible));
            if (!change.was.equals(change.is)) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static boolean mayFallDue(SegmentRef ref, Catalog before) {
        return ref.statistics().mayTurnAfter(before.manifest().instant());
    }

    private static Set<String> names(Catalog catalog) {
        return catalog.manifest().segments().stream()
                .map(SegmentRef::name)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<Key, Entry> entries(Catalog catalog, Predicate<SegmentRef> which) {
        return catalog.entries(catalog.manifest().segments().stream().filter(which).toList())
                .collect(
                        Collectors.toMap(
                                Entry::key,
                                Function.identity(),
                                (one, other) -> one,
                                TreeMap::new));
    }

    /// Whether the source's own file differs: another version of it is accepted, or it came or
    /// went.
    boolean changesFile() {
        return !was.map(Change::content).equals(is.map(Change::content));
    }

    private static Object content(Entry entry) {
        return entry.isAsset() ? List.of(entry.etag()) : List.of(Optional.ofNullable(entry.copy()));
    }

    /// What readers saw and see.
    Stream<Entry> present() {
        return Stream.of(was, is).flatMap(Optional::stream);
    }

    /// The folders and tags that list it, or did.
    Set<Folder> lists() {
        return present()
                .flatMap(entry -> entry.lists().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    boolean wasIn(Folder folder) {
        return was.stream().anyMatch(entry -> entry.lists().contains(folder));
    }

    boolean isIn(Folder folder) {
        return is.stream().anyMatch(entry -> entry.lists().contains(folder));
    }

    /// Whether lists show it otherwise, or not at all any more.
    boolean changesLists() {
        return !posts(was).map(Listings::shown).equals(posts(is).map(Listings::shown));
    }

    /// Whether its neighbours' links to it, or who they are, differ.
    boolean changesLinks(Timeline before, Timeline after) {
        return !link(was, before).equals(link(is, after));
    }

    private static Object link(Optional<Entry> entry, Timeline timeline) {
        return posts(entry)
                .map(
                        post ->
                                List.of(
                                        timeline.position(post),
                                        post.facts() == null ? "" : post.facts().title(),
                                        post.facts() == null ? "" : post.facts().language()));
    }

    /// Whether its translations link to it otherwise, or not at all any more.
    boolean changesTranslations(Catalog before, Catalog after) {
        return !was.filter(before::isFindable)
                .map(before::language)
                .equals(is.filter(after::isFindable).map(after::language));
    }

    /// The parts of the search that show it otherwise than before.
    Set<Part> changedInSearch(Catalog before, Catalog after) {
        return changed(before, after, Change::searched);
    }

    /// The parts of the sitemap that show it otherwise than before, but for its translations.
    Set<Part> changedInSitemap(Catalog before, Catalog after) {
        return changed(before, after, Change::modified);
    }

    private Set<Part> changed(Catalog before, Catalog after, Function<Entry.Facts, Object> shown) {
        Optional<Entry.Facts> then = was.filter(before::isFindable).map(Entry::facts);
        Optional<Entry.Facts> now = is.filter(after::isFindable).map(Entry::facts);
        return then.map(shown).equals(now.map(shown))
                ? Set.of()
                : Stream.of(then, now)
                        .flatMap(Optional::stream)
                        .map(facts -> Part.of(facts.date()))
                        .collect(Collectors.toSet());
    }

    private static Object searched(Entry.Facts facts) {
        return List.of(
                facts.title(),
                Optional.ofNullable(facts.date()),
                facts.summary(),
                facts.tags(),
                facts.language());
    }

    private static Object modified(Entry.Facts facts) {
        return List.of(Optional.ofNullable(facts.date()), Optional.ofNullable(facts.updated()));
    }

    /// Where the post was in its lists.
    Optional<Position> wasAt(Timeline before) {
        return posts(was).map(before::position);
    }

    /// Where the post is in its lists.
    Optional<Position> isAt(Timeline after) {
        return posts(is).map(after::position);
    }

    private static Optional<Entry> posts(Optional<Entry> entry) {
        return entry.filter(one -> one.facts() != null && one.facts().visibility().isForLists());
    }
}
