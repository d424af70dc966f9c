package blog.monochromatic.store;

import static blog.monochromatic.store.BucketContract.put;
import static blog.monochromatic.store.BucketContract.text;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.CodePoints;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

class OffHeapBucketTest implements BucketContract {
    @TempDir private Path folder;
    private OffHeapBucket bucket;
    private OffHeapBucket other;

    @BeforeEach
    void open() throws IOException {
        bucket = OffHeapBucket.in(folder.resolve("bucket"));
        other = OffHeapBucket.in(folder.resolve("other"));
    }

    @AfterEach
    void close() throws IOException {
        bucket.close();
        other.close();
    }

    @Override
    public Bucket bucket() {
        return bucket;
    }

    @Override
    public Bucket other() {
        return other;
    }

    /// It does not: that would be one number more for each.
    @Test
    @Override
    public void aListingSaysWhenAnObjectWasPut() {
        put(bucket, "a.txt", "one");

        assertThat(bucket.list("", "").map(Bucket.Listed::modified)).containsExactly(Instant.EPOCH);
    }

    @Test
    void itHoldsWhatASortedMapHolds() {
        var random = new Random(1);
        var expected = new TreeMap<String, String>(CodePoints::compare);
        for (int i = 0; i < 20_000; i++) {
            String key = "2016/%02d/é%d.txt".formatted(random.nextInt(12), random.nextInt(3000));
            if (random.nextInt(4) == 0) {
                bucket.delete(key);
                expected.remove(key);
            } else {
                String body = "x".repeat(random.nextInt(50)) + i;
                put(bucket, key, body);
                expected.put(key, body);
            }
        }

        assertThat(bucket.list("", ""))
                .extracting(Bucket.Listed::key)
                .isEqualTo(List.copyOf(expected.keySet()));
        expected.forEach((key, body) -> assertThat(text(bucket, key)).hasValue(body));
        String middle = "2016/06/é1500.txt";
        assertThat(bucket.list("2016/06/", middle).map(Bucket.Listed::key).findFirst())
                .hasValue(expected.higherKey(middle));
    }
}
