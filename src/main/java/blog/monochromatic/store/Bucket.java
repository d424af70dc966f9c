package blog.monochromatic.store;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Objects by key, with the conditions of S3
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-requests.html). Safe for use
/// by several threads. Every method throws [StoreException] where the store refuses or fails; one
/// that writes may then have written, or may write a little later.
public interface Bucket {
    /// The name that errors give.
    String name();

    /// The object as it is now; empty where there is none.
    Optional<StoredObject> get(String key);

    /// The object where it is no longer at `known`.
    ///
    /// @param known null for none
    /// @param most bytes of the body; of a longer one, only its beginning is read
    Fetched getIfChanged(String key, @Nullable ETag known, int most);

    /// All but the body; empty where there is no object.
    Optional<ObjectHead> head(String key);

    /// Creates or replaces the object.
    void put(String key, byte[] body, Headers headers);

    /// Replaces the object where it is still at `expected`. Sent once.
    PutResult putIfMatch(String key, byte[] body, Headers headers, ETag expected);

    /// Creates the object where there is none. Sent once.
    PutResult putIfAbsent(String key, byte[] body, Headers headers);

    /// Removes the object; nothing happens where there is none.
    void delete(String key);

    /// The objects whose keys start with `prefix` and come after `after`, in the order of the keys'
    /// UTF-8 bytes, fetched page by page as the stream is read.
    ///
    /// @param after need not exist; empty for all
    Stream<Listed> list(String prefix, String after);

    /// Copies an object of another bucket of the same kind into this one; where both are S3's,
    /// without its body passing through here. The copy's ETag may be another: S3 copies in one part
    /// what was uploaded in several.
    ///
    /// @param etag which the source must have
    /// @param version where the source keeps versions, the one to fall back on when the present one
    ///     is another; null for none
    /// @return whether there was a source with this ETag; if not, nothing has happened
    boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers);

    /// What [#getIfChanged] found.
    sealed interface Fetched {
        /// By what is there now.
        static Fetched from(Optional<StoredObject> present, @Nullable ETag known, int most) {
            return present.<Fetched>map(
                            object ->
                                    object.head().etag().equals(known)
                                            ? new Unchanged()
                                            : new Changed(object.upTo(most)))
                    .orElseGet(Absent::new);
        }

        /// The object is another.
        record Changed(StoredObject object) implements Fetched {}

        /// The object is the known one.
        record Unchanged() implements Fetched {}

        /// There is no object.
        record Absent() implements Fetched {}
    }

    /// What became of a conditional put that was answered. A put without an answer throws, and may
    /// have landed.
    sealed interface PutResult {
        /// It was put.
        record Stored(ETag etag) implements PutResult {}

        /// The condition did not hold (412), another writer was at it at the same time (409), or
        /// the object to be matched is gone (404): nothing was put, and nothing will be.
        record Refused() implements PutResult {}
    }

    /// An object's body, with what goes with it.
    ///
    /// @param body the receiver's own; two objects are compared by their ETags, never by `equals`
    @SuppressWarnings(
            "ArrayRecordComponent") // a body goes to and comes from a socket, a file, a decoder
    record StoredObject(byte[] body, ObjectHead head) {
        /// With the beginning of the body only, where it is longer.
        StoredObject upTo(int most) {
            return body.length <= most ? this : new StoredObject(Arrays.copyOf(body, most), head);
        }
    }

    /// What goes with a body.
    ///
    /// @param size in bytes
    /// @param version null where the bucket keeps none
    record ObjectHead(ETag etag, long size, Headers headers, @Nullable String version) {}

    /// An object of a listing.
    ///
    /// @param modified when it was put, by the store's clock
    record Listed(String key, ETag etag, Instant modified) {}
}
