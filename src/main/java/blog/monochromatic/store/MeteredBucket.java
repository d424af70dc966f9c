package blog.monochromatic.store;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.stream.Stream;

/// A bucket that tells a [Meter] of each request.
public final class MeteredBucket implements Bucket {
    private final Bucket bucket;
    private final Meter meter;

    public MeteredBucket(Bucket bucket, Meter meter) {
        this.bucket = bucket;
        this.meter = meter;
    }

    @Override
    public String name() {
        return bucket.name();
    }

    @Override
    public Optional<StoredObject> get(String key) {
        meter.request("GetObject");
        Optional<StoredObject> object = bucket.get(key);
        object.ifPresent(found -> meter.read(found.body().length));
        return object;
    }

    @Override
    public Fetched getIfChanged(String key, @Nullable ETag known, int most) {
        meter.request("GetObject");
        Fetched fetched = bucket.getIfChanged(key, known, most);
        if (fetched instanceof Fetched.Changed(StoredObject object)) {
            meter.read(object.body().length);
        }
        return fetched;
    }

    @Override
    public Optional<ObjectHead> head(String key) {
        meter.request("HeadObject");
        return bucket.head(key);
    }

    @Override
    public void put(String key, byte[] body, Headers headers) {
        meter.request("PutObject");
        meter.wrote(body.length);
        bucket.put(key, body, headers);
    }

    @Override
    public PutResult putIfMatch(String key, byte[] body, Headers headers, ETag expected) {
        meter.request("PutObject");
        meter.wrote(body.length);
        return bucket.putIfMatch(key, body, headers, expected);
    }

    @Override
    public PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        meter.request("PutObject");
        meter.wrote(body.length);
        return bucket.putIfAbsent(key, body, headers);
    }

    @Override
    public void delete(String key) {
        meter.request("DeleteObject");
        bucket.delete(key);
    }

    /// Counts as one request, however many pages are read.
    @Override
    public Stream<Listed> list(String prefix, String after) {
        meter.request("ListObjectsV2");
        return bucket.list(prefix, after);
    }

    @Override
    public boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers) {
        meter.request("CopyObject");
        Bucket unmetered = source instanceof MeteredBucket metered ? metered.bucket : source;
        return bucket.copy(unmetered, sourceKey, etag, version, key, headers);
    }
}
