package blog.monochromatic.store;

import static blog.monochromatic.store.BucketContract.bytes;
import static blog.monochromatic.store.BucketContract.put;
import static blog.monochromatic.store.BucketContract.putIfAbsent;
import static blog.monochromatic.store.BucketContract.putIfMatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// What is asked, and how often, of an S3 that fails as a sound one cannot be made to.
class S3BucketTest {
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private S3Clients clients;
    private Bucket bucket;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        clients =
                S3Clients.at(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("key", "secret")));
        bucket = S3Bucket.in(clients, "posts");
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdown();
        clients.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void whatIsSafeToRepeatIsTriedThreeTimes(int status) {
        answer(status);

        assertFailsAfter(3, () -> bucket.get("a.txt"));
        assertFailsAfter(3, () -> put(bucket, "a.txt", "one"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500, 503})
    void aConditionalPutIsTriedOnce(int status) {
        answer(status);

        assertFailsAfter(1, () -> putIfAbsent(bucket, "a.txt", "one"));
        assertFailsAfter(1, () -> putIfMatch(bucket, "a.txt", "two", "one"));
    }

    @Test
    void aConditionalPutThatMayHaveLandedIsNotTriedAgain() {
        serve(
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.close();
                });

        assertFailsAfter(1, () -> putIfAbsent(bucket, "a.txt", "one"));
        assertFailsAfter(1, () -> putIfMatch(bucket, "a.txt", "two", "one"));
    }

    @Test
    void aConditionalPutThatCouldNotBeSentIsTriedAgain() {
        serve(
                exchange -> {
                    if (requests.get() == 1) {
                        exchange.close();
                    } else {
                        exchange.getRequestBody().readAllBytes();
                        exchange.getResponseHeaders().set("ETag", "\"tag\"");
                        exchange.sendResponseHeaders(200, -1);
                    }
                });

        // More than sockets buffer, so that writing it fails.
        assertThat(bucket.putIfAbsent("a.txt", new byte[16 << 20], Headers.of("a.txt")))
                .isEqualTo(new Bucket.PutResult.Stored(new ETag("tag")));
        assertThat(requests).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412})
    void aConflictIsARefusal(int status) {
        answer(status);

        assertThat(putIfAbsent(bucket, "a.txt", "one")).isEqualTo(new Bucket.PutResult.Refused());
        assertThat(putIfMatch(bucket, "a.txt", "two", "one"))
                .isEqualTo(new Bucket.PutResult.Refused());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noCallOutlivesItsTimeout(boolean conditional) {
        serve(exchange -> await());

        Instant start = Instant.now();
        assertThatThrownBy(
                        () -> {
                            if (conditional) {
                                bucket.putIfAbsent("a.txt", bytes("one"), Headers.of("a.txt"));
                            } else {
                                bucket.get("a.txt");
                            }
                        })
                .isInstanceOf(StoreException.class);
        assertThat(Duration.between(start, Instant.now()))
                .isBetween(S3Clients.ATTEMPT_TIMEOUT, S3Bucket.CALL_TIMEOUT.plusSeconds(1));
    }

    private void answer(int status) {
        serve(
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(status, -1);
                });
    }

    private void serve(HttpHandler handler) {
        server.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    handler.handle(exchange);
                });
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertFailsAfter(int tries, ThrowingCallable call) {
        requests.set(0);
        assertThatThrownBy(call).isInstanceOf(StoreException.class);
        assertThat(requests).hasValue(tries);
    }
}
