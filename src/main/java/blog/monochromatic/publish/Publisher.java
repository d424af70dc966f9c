package blog.monochromatic.publish;

import blog.monochromatic.catalog.Range;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.MeteredBucket;
import blog.monochromatic.store.S3Bucket;

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

    private final Progress progress;
    private final CatalogStore store;
    private final Hubs hubs;
    private final Transaction transaction;
    private final Reconcile reconcile;

    /// A publisher for one invocation.
    ///
    /// @param cache of the process
    /// @param notices told of what it meets
    /// @param end when the invocation ends; no request is made that could still be under way then.
    ///     Where several publishers share a blog, no later than [#LIFE] from now
    public Publisher(Blog blog, CatalogCache cache, Notices notices, Instant end) {
        this.progress = new Progress(blog.clock(), end.minus(S3Bucket.CALL_TIMEOUT));
        var posts = new MeteredBucket(blog.posts(), progress);
        var site = new MeteredBucket(blog.site(), progress);
        this.store =
                new CatalogStore(
                        new MeteredBucket(blog.catalog(), progress),
                        cache,
                        Settings.defaults(blog.url()));
        this.hubs = blog.hubs();
        Messages messages =
                handedOn -> {
                    progress.request("SendMessages");
                    blog.messages().send(handedOn);
                };
        WakeUps wakeUps =
                next -> {
                    progress.request("SetWakeUp");
                    blog.wakeUps().set(next);
                };
        this.transaction =
                new Transaction(
                        blog,
                        store,
                        new Intake(posts, store, blog),
                        new Making(
                                posts, site, messages, wakeUps, notices, progress, blog.workers()),
                        notices);
        this.reconcile = new Reconcile(blog, posts, site, messages, store, transaction, progress);
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
        if (isFirst()) {
            transaction.publish(SourceKind.shared(), null);
        }
        transaction.publish(new TreeSet<>(hints), null);
        transaction.adopt();
        transaction.throwFailure();
    }

    private boolean isFirst() {
        return store.read().etag() == null;
    }

    /// Does what another publisher has handed on.
    public void work(Message message) {
        switch (message) {
            case Message.Remake(Range range) -> {
                transaction.publish(Set.of(), range);
                transaction.adopt();
            }
            case Message.Due() -> {
                if (isFirst()) {
                    transaction.publish(SourceKind.shared(), null);
                }
                transaction.publishDue();
                transaction.adopt();
            }
            case Message.Ping(List<SitePath> feeds) -> ping(feeds);
            case Message.Reconcile step -> reconcile(step);
        }
        transaction.throwFailure();
    }

    private void ping(List<SitePath> feeds) {
        Settings settings = store.read().manifest().look().settings();
        if (settings.hasHub()) {
            progress.request("Ping");
            hubs.ping(settings.hub(), feeds.stream().map(settings::address).toList());
        }
    }

    /// Does one step of a reconcile, and hands on the next.
    private void reconcile(Message.Reconcile step) {
        if (isFirst()) {
            transaction.publish(SourceKind.shared(), null); // It hands on to another reconcile.
        } else {
            reconcile.step(step);
        }
    }
}
