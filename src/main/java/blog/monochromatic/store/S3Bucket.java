package blog.monochromatic.store;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.TaggingDirective;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A bucket of S3.
///
/// An absent object answers 404 only to those who may list the bucket; to others 403, which is a
/// failure here (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html). [#head] alone
/// takes an absent bucket for an absent object, since the answer to a HEAD has no body that would
/// tell.
public final class S3Bucket implements Bucket {
    /// How long a call may take, its retries included: what is given up has landed soon after, or
    /// never will. Ten seconds outlast the hiccups that S3 has its clients ride out, and are short
    /// beside an intent's life.
    public static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private static final PutResult REFUSED = new PutResult.Refused();

    private final S3Clients clients;
    private final String name;

    private S3Bucket(S3Clients clients, String name) {
        this.clients = clients;
        this.name = name;
    }

    /// The bucket of this name. Whether it exists, the first request tells.
    public static S3Bucket in(S3Clients clients, String name) {
        return new S3Bucket(clients, name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return ask(
                "GetObject",
                key,
                () -> Optional.of(fetch(to -> to.bucket(name).key(key), Integer.MAX_VALUE)),
                Map.of(NOT_FOUND, Optional.empty()));
    }

    @Override
    public Fetched getIfChanged(String key, @Nullable ETag known, int most) {
        return ask(
                "GetObject",
                key,
                () ->
                        new Fetched.Changed(
                                fetch(
                                        to ->
                                                to.bucket(name)
                                                        .key(key)
                                                        .ifNoneMatch(
                                                                known == null
                                                                        ? null
                                                                        : quoted(known)),
                                        most)),
                Map.of(NOT_MODIFIED, new Fetched.Unchanged(), NOT_FOUND, new Fetched.Absent()));
    }

    @Override
    public Optional<ObjectHead> head(String key) {
        return ask(
                "HeadObject",
                key,
                () -> {
                    var it = clients.retrying().headObject(to -> to.bucket(name).key(key));
                    return Optional.of(
                            new ObjectHead(
                                    ETag.parse(it.eTag()),
                                    it.contentLength(),
                                    headers(it.contentType(), it.cacheControl()),
                                    it.versionId()));
                },
                Map.of(NOT_FOUND, Optional.empty()));
    }

    @Override
    public void put(String key, byte[] body, Headers headers) {
        ask(
                "PutObject",
                key,
                () -> store(clients.retrying(), to -> to, key, body, headers),
                Map.of());
    }

    @Override
    public PutResult putIfMatch(String key, byte[] body, Headers headers, ETag expected) {
        return ask(
                "PutObject",
                key,
                () -> store(clients.once(), to -> to.ifMatch(quoted(expected)), key, body, headers),
                Map.of(PRECONDITION_FAILED, REFUSED, CONFLICT, REFUSED, NOT_FOUND, REFUSED));
    }

    @Override
    public PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        return ask(
                "PutObject",
                key,
                () -> store(clients.once(), to -> to.ifNoneMatch("*"), key, body, headers),
                Map.of(PRECONDITION_FAILED, REFUSED, CONFLICT, REFUSED));
    }

    @Override
    public void delete(String key) {
        ask(
                "DeleteObject",
                key,
                () -> clients.retrying().deleteObject(to -> to.bucket(name).key(key)),
                Map.of());
    }

    @Override
    public Stream<Listed> list(String prefix, String after) {
        ListObjectsV2Request.Builder first =
                ListObjectsV2Request.builder().bucket(name).prefix(prefix);
        if (!after.isEmpty()) {
            first.startAfter(after);
        }
        var pages = new S3Pages(clients.retrying(), first.build());
        return Stream.iterate(pages, S3Pages::hasNext, UnaryOperator.identity())
                .flatMap(
                        it ->
                                ask("ListObjectsV2", prefix + "*", it::next, Map.of())
                                        .contents()
                                        .stream())
                .map(
                        object ->
                                new Listed(
                                        object.key(),
                                        ETag.parse(object.eTag()),
                                        object.lastModified()));
    }

