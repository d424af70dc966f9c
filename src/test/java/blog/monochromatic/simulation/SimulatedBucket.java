package blog.monochromatic.simulation;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A bucket as one process sees it: each request waits for its turn, and meets its fate.
final class SimulatedBucket implements Bucket {
    private final Bucket bucket;
    private final SimulatedProcess process;

    SimulatedBucket(Bucket bucket, SimulatedProcess process) {
        this.bucket = bucket;
        this.process = process;
    }

    private <T> T read(String operation, String key, Supplier<T> request) {
        return request(operation, key, Request.Kind.READ, request);
    }

    private void write(String operation, String key, Runnable request) {
        request(
                operation,
                key,
                Request.Kind.WRITE,
                () -> {
                    request.run();
                    return key;
                });
    }

    private PutResult conditional(String key, byte[] body, Supplier<PutResult> request) {
        return request(
                "PutObject",
                key,
                Request.Kind.CONDITIONAL,
                () -> {
                    PutResult result = request.get();
                    process.world().replaced(process, body, result);
                    return result;
                });
    }

    private <T> T request(String operation, String key, Request.Kind kind, Supplier<T> request) {
        return process.world()
                .request(process, new Request(kind, operation, bucket.name(), key), request);
    }

    @Override
    public String name() {
        return bucket.name();
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return read("GetObject", key, () -> bucket.get(key));
    }

    @Override
    public Fetched getIfChanged(String key, @Nullable ETag known, int most) {
        return read("GetObject", key, () -> bucket.getIfChanged(key, known, most));
    }

    @Override
    public Optional<ObjectHead> head(String key) {
        return read("HeadObject", key, () -> bucket.head(key));
    }

    @Override
    public void put(String key, byte[] body, Headers headers) {
        write("PutObject", key, () -> bucket.put(key, body, headers));
    }

    @Override
    public PutResult putIfMatch(String key, byte[] body, Headers headers, ETag expected) {
        return conditional(key, body, () -> bucket.putIfMatch(key, body, headers, expected));
    }

    @Override
    public PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        return conditional(key, body, () -> bucket.putIfAbsent(key, body, headers));
    }

    @Override
    public void delete(String key) {
        write("DeleteObject", key, () -> bucket.delete(key));
    }

    @Override
    public Stream<Listed> list(String prefix, String after) {
        return read("ListObjectsV2", prefix, () -> bucket.list(prefix, after).toList()).stream();
    }

    @Override
    public boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers) {
        Bucket from = source instanceof SimulatedBucket simulated ? simulated.bucket : source;
        return request(
                "CopyObject",
                key,
                Request.Kind.WRITE,
                () -> {
                    if (bucket.copy(from, sourceKey, etag, null, key, headers)) {
                        return true;
                    }
                    if (version == null || !(from instanceof VersionedBucket versions)) {
                        return false;
                    }
                    bucket.put(key, versions.version(version).body(), headers);
                    return true;
                });
    }
}
