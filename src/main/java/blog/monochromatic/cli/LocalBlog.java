package blog.monochromatic.cli;

import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.publish.Blog;
import blog.monochromatic.publish.CatalogCache;
import blog.monochromatic.publish.CpuTimeLimit;
import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.Notices;
import blog.monochromatic.publish.Pause;
import blog.monochromatic.publish.Publication;
import blog.monochromatic.publish.Publisher;
import blog.monochromatic.publish.Workers;
import blog.monochromatic.site.Key;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.DirectoryBucket;
import blog.monochromatic.store.MemoryBucket;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Consumer;

/// A blog in a folder, with its catalog in memory and the messages that its publishers send in a
/// queue of its own.
final class LocalBlog {
    private final Queue<Message> queue = new ArrayDeque<>();
    private final CatalogCache cache = new CatalogCache();
    private final Notices notices;
    private final Blog blog;

    /// @param notices told of what is wrong with sources
    /// @param url where the site is served if the settings do not say it; empty where that is not
    ///     known
    LocalBlog(Path folder, Bucket site, InstantSource clock, String url, Notices notices) {
        this.notices = notices;
        blog =
                new Blog(
                        new DirectoryBucket(folder),
                        new MemoryBucket("catalog"),
                        site,
                        queue::addAll,
                        next -> {},
                        (hub, feeds) -> {}, // Its subscribers do not see this site.
                        clock,
                        () -> UUID.randomUUID().toString(),
                        url,
                        Sizes.DEFAULT,
                        new Workers(Runtime.getRuntime().availableProcessors()),
                        Pause.jitter(),
                        new CpuTimeLimit(CpuTimeLimit.DEFAULT));
    }

    /// Publishes the whole folder.
    List<Publication> publishAll() {
        return work(publisher -> publisher.work(Message.Reconcile.BEGIN));
    }

    /// Publishes what has changed.
    List<Publication> publish(Collection<Key> changed) {
        return work(publisher -> publisher.publish(changed));
    }

    /// Does the work, and then all that it has handed on.
    private List<Publication> work(Consumer<Publisher> first) {
        var done = new ArrayList<Publication>();
        done.add(once(first));
        for (Message next = queue.poll(); next != null; next = queue.poll()) {
            Message message = next;
            done.add(once(publisher -> publisher.work(message)));
        }
        return done;
    }

    private Publication once(Consumer<Publisher> task) {
        var publisher = new Publisher(blog, cache, notices, Instant.MAX);
        task.accept(publisher);
        return publisher.done();
    }
}
