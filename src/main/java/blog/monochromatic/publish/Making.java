package blog.monochromatic.publish;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Range;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.plan.Made;
import blog.monochromatic.plan.Maker;
import blog.monochromatic.plan.Troubles;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.Bucket;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// Makes targets: puts files where they belong, hands on messages, has itself woken up.
final class Making {
    /// The most feeds that one message names, so that ten messages fit one request of 256 kB.
    private static final int MOST_FEEDS = 50;

    private final Bucket posts;
    private final Bucket site;
    private final Messages messages;
    private final WakeUps wakeUps;
    private final Notices notices;
    private final Workers workers;
    private final Progress progress;

    Making(
            Bucket posts,
            Bucket site,
            Messages messages,
            WakeUps wakeUps,
            Notices notices,
            Progress progress,
            Workers workers) {
        this.posts = posts;
        this.site = site;
        this.messages = messages;
        this.wakeUps = wakeUps;
        this.notices = notices;
        this.workers = workers;
        this.progress = progress;
    }

    /// Makes them from one catalog, tells the author of all notices among them, and then has the
    /// hub pinged for all feeds.
    ///
    /// @return the sources that were met, and are no longer what the catalog says
    Set<Key> make(Collection<Target> targets, Catalog catalog) {
        var maker = new Maker(catalog);
        var once = new LinkedHashSet<>(targets);
        once.removeIf( // A ping makes the file as well.
                target ->
                        target instanceof Target.File(SitePath path)
                                && targets.contains(new Target.Ping(path)));
        Set<Key> moved = ConcurrentHashMap.newKeySet();
        var told = new ConcurrentSkipListMap<Key, List<Problem>>();
        Set<SitePath> feeds = ConcurrentHashMap.newKeySet();
        workers.each(once, target -> make(target, catalog, maker, moved, told, feeds));
        if (moved.isEmpty()) { // Else all of it is made again, and told then.
            if (!told.isEmpty()) {
                progress.inTime("Tell");
                notices.tell(told);
            }
            ping(feeds);
        }
        return moved;
    }

    private void make(
            Target target,
            Catalog catalog,
            Maker maker,
            Set<Key> moved,
            SortedMap<Key, List<Problem>> told,
            Set<SitePath> feeds) {
        switch (target) {
            case Target.File(SitePath path) -> file(path, maker.make(path), moved);
            case Target.Ping(SitePath feed) -> {
                Made made = maker.make(feed);
                file(feed, made, moved);
                if (!(made instanceof Made.Absent)) {
                    feeds.add(feed);
                }
            }
            case Target.NewLook() -> send(catalog.manifest().outdated());
            case Target.Reconcile() -> messages.send(List.of(Message.Reconcile.BEGIN));
            case Target.Notice(Key source) -> told.put(source, Troubles.of(source, catalog));
            case Target.WakeUp() -> wakeUps.set(catalog.nextTurn());
            case Target.Recheck(Key source) -> recheck(source, catalog, moved);
            case Target.NextLists(Range.Lists step) -> send(List.of(step));
        }
    }

    private void ping(Set<SitePath> feeds) {
        List<SitePath> sorted = feeds.stream().sorted().toList();
        var pings = new ArrayList<Message>();
        for (int from = 0; from < sorted.size(); from += MOST_FEEDS) {
            int to = Math.min(sorted.size(), from + MOST_FEEDS);
            pings.add(new Message.Ping(sorted.subList(from, to)));
        }
        if (!pings.isEmpty()) {
            messages.send(pings);
        }
    }

    private void recheck(Key source, Catalog catalog, Set<Key> moved) {
        Optional<ETag> now = posts.head(source.value()).map(Bucket.ObjectHead::etag);
        if (!now.equals(catalog.find(source).map(Entry::etag))) {
            moved.add(source);
        }
    }

    private void send(List<? extends Range> ranges) {
        messages.send(ranges.stream().<Message>map(Message.Remake::new).toList());
    }

    private void file(SitePath path, Made made, Set<Key> moved) {
        String key = path.objectKey();
        switch (made) {
            case Made.Bytes(byte[] body, Headers headers) -> {
                if (differs(key, ETag.of(body), headers)) {
                    site.put(key, body, headers);
                    progress.written(path);
                }
            }
            case Made.Copy(Entry asset) -> {
                Headers headers = Headers.of(key);
                if (differs(key, asset.etag(), headers)) {
                    if (site.copy(
                            posts,
                            asset.key().value(),
                            asset.etag(),
                            asset.version(),
                            key,
                            headers)) {
                        progress.written(path);
                    } else {
                        moved.add(asset.key());
                    }
                }
            }
            case Made.Absent() -> {
                if (site.head(key).isPresent()) {
                    site.delete(key);
                    progress.removed(path);
                }
            }
        }
    }

    private boolean differs(String key, ETag etag, Headers headers) {
        Optional<Bucket.ObjectHead> head = site.head(key);
        return head.isEmpty()
                || !head.get().etag().equals(etag)
                || !head.get().headers().equals(headers);
    }
}
