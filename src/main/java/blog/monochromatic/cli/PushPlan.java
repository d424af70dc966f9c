package blog.monochromatic.cli;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What makes a posts bucket as a folder is. What is no source by its name stays as it is, on both
/// sides; nor is anything below `.well-known/` removed, where others may put theirs.
///
/// @param puts in the order of their keys
/// @param removals likewise
/// @param present how many sources the bucket has
record PushPlan(List<Put> puts, List<Removal> removals, int present) {
    /// A source that the bucket has not, or has another version of. One that was uploaded in parts
    /// is always another, for its ETag is no MD5; it is put once more, in one part.
    record Put(Key key, ETag etag, boolean isNew) {}

    /// A source that the folder has no longer.
    record Removal(Key key, ETag etag) {}

    PushPlan {
        puts = List.copyOf(puts);
        removals = List.copyOf(removals);
    }

    static PushPlan of(Stream<Bucket.Listed> folder, Stream<Bucket.Listed> bucket) {
        Map<Key, ETag> wanted = sources(folder);
        Map<Key, ETag> present = sources(bucket);
        return new PushPlan(
                wanted.entrySet().stream()
                        .filter(one -> !one.getValue().equals(present.get(one.getKey())))
                        .map(
                                one ->
                                        new Put(
                                                one.getKey(),
                                                one.getValue(),
                                                !present.containsKey(one.getKey())))
                        .toList(),
                present.entrySet().stream()
                        .filter(one -> !wanted.containsKey(one.getKey()))
                        .filter(one -> !one.getKey().value().startsWith("."))
                        .map(one -> new Removal(one.getKey(), one.getValue()))
                        .toList(),
                present.size());
    }

    private static Map<Key, ETag> sources(Stream<Bucket.Listed> listing) {
        try (listing) {
            return listing.filter(object -> isSource(new Key(object.key())))
                    .collect(
                            Collectors.toMap(
                                    object -> new Key(object.key()),
                                    Bucket.Listed::etag,
                                    (one, other) -> one,
                                    TreeMap::new));
        }
    }

    private static boolean isSource(Key key) {
        return SourceKind.of(key) != SourceKind.IGNORED;
    }

    /// Whether it takes away more than half of several: so does the folder of another blog.
    boolean removesMost() {
        return removals.size() > 1 && removals.size() * 2 > present;
    }

    boolean isNothing() {
        return puts.isEmpty() && removals.isEmpty();
    }

    /// Those of the sources to put that texts show, and that are to be there before them.
    List<Put> assets() {
        return puts.stream().filter(put -> isAsset(put.key())).toList();
    }

    List<Put> texts() {
        return puts.stream().filter(put -> !isAsset(put.key())).toList();
    }

    private static boolean isAsset(Key key) {
        return SourceKind.of(key) == SourceKind.ASSET;
    }

    /// `3 files`
    static String files(int count) {
        return count + (count == 1 ? " file" : " files");
    }
}
