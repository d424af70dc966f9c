package blog.monochromatic.simulation;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
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
        return request(operation, key, SimulatedProcess.Kind.READ, request);
    }

    private void write(String operation, String key, Runnable request) {
        request(
                operation,
                key,
                SimulatedProcess.Kind.WRITE,
                () -> {
                    request.run();
                    return key;
                });
    }

    private PutResult conditional(String key, Supplier<PutResult> request) {
        return request("PutObject", key, SimulatedProcess.Kind.CONDITIONAL, request);
    }

    @SuppressWarnings("unchecked") // A conflict is the answer to a conditional put.
    private <T> T request(
            String operation, String key, SimulatedProcess.Kind kind, Supplier<T> request) {
        Fate fate = process.awaitTurn(operation + " " + bucket.name() + "/" + key, kind);
        switch (fate) {
            case DIES_BEFORE -> throw new SimulatedProcess.Death();
            case FAILS -> throw noAnswer(operation, key, "503 Slow Down");
            case CONFLICT -> {
                return (T) new PutResult.Refused();
            }
            case LATE, LATE_AND_DIES -> {
                process.world().later(request);
                if (fate == Fate.LATE_AND_DIES) {
                    throw new SimulatedProcess.Death();
                }
                throw noAnswer(operation, key, "Read timed out");
            }
            case ANSWERED, UNANSWERED, DIES_AFTER -> {}
        }
        T answer = request.get();
        if (fate == Fate.DIES_AFTER) {
            throw new SimulatedProcess.Death();
        }
        if (fate == Fate.UNANSWERED) {
            throw noAnswer(operation, key, "Connection reset");
        }
        return answer;
    }

    private StoreException noAnswer(String operation, String key, String why) {
        return new StoreException(operation, bucket.name(), key, new IOException(why));
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
    public Fetched getIfChanged(String key, ETag known) {
        return read("GetObject", key, () -> bucket.getIfChanged(key, known));
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
        return conditional(key, () -> bucket.putIfMatch(key, body, headers, expected));
    }

    @Override
    public PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        return conditional(key, () -> bucket.putIfAbsent(key, body, headers));
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
                SimulatedProcess.Kind.WRITE,
                () -> bucket.copy(from, sourceKey, etag, version, key, headers));
    }
}
