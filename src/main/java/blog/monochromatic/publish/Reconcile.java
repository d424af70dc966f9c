package blog.monochromatic.publish;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Intent;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Compares the three buckets, a step at a time, and puts right what no event told of. A step needs
/// as much memory as the keys that it compares, however many there are.
final class Reconcile {
    /// How many foreign files a step reports at most. Each is asked for once more, since it may
    /// have been removed just now.
    private static final int MOST_FOREIGN = 100;

    /// What was written so lately is left alone: its publisher may still be about to name it. Far
    /// more than the life of an intent, since nothing is urgent here, and the store has a clock of
    /// its own.
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Blog blog;
    private final Bucket posts;
    private final Bucket site;
    private final Messages messages;
    private final CatalogStore store;
    private final Transaction transaction;
    private final Progress progress;

    Reconcile(
            Blog blog,
            Bucket posts,
            Bucket site,
            Messages messages,
            CatalogStore store,
            Transaction transaction,
            Progress progress) {
        this.blog = blog;
        this.posts = posts;
        this.site = site;
        this.messages = messages;
        this.store = store;
        this.transaction = transaction;
        this.progress = progress;
    }

    /// Does one step, and hands on the next. Not before it has taken over what has expired: where
    /// that kills it, the step is done again, and would be handed on twice.
    void step(Message.Reconcile step) {
        List<Message> next =
                switch (step.phase()) {
                    case POSTS -> posts(step.after());
                    case SITE -> site(step.after());
                    case CATALOG -> catalog(step.after());
                    case PARKED -> parked(step.after());
                };
        transaction.adopt();
        messages.send(next);
    }

    private List<Message> posts(String after) {
        if (after.isEmpty()) {
            transaction.publish(SourceKind.shared(), null);
            transaction.publishDue();
        }
        Drift drift = Drift.after(after, posts, catalog(), blog.sizes());
        transaction.publish(new TreeSet<>(drift.keys()), null);
        if (drift.last() != null) {
            return List.of(new Message.Reconcile(Message.Phase.POSTS, drift.last().value()));
        }
        var next = new ArrayList<Message>();
        store.read().manifest().outdated().stream().map(Message.Remake::new).forEach(next::add);
        next.add(new Message.Reconcile(Message.Phase.SITE, ""));
        return next;
    }

    private List<Message> site(String after) {
        List<Bucket.Listed> listed = next(site.list("", after));
        Gaps gaps = Gaps.after(after, listed, catalog(), blog.sizes());
        transaction.restore(gaps.missing());
        progress.foreign(stillThere(gaps.foreign()));
        return List.of(
                gaps.last() != null
                        ? new Message.Reconcile(Message.Phase.SITE, gaps.last())
                        : new Message.Reconcile(Message.Phase.CATALOG, ""));
    }

    private List<SitePath> stillThere(List<SitePath> paths) {
        return blog
                .workers()
                .map(
                        paths.stream().limit(MOST_FOREIGN).toList(),
                        path -> site.head(path.objectKey()).map(there -> path))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Message> catalog(String after) {
        List<Bucket.Listed> listed = next(store.list(after));
        List<String> orphans = store.orphans(listed, blog.clock().instant().minus(YOUNG));
        blog.workers().each(orphans, store::delete);
        progress.swept(orphans.size());
        return List.of(
                listed.size() < blog.sizes().compared()
                        ? new Message.Reconcile(Message.Phase.PARKED, "")
                        : new Message.Reconcile(Message.Phase.CATALOG, listed.getLast().key()));
    }

    /// Each that is parked is tried again by a message of its own: one that still kills has no
    /// other tried with it.
    private List<Message> parked(String id) {
        if (id.isEmpty()) {
            return store.read().manifest().intents().stream()
                    .filter(Intent::isParked)
                    .<Message>map(one -> new Message.Reconcile(Message.Phase.PARKED, one.id()))
                    .toList();
        }
        transaction.retry(id);
        return List.of();
    }

    private List<Bucket.Listed> next(Stream<Bucket.Listed> listing) {
        try (listing) {
            return listing.limit(blog.sizes().compared()).toList();
        }
    }

    private Catalog catalog() {
        return store.catalog(store.read());
    }
}
