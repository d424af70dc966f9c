package blog.monochromatic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.hc.client5.http.cache.CacheResponseStatus;
import org.apache.hc.client5.http.cache.HttpCacheContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.cache.CacheConfig;
import org.apache.hc.client5.http.impl.cache.CachingHttpClients;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.io.entity.EntityUtils;

import java.io.IOException;
import java.net.URI;

/// A shared cache as of RFC 9111, such as a CDN is, before a bucket.
final class SharedCache implements AutoCloseable {
    /// In bytes; the library's own limit is less than a page has.
    private static final int LARGEST = 1 << 20;

    /// @param isHit whether it was served without asking the bucket
    record Answer(int status, String body, boolean isHit) {}

    private final URI bucket;
    private final CloseableHttpClient client =
            CachingHttpClients.custom()
                    .setCacheConfig(
                            CacheConfig.custom()
                                    .setSharedCache(true)
                                    .setMaxObjectSize(LARGEST)
                                    .build())
                    .build();

    /// @param bucket its address, with a trailing slash
    SharedCache(URI bucket) {
        this.bucket = bucket;
    }

    /// @param key percent-encoded
    Answer get(String key) {
        HttpCacheContext context = HttpCacheContext.create();
        try {
            return client.execute(
                    new HttpGet(bucket.resolve(key)),
                    context,
                    answer ->
                            new Answer(
                                    answer.getCode(),
                                    EntityUtils.toString(answer.getEntity(), UTF_8),
                                    context.getCacheResponseStatus()
                                            == CacheResponseStatus.CACHE_HIT));
        } catch (IOException e) {
            throw new AssertionError("Cannot get %s from %s".formatted(key, bucket), e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
