package blog.monochromatic.store;

import static blog.monochromatic.store.BucketContract.bytes;
import static blog.monochromatic.store.BucketContract.copy;
import static blog.monochromatic.store.BucketContract.put;
import static blog.monochromatic.store.BucketContract.putIfAbsent;
import static blog.monochromatic.store.BucketContract.putIfMatch;
import static blog.monochromatic.store.BucketContract.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.localstack.LocalStack;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

class S3BucketIT implements BucketContract, FailureContract {
    private static S3Clients clients;
    private static S3Clients unreachable;
    private static S3Client s3;

    private Bucket bucket;
    private Bucket other;

    @BeforeAll
    static void clients() {
        clients = at(LocalStack.shared().endpoint());
        s3 = LocalStack.shared().s3();
        unreachable = at(URI.create("http://127.0.0.1:1"));
    }

    @AfterAll
    static void close() {
        clients.close();
        unreachable.close();
        s3.close();
    }

    @BeforeEach
    void emptyBuckets() {
        bucket = created("posts-" + UUID.randomUUID());
        other = created("site-" + UUID.randomUUID());
    }

    @Override
    public Bucket bucket() {
        return bucket;
    }

    @Override
    public Bucket other() {
        return other;
    }

    /// At a port that nobody listens to.
    @Override
    public Bucket failing() {
        return S3Bucket.in(unreachable, "posts");
    }

    @Test
    void headersAreKept() {
        var headers = new Headers("text/x-own", "no-store");
        bucket.put("a.txt", bytes("one"), headers);
        assertThat(bucket.head("a.txt").orElseThrow().headers()).isEqualTo(headers);
        assertThat(bucket.get("a.txt").orElseThrow().head().headers()).isEqualTo(headers);

        var others = new Headers("text/x-other", "private");
        other.copy(bucket, "a.txt", ETag.of(bytes("one")), null, "b.txt", others);
        assertThat(other.head("b.txt").orElseThrow().headers()).isEqualTo(others);
    }

    @Test
    void headersThatAnObjectHasNotAreEmpty() {
        s3.putObject(to -> to.bucket(bucket.name()).key("a.txt"), RequestBody.fromString("one"));

        assertThat(bucket.head("a.txt").orElseThrow().headers().cacheControl()).isEmpty();
    }

    @Test
    void aCopyIsMadeOfTheVersionIfThePresentOneIsAnother() {
        keepVersions();
        put(bucket, "a +%é\uD83D\uDE00.png", "one");
        String one = bucket.head("a +%é\uD83D\uDE00.png").orElseThrow().version();
        put(bucket, "a +%é\uD83D\uDE00.png", "two");

        assertThat(copyVersion("a +%é\uD83D\uDE00.png", "one", null)).isFalse();
        assertThat(copyVersion("a +%é\uD83D\uDE00.png", "one", one)).isTrue();
        assertThat(text(other, "copy.png")).hasValue("one");

        bucket.delete("a +%é\uD83D\uDE00.png");
        put(other, "copy.png", "zero");
        assertThat(copyVersion("a +%é\uD83D\uDE00.png", "one", one)).isTrue();
        assertThat(text(other, "copy.png")).hasValue("one");
    }

    @Test
    void noCopyIsMadeOfAVersionWithAnotherETagNorOfOneThatIsGone() {
        keepVersions();
        put(bucket, "a.png", "one");
        String one = bucket.get("a.png").orElseThrow().head().version();
        put(bucket, "a.png", "two");

        assertThat(copyVersion("a.png", "three", one)).isFalse();
        s3.deleteObject(to -> to.bucket(bucket.name()).key("a.png").versionId(one));
        assertThat(copyVersion("a.png", "one", one)).isFalse();
        assertThat(other.head("copy.png")).isEmpty();
    }

    @Test
    void whatWasDeletedIsAbsentThoughItsVersionsAreKept() {
        keepVersions();
        put(bucket, "a.txt", "one");
        bucket.delete("a.txt");

        assertThat(bucket.get("a.txt")).isEmpty();
        assertThat(bucket.head("a.txt")).isEmpty();
        assertThat(bucket.list("", "")).isEmpty();
        assertThat(putIfMatch(bucket, "a.txt", "two", "one"))
                .isEqualTo(new Bucket.PutResult.Refused());
        assertThat(putIfAbsent(bucket, "a.txt", "two")).isInstanceOf(Bucket.PutResult.Stored.class);
    }

    @Test
    void anObjectOfAnAbsentBucketIsNotAbsentButAFailure() {
        Bucket absent = S3Bucket.in(clients, "absent-" + UUID.randomUUID());
        put(bucket, "a.txt", "one");

        Stream.<ThrowingCallable>of(
                        () -> absent.get("a.txt"),
                        () -> absent.getIfChanged("a.txt", ETag.of(bytes("one")), 100),
                        () -> put(absent, "a.txt", "one"),
                        () -> putIfMatch(absent, "a.txt", "two", "one"),
                        () -> putIfAbsent(absent, "a.txt", "one"),
                        () -> absent.delete("a.txt"),
                        () -> absent.list("", "").toList(),
                        () -> copy(absent, "a.txt", "one", bucket, "b.txt"),
                        () -> copy(bucket, "a.txt", "one", absent, "b.txt"))
                .forEach(
                        call ->
                                assertThatThrownBy(call)
                                        .isInstanceOf(StoreException.class)
                                        .hasMessageContaining("bucket does not exist"));
    }

    @Test
    void aKeyThatXmlCannotHoldIsListed() {
        List<String> keys = List.of("+ %41.txt", "a\u0001b.txt", "é\uD83D\uDE00.txt");
        keys.forEach(key -> put(bucket, key, "one"));

        assertThat(bucket.list("", "")).extracting(Bucket.Listed::key).isEqualTo(keys);
    }

    @Test
    void aKeyThatIsTooLongIsAFailure() {
        assertThatThrownBy(() -> put(bucket, "k".repeat(1025), "one"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("PutObject of kkk");
    }

    private boolean copyVersion(String key, String text, @Nullable String version) {
        return other.copy(
                bucket, key, ETag.of(bytes(text)), version, "copy.png", Headers.of("copy.png"));
    }

    private void keepVersions() {
        s3.putBucketVersioning(
                to ->
                        to.bucket(bucket.name())
                                .versioningConfiguration(
                                        it -> it.status(BucketVersioningStatus.ENABLED)));
    }

    private static Bucket created(String name) {
        s3.createBucket(to -> to.bucket(name));
        return S3Bucket.in(clients, name);
    }

    private static S3Clients at(URI endpoint) {
        return S3Clients.at(
                endpoint,
                LocalStack.shared().region(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
    }
}
