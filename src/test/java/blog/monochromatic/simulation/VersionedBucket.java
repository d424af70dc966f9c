package blog.monochromatic.simulation;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.MemoryBucket;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A bucket that keeps every version of its objects, as the one that a deployment has for posts.
final class VersionedBucket implements Bucket {
    private final MemoryBucket present;
    private final Map<String, String> latest = new HashMap<>();
    private final Map<String, StoredObject> versions = new HashMap<>();

    VersionedBucket(String name) {
        present = new MemoryBucket(name);
    }

    /// A version, also of an object that is gone.
    StoredObject version(String id) {
        StoredObject object = versions.get(id);
        if (object == null) {
            throw new IllegalArgumentException("There was never a version " + id);
        }
        return object;
    }

    @Override
    public String name() {
        return present.name();
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return present.get(key)
                .map(object -> new StoredObject(object.body(), versioned(key, object.head())));
    }

    @Override
    public Fetched getIfChanged(String key, @Nullable ETag known, int most) {
        return Fetched.from(get(key), known, most);
    }

    @Override
    public Optional<ObjectHead> head(String key) {
        return present.head(key).map(head -> versioned(key, head));
    }

    private ObjectHead versioned(String key, ObjectHead head) {
        return new ObjectHead(head.etag(), head.size(), head.headers(), latest.get(key));
    }

    @Override
    public void put(String key, byte[] body, Headers headers) {
        present.put(key, body, headers);
        String id = "version-" + versions.size();
        latest.put(key, id);
        versions.put(id, present.get(key).orElseThrow());
    }

    @Override
    public PutResult putIfMatch(String key, byte[] body, Headers headers, ETag expected) {
        throw new UnsupportedOperationException("Nobody puts a post under a condition");
    }

    @Override
    public PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        throw new UnsupportedOperationException("Nobody puts a post under a condition");
    }

    @Override
    public void delete(String key) {
        present.delete(key);
    }

    @Override
    public Stream<Listed> list(String prefix, String after) {
        return present.list(prefix, after);
    }

    @Override
    public boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers) {
        throw new UnsupportedOperationException("Nobody copies to the posts");
    }
}
