package blog.monochromatic.publish;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.CatalogFormat;
import blog.monochromatic.catalog.CatalogObjects;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.MissingObjectException;
import blog.monochromatic.catalog.Segment;
import blog.monochromatic.catalog.SegmentRef;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The catalog bucket: `manifest.json`, `segments/…` and `texts/…`.
final class CatalogStore implements CatalogObjects {
    private static final String MANIFEST = "manifest.json";
    private static final String SEGMENTS = "segments/";
    private static final String TEXTS = "texts/";

    private final Bucket bucket;
    private final CatalogCache cache;
    private final Settings defaults;

    /// @param cache of what was read before, also by others
    /// @param defaults the deployment's settings, which hold before the first commit
    CatalogStore(Bucket bucket, CatalogCache cache, Settings defaults) {
        this.bucket = bucket;
        this.cache = cache;
        this.defaults = defaults;
    }

    /// The present manifest, [Manifest#none] where there is none.
    Snapshot read() {
        Snapshot known = Objects.requireNonNullElseGet(cache.manifest(), this::none);
        return switch (bucket.getIfChanged(MANIFEST, known.etag(), Integer.MAX_VALUE)) {
            case Bucket.Fetched.Changed(Bucket.StoredObject object) -> snapshot(object);
            case Bucket.Fetched.Unchanged() -> known;
            case Bucket.Fetched.Absent() -> none();
        };
    }

    private Snapshot snapshot(Bucket.StoredObject object) {
        var snapshot =
                new Snapshot(CatalogFormat.readManifest(object.body()), object.head().etag());
        cache.keep(snapshot);
        return snapshot;
    }

    private Snapshot none() {
        return new Snapshot(Manifest.none(defaults), null);
    }

    /// A manifest as it was read.
    ///
    /// @param etag null where there was none
    record Snapshot(Manifest manifest, @Nullable ETag etag) {}

    Catalog catalog(Snapshot snapshot) {
        return new Catalog(snapshot.manifest(), this);
    }

    /// Puts the next manifest in place of the one that was read.
    ///
    /// @return whether that was still the present one; if not, nothing was put, and nothing will be
    /// @throws blog.monochromatic.store.StoreException if there is no answer: it may have been put,
    ///     or may still be
    boolean replace(Snapshot old, Manifest next) {
        byte[] body = CatalogFormat.write(next);
        Headers headers = Headers.of(MANIFEST);
        Bucket.PutResult result =
                old.etag() == null
                        ? bucket.putIfAbsent(MANIFEST, body, headers)
                        : bucket.putIfMatch(MANIFEST, body, headers, old.etag());
        return switch (result) {
            case Bucket.PutResult.Stored(ETag etag) -> {
                cache.keep(new Snapshot(next, etag));
                yield true;
            }
            case Bucket.PutResult.Refused() -> false;
        };
    }

    @Override
    public Segment segment(String name) {
        Segment known = cache.segment(name);
        if (known != null) {
            return known;
        }
        Segment segment = get(name, CatalogFormat::readSegment);
        cache.keep(name, segment);
        return segment;
    }

    /// The name of a new segment.
    ///
    /// @param name that was never used before, `[A-Za-z0-9-]+`
    static String segmentName(String name) {
        return SEGMENTS + name + ".json";
    }

    /// The name of a new copy of a source's text. It tells the source, so that one entry is looked
    /// at to see whether a manifest names it.
    ///
    /// @param name as above
    static String copyName(Key source, String name) {
        return TEXTS + source + "/" + name;
    }

    /// Puts new segments, each under its name.
    void put(Map<String, Segment> segments, Workers workers) {
        workers.each(
                segments.entrySet(),
                segment -> {
                    String name = segment.getKey();
                    bucket.put(name, CatalogFormat.write(segment.getValue()), Headers.of(name));
                    cache.keep(name, segment.getValue());
                });
    }

    @Override
    public byte[] text(String name) {
        byte[] known = cache.text(name);
        if (known != null) {
            return known;
        }
        byte[] text = get(name, Function.identity());
        cache.keep(name, text);
        return text;
    }

    void put(String name, byte[] text) {
        bucket.put(name, text, Headers.of(name));
        cache.keep(name, text);
    }

    /// What is in the bucket.
    ///
    /// @param after the name after which to begin; empty at the beginning
    Stream<Bucket.Listed> list(String after) {
        return bucket.list("", after);
    }

    /// Those of the listed objects that the present manifest does not name, and no later one will:
    /// whoever wrote them has ended.
    ///
    /// @param youngest when the last of those that have ended may have begun to write
    List<String> orphans(Collection<Bucket.Listed> listed, Instant youngest) {
        Catalog present = catalog(read());
        Set<String> segments =
                present.manifest().segments().stream()
                        .map(SegmentRef::name)
                        .collect(Collectors.toSet());
        return listed.stream()
                .filter(object -> object.modified().isBefore(youngest))
                .map(Bucket.Listed::key)
                .filter(
                        name ->
                                (name.startsWith(SEGMENTS) && !segments.contains(name))
                                        || (name.startsWith(TEXTS) && !isNamed(name, present)))
                .toList();
    }

    /// What has not the shape of a copy's name is somebody else's.
    private static boolean isNamed(String copy, Catalog present) {
        int slash = copy.lastIndexOf('/');
        return slash <= TEXTS.length()
                || present.find(new Key(copy.substring(TEXTS.length(), slash)))
                        .filter(entry -> copy.equals(entry.copy()))
                        .isPresent();
    }

    void delete(String name) {
        bucket.delete(name);
    }

    private <T> T get(String name, Function<byte[], T> read) {
        return bucket.get(name)
                .map(object -> read.apply(object.body()))
                .orElseThrow(() -> new MissingObjectException(name));
    }
}
