package blog.monochromatic.store;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// The two clients that all buckets of a process share, over one HTTP client. One tries again what
/// is safe to repeat; the other, for conditional puts, only what cannot have landed. Two, since the
/// SDK has no such choice for a single request. Built once, and kept.
public final class S3Clients implements AutoCloseable {
    /// Two tries and a pause fit [S3Bucket#CALL_TIMEOUT]. S3 answers in tens of milliseconds, and
    /// what is put or got has at most a few megabytes.
    static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(4);

    /// In one region it takes a millisecond; less than an attempt, so that a lost packet costs no
    /// more than that.
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(2);

    /// A server as near as LocalStack may refuse before it reads, which is a matter of milliseconds
    /// and of chance; six times in a row it was not seen to.
    private static final int UNSENT_ATTEMPTS = 6;

    private static final Duration UNSENT_PAUSE = Duration.ofMillis(10);

    /// What HttpURLConnection says, and says only then. Should it ever say something else, nothing
    /// is tried again.
    private static final String UNSENT = "Error writing request body to server";

    private final SdkHttpClient http;
    private final S3Client retrying;
    private final S3Client once;

    private S3Clients(Setup setup) {
        http =
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECTION_TIMEOUT)
                        // No shorter than the longest attempt, a copy: the SDK's own timeouts end
                        // the others.
                        .socketTimeout(S3Bucket.CALL_TIMEOUT)
                        .build();
        retrying = client(setup, AwsRetryStrategy.standardRetryStrategy());
        once = client(setup, unlessSent());
    }

    /// AWS, by the SDK's own defaults for region and credentials; `AWS_ENDPOINT_URL` leads them
    /// elsewhere.
    ///
    /// @param pathStyle whether the bucket's name goes into the path rather than the host: for an
    ///     endpoint that has no host name for each bucket
    public static S3Clients ofEnvironment(boolean pathStyle) {
        return new S3Clients(builder -> builder.forcePathStyle(pathStyle));
    }

    /// Another S3 than AWS's, with the bucket's name in the path.
    public static S3Clients at(URI endpoint, Region region, AwsCredentialsProvider credentials) {
        return new S3Clients(
                builder ->
                        builder.endpointOverride(endpoint)
                                .region(region)
                                .credentialsProvider(credentials)
                                .forcePathStyle(true));
    }

    S3Client retrying() {
        return retrying;
    }

    S3Client once() {
        return once;
    }

    @Override
    public void close() {
        retrying.close();
        once.close();
        http.close();
    }

    private S3Client client(Setup setup, RetryStrategy retries) {
        S3ClientBuilder builder =
                S3Client.builder()
                        .httpClient(http)
                        .overrideConfiguration(
                                to ->
                                        to.apiCallTimeout(S3Bucket.CALL_TIMEOUT)
                                                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                                                .retryStrategy(retries)
                                                .addExecutionInterceptor(new BodyAtOnce()));
        setup.accept(builder);
        return builder.build();
    }

    /// Tries again only what cannot have landed.
    private static RetryStrategy unlessSent() {
        return StandardRetryStrategy.builder()
                .useClientDefaults(false)
                .maxAttempts(UNSENT_ATTEMPTS)
                .backoffStrategy(
                        BackoffStrategy.exponentialDelay(
                                UNSENT_PAUSE, UNSENT_PAUSE.multipliedBy(8)))
                .retryOnException(S3Clients::isUnsent)
                .build();
    }

    /// Whether a body could not be written to its end, so that S3 never had what it announced. So
    /// it is when a refusal, or an idle connection's end, comes before the body has left:
    /// HttpURLConnection then reads no answer.
    private static boolean isUnsent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && UNSENT.equals(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    /// Sends a body without asking first whether it is welcome (`Expect: 100-continue`), which
    /// costs each put a round trip, and which HttpURLConnection does badly: a refusal loses its
    /// body, and with it S3's reason, or fails as an exception of the connection.
    static final class BodyAtOnce implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(
                Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().copy(to -> to.removeHeader("Expect"));
        }
    }

    private interface Setup {
        void accept(S3ClientBuilder builder);
    }
}
