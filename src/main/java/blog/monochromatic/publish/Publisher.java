package blog.monochromatic.publish;

import blog.monochromatic.catalog.Range;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.MeteredBucket;
import blog.monochromatic.store.S3Bucket;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One publisher: what an invocation does with its messages. Not for use by several threads;
/// several publishers may work on one blog.
public final class Publisher {
    /// The longest that a publisher may live after a commit: an invocation's timeout must not be
    /// longer.
    public static final Duration LIFE = Duration.ofSeconds(60);

    private final Blog blog;
    private final Progress progress;
    private final Bucket posts;
    private final CatalogStore store;
    private final Transaction transaction;

    /// A publisher for one invocation.
    ///
    /// @param cache of the process
    /// @param end when the invocation ends; no request is made that could still be under way then.
    ///     Where several publishers share a blog, no later than [#LIFE] from now
    public Publisher(Blog blog, CatalogCache cache, Instant end) {
        this.blog = blog;
        this.progress = new Progress(blog.clock(), end.minus(S3Bucket.CALL_TIMEOUT));
        this.posts = new MeteredBucket(blog.posts(), progress);
        this.store =
                new CatalogStore(
                        new MeteredBucket(blog.catalog(), progress),
                        cache,
                        Settings.defaults(blog.url()));
        this.transaction =
                new Transaction(
                        blog,
                        store,
                        new Intake(posts, store, progress, blog),
                        new Making(posts, new MeteredBucket(blog.site(), progress), progress, blog),
                        progress);
    }

    /// What this publisher has done so far, also where it has thrown since.
    public Publication done() {
        return progress.publication();
    }

    /// Publishes the present state of sources. Where there is no manifest yet, the first commit has
    /// a reconcile look at all others.
    ///
    /// @param hints the keys of sources that may have changed, in any order
    public void publish(Collection<Key> hints) {
        transaction.adopt();
        if (isFirst()) {
            transaction.publish(SourceKind.shared(), null);
        }
        transaction.publish(new TreeSet<>(hints), null);
    }

    private boolean isFirst() {
        return store.read().etag() == null;
    }

    /// Makes a range again, if it was not made with the present look.
    public void remake(Range range) {
        transaction.adopt();
        transaction.publish(Set.of(), range);
    }

    /// Compares the posts bucket with the catalog and publishes what differs, one step of it: hands
    /// on to the next, or at the end has the ranges made again that were not made with the present
    /// look.
    ///
    /// @param after the last key that was compared; null to begin
    public void reconcile(@Nullable Key after) {
        transaction.adopt();
        boolean isFirst = isFirst();
        if (isFirst || after == null) {
            transaction.publish(SourceKind.shared(), null);
        }
        if (isFirst) {
            return; // Its commit has handed on to another reconcile.
        }
        Drift drift = Drift.after(after, posts, store.catalog(store.read()), blog.sizes());
        transaction.publish(new TreeSet<>(drift.keys()), null);
        Key last = drift.last();
        blog.messages()
                .send(
                        last != null
                                ? List.of(new Message.Reconcile(last))
                                : store.read().manifest().outdated().stream()
                                        .<Message>map(Message.Remake::new)
                                        .toList());
    }
}
