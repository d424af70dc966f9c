package blog.monochromatic.store;

import blog.monochromatic.site.CodePoints;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/// Objects on the heap, without versions, gone with the process: what a preview serves from, and
/// tests. Never fails.
///
/// Copies from a bucket of any kind: a preview's posts are files.
///
/// A listing shows each object that is there all the while; of one that comes or goes meanwhile, it
/// may or may not show it.
public final class MemoryBucket implements Bucket {
    private final String name;
    private final InstantSource clock;
    private final ConcurrentNavigableMap<String, Stored> objects =
            new ConcurrentSkipListMap<>(CodePoints::compare);

    private record Stored(StoredObject object, Instant modified) {}

    /// An empty one.
    public MemoryBucket(String name) {
        this(name, InstantSource.system());
    }

    /// An empty one, whose clock need not be the machine's.
    public MemoryBucket(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return Optional.ofNullable(objects.get(key))
                .map(stored -> stored.object)
                .map(object -> new StoredObject(object.body().clone(), object.head()));
    }

    @Override
    public Fetched getIfChanged(String key, @Nullable ETag known, int most) {
        return Fetched.from(get(key), known, most);
    }

    @Override
    public Optional<ObjectHead> head(String key) {
        return Optional.ofNullable(objects.get(key)).map(stored -> stored.object.head());
    }

    @Override
    public void put(String key, byte[] body, Headers headers) {
        objects.put(key, object(body, headers));
    }

    @Override
    public PutResult putIfMatch(String key, byte[] body, Headers headers, ETag expected) {
        Stored present = objects.get(key);
        Stored next = object(body, headers);
        // A map's replace compares by equals, which no two bodies are: so it is this very object,
        // or a refusal.
        boolean stored =
                present != null
                        && present.object.head().etag().equals(expected)
                        && objects.replace(key, present, next);
        return stored ? new PutResult.Stored(next.object.head().etag()) : new PutResult.Refused();
    }

    @Override
    public PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        Stored next = object(body, headers);
        return objects.putIfAbsent(key, next) == null
                ? new PutResult.Stored(next.object.head().etag())
                : new PutResult.Refused();
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }

    @Override
    public Stream<Listed> list(String prefix, String after) {
        var rest =
                CodePoints.compare(after, prefix) < 0
                        ? objects.tailMap(prefix, true)
                        : objects.tailMap(after, false);
        return rest.entrySet().stream()
                .takeWhile(stored -> stored.getKey().startsWith(prefix))
                .map(
                        stored ->
                                new Listed(
                                        stored.getKey(),
                                        stored.getValue().object.head().etag(),
                                        stored.getValue().modified));
    }

    @Override
    public boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers) {
        Optional<StoredObject> present =
                source.get(sourceKey).filter(object -> object.head().etag().equals(etag));
        present.ifPresent(object -> put(key, object.body(), headers));
        return present.isPresent();
    }

    private Stored object(byte[] body, Headers headers) {
        var head = new ObjectHead(ETag.of(body), body.length, headers, null);
        return new Stored(new StoredObject(body.clone(), head), clock.instant());
    }
}
