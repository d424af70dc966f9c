package blog.monochromatic.publish;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A bucket to whose requests things happen.
final class FaultyBucket implements Bucket {
    /// What happens to a request; throwing is a failure of the store.
    interface Fault {
        /// Before it has any effect.
        default void before(String operation, String key) {}

        /// When it has had its effect, and before its answer.
        default void after(String operation, String key) {}
    }

    private final Bucket bucket;
    private final Fault fault;

    FaultyBucket(Bucket bucket, Fault fault) {
        this.bucket = bucket;
        this.fault = fault;
    }

    private <T> T request(String operation, String key, Supplier<T> request) {
        fault.before(operation, key);
        T answer = request.get();
        fault.after(operation, key);
        return answer;
    }

    @Override
    public String name() {
        return bucket.name();
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return request("get", key, () -> bucket.get(key));
    }

    @Override
    public Fetched getIfChanged(String key, @Nullable ETag known, int most) {
        return request("get", key, () -> bucket.getIfChanged(key, known, most));
    }

    @Override
    public Optional<ObjectHead> head(String key) {
        return request("head", key, () -> bucket.head(key));
    }

    @Override
    public void put(String key, byte[] body, Headers headers) {
        request(
                "put",
                key,
                () -> {
                    bucket.put(key, body, headers);
                    return key;
                });
    }

    @Override
    public PutResult putIfMatch(String key, byte[] body, Headers headers, ETag expected) {
        return request("put", key, () -> bucket.putIfMatch(key, body, headers, expected));
    }

    @Override
    public PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        return request("put", key, () -> bucket.putIfAbsent(key, body, headers));
    }

    @Override
    public void delete(String key) {
        request(
                "delete",
                key,
                () -> {
                    bucket.delete(key);
                    return key;
                });
    }

    @Override
    public Stream<Listed> list(String prefix, String after) {
        return request("list", prefix, () -> bucket.list(prefix, after));
    }

    @Override
    public boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers) {
        return request(
                "copy", key, () -> bucket.copy(source, sourceKey, etag, version, key, headers));
    }
}
