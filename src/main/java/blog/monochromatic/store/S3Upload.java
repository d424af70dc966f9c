package blog.monochromatic.store;

import blog.monochromatic.site.Headers;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

import java.time.Duration;

/// Puts to S3 in one part, so that the ETag is the MD5 of the bytes. [S3Bucket] gives a put four
/// seconds, which are the function's; a photograph from a train takes longer.
final class S3Upload implements Upload {
    /// What a megabit a second takes for some 400 MB.
    private static final Duration CALL_TIMEOUT = Duration.ofHours(1);

    /// Without a byte of an answer after the last one was sent.
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final S3Client s3;
    private final String bucket;

    S3Upload(S3ClientBuilder builder, String bucket) {
        this.s3 =
                builder.httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(SILENCE))
                        .overrideConfiguration(
                                to ->
                                        to.apiCallTimeout(CALL_TIMEOUT)
                                                .addExecutionInterceptor(
                                                        new S3Clients.BodyAtOnce()))
                        .build();
        this.bucket = bucket;
    }

    @Override
    public void put(String key, byte[] body, Headers headers) {
        try {
            s3.putObject(
                    to ->
                            to.bucket(bucket)
                                    .key(key)
                                    .contentType(headers.contentType())
                                    .cacheControl(headers.cacheControl()),
                    RequestBody.fromBytes(body));
        } catch (SdkException e) {
            throw new StoreException("PutObject", bucket, key, e);
        }
    }
}