    /// {@inheritDoc}
    ///
    /// What S3 cannot copy in [#CALL_TIMEOUT], or has more than its limit of 5 GB, fails.
    @Override
    public boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers) {
        if (!(source instanceof S3Bucket from)) {
            throw new IllegalArgumentException("Not a bucket of S3: " + source.name());
        }
        CopyObjectRequest.Builder request =
                CopyObjectRequest.builder()
                        .sourceBucket(from.name)
                        .sourceKey(sourceKey)
                        .copySourceIfMatch(quoted(etag))
                        .destinationBucket(name)
                        .destinationKey(key)
                        .metadataDirective(MetadataDirective.REPLACE)
                        // Tags are the source's own, and reading them takes another right.
                        .taggingDirective(TaggingDirective.REPLACE)
                        .contentType(headers.contentType())
                        .cacheControl(headers.cacheControl())
                        // S3 answers when it has copied, which takes longer than any other request.
                        .overrideConfiguration(to -> to.apiCallAttemptTimeout(CALL_TIMEOUT));
        return copy(key, request.build())
                || (version != null && copy(key, request.sourceVersionId(version).build()));
    }

    private boolean copy(String key, CopyObjectRequest request) {
        return ask(
                "CopyObject",
                key,
                () -> {
                    clients.retrying().copyObject(request);
                    return true;
                },
                Map.of(PRECONDITION_FAILED, false, NOT_FOUND, false));
    }

    private StoredObject fetch(UnaryOperator<GetObjectRequest.Builder> what, int most) {
        return clients.retrying()
                .getObject(
                        what.apply(GetObjectRequest.builder()).build(),
                        (it, in) -> stored(it, in, most));
    }

    private static StoredObject stored(GetObjectResponse it, AbortableInputStream in, int most) {
        try {
            byte[] body = in.readNBytes(most);
            if (it.contentLength() > most) {
                in.abort();
            }
            return new StoredObject(
                    body,
                    new ObjectHead(
                            ETag.parse(it.eTag()),
                            it.contentLength(),
                            headers(it.contentType(), it.cacheControl()),
                            it.versionId()));
        } catch (IOException e) {
            throw RetryableException.create("The body could not be read", e);
        }
    }

    private PutResult store(
            S3Client client,
            UnaryOperator<PutObjectRequest.Builder> condition,
            String key,
            byte[] body,
            Headers headers) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder()
                        .bucket(name)
                        .key(key)
                        .contentType(headers.contentType())
                        .cacheControl(headers.cacheControl());
        var it = client.putObject(condition.apply(request).build(), RequestBody.fromBytes(body));
        return new PutResult.Stored(ETag.parse(it.eTag()));
    }

    /// The answer; where S3 answers with a status of `otherwise`, the value of that.
    private <T> T ask(
            String operation, String key, Supplier<T> request, Map<Integer, T> otherwise) {
        try {
            return request.get();
        } catch (S3Exception e) {
            T value = otherwise.get(e.statusCode());
            if (value != null && !isNoSuchBucket(e)) {
                return value;
            }
            throw new StoreException(operation, name, key, e);
        } catch (SdkException e) {
            throw new StoreException(operation, name, key, e);
        }
    }

    /// An object of a bucket that is not there is not absent: something is set up wrongly.
    private static boolean isNoSuchBucket(S3Exception e) {
        return e.awsErrorDetails() != null
                && Objects.equals(e.awsErrorDetails().errorCode(), "NoSuchBucket");
    }

    private static Headers headers(@Nullable String contentType, @Nullable String cacheControl) {
        return new Headers(
                Objects.requireNonNullElse(contentType, ""),
                Objects.requireNonNullElse(cacheControl, ""));
    }

    private static String quoted(ETag etag) {
        return '"' + etag.value() + '"';
    }
}
