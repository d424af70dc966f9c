package blog.monochromatic.store;

import static blog.monochromatic.store.BucketContract.bytes;
import static blog.monochromatic.store.BucketContract.copy;
import static blog.monochromatic.store.BucketContract.put;
import static blog.monochromatic.store.BucketContract.putIfAbsent;
import static blog.monochromatic.store.BucketContract.putIfMatch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.site.ETag;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.lang.reflect.Proxy;

/// What every [Bucket] that can fail says when it does.
interface FailureContract {
    /// A bucket whose store cannot be had.
    Bucket failing();

    @Test
    default void aFailureNamesOperationKeyAndBucket() {
        assertFailure(() -> failing().get("a/b.txt"), "GetObject of a/b.txt");
        assertFailure(
                () -> failing().getIfChanged("a/b.txt", ETag.of(bytes("one")), 100),
                "GetObject of a/b.txt");
        assertFailure(() -> failing().head("a/b.txt"), "HeadObject of a/b.txt");
        assertFailure(() -> put(failing(), "a/b.txt", "one"), "PutObject of a/b.txt");
        assertFailure(() -> putIfMatch(failing(), "a/b.txt", "two", "one"), "PutObject of a/b.txt");
        assertFailure(() -> putIfAbsent(failing(), "a/b.txt", "one"), "PutObject of a/b.txt");
        assertFailure(() -> failing().delete("a/b.txt"), "DeleteObject of a/b.txt");
        assertFailure(() -> failing().list("a/", "").toList(), "ListObjectsV2 of a/*");
        assertFailure(
                () -> copy(failing(), "a/b.txt", "one", failing(), "c.txt"), "CopyObject of c.txt");
    }

    @Test
    default void aBucketOfAnotherKindIsNotCopiedFrom() {
        Bucket stranger =
                (Bucket)
                        Proxy.newProxyInstance(
                                Bucket.class.getClassLoader(),
                                new Class<?>[] {Bucket.class},
                                (_, _, _) -> "stranger");

        assertThatThrownBy(() -> copy(stranger, "a.png", "one", failing(), "a.png"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stranger");
    }

    private void assertFailure(ThrowingCallable call, String what) {
        assertThatThrownBy(call)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(what + " in " + failing().name() + " failed: ")
                .hasMessageNotContaining("null")
                .hasCauseInstanceOf(Exception.class);
    }
}
