package blog.monochromatic.store;

import static blog.monochromatic.store.BucketContract.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Headers;

import org.junit.jupiter.api.Test;

class MemoryBucketTest implements BucketContract {
    private final Bucket bucket = new MemoryBucket("memory");
    private final Bucket other = new MemoryBucket("other memory");

    @Override
    public Bucket bucket() {
        return bucket;
    }

    @Override
    public Bucket other() {
        return other;
    }

    @Test
    void headersAreKept() {
        var headers = new Headers("text/x-own", "no-store");
        bucket.put("a.txt", bytes("one"), headers);

        assertThat(bucket.head("a.txt").orElseThrow().headers()).isEqualTo(headers);
    }

    @Test
    void aFileAndAFolderCanHaveOneName() {
        BucketContract.put(bucket, "a", "one");
        BucketContract.put(bucket, "a/b", "two");

        assertThat(bucket.list("", "")).extracting(Bucket.Listed::key).containsExactly("a", "a/b");
    }
}
