package blog.monochromatic.lambda;

import blog.monochromatic.publish.Blog;
import blog.monochromatic.publish.CatalogCache;
import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.Publisher;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The work of one invocation.
final class Invocation {
    /// How often a hub is pinged in vain, the template's least MaxReceives, so that none of it ends
    /// in the dead letters: those are for what the operator can mend.
    private static final int MOST_PINGS = 2;

    private final Blog blog;
    private final CatalogCache cache;
    private final Log log;
    private final Mail mail;
    private final Instant end;

    /// @param end when the invocation is ended by force
    Invocation(Blog blog, CatalogCache cache, Log log, Mail mail, Instant end) {
        this.blog = blog;
        this.cache = cache;
        this.log = log;
        this.mail = mail;
        this.end = end;
    }

    /// Works off a batch: first the hints of all new messages in one publish; then all pings at
    /// once, for most have feeds in common; then every other message by itself, since it may be at
    /// fault, or take long.
    ///
    /// @return the ids of the messages that failed
    List<String> work(List<EventReader.Delivery> deliveries) {
        var failed = new ArrayList<String>();
        var together = new ArrayList<String>();
        var hints = new ArrayList<Key>();
        var alone = new LinkedHashMap<String, Work>();
        var pings = new ArrayList<EventReader.Delivery>();
        var feeds = new TreeSet<SitePath>();
        for (EventReader.Delivery delivery : deliveries) {
            try {
                Work work = EventReader.work(delivery.body());
                if (work instanceof Work.Hints(List<Key> keys) && delivery.receives() == 1) {
                    together.add(delivery.id());
                    hints.addAll(keys);
                } else if (work instanceof Work.HandedOn(Message.Ping(List<SitePath> its))) {
                    pings.add(delivery);
                    feeds.addAll(its);
                } else {
                    alone.put(delivery.id(), work);
                }
            } catch (EventReader.UnreadableException e) {
                log.failed(List.of(delivery.id()), e);
                failed.add(delivery.id());
            }
        }
        if (!tried(together, () -> work(new Work.Hints(hints)))) {
            failed.addAll(together);
        }
        if (!pings.isEmpty() && !pinged(feeds)) {
            pings.stream()
                    .filter(ping -> ping.receives() < MOST_PINGS)
                    .map(EventReader.Delivery::id)
                    .forEach(failed::add);
        }
        alone.forEach(
                (id, work) -> {
                    if (!tried(List.of(id), () -> work(work))) {
                        failed.add(id);
                    }
                });
        return failed;
    }

    private boolean pinged(Collection<SitePath> feeds) {
        try {
            work(new Work.HandedOn(new Message.Ping(List.copyOf(feeds))));
            return true;
        } catch (RuntimeException e) {
            log.unpinged(e);
            return false;
        }
    }

    /// Whatever fails, is logged with its cause, and fails its messages alone: they come back, and
    /// then to the dead letters.
    private boolean tried(List<String> ids, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            log.failed(ids, e);
            return false;
        }
    }

    /// Does one piece of work, and throws where that fails.
    void work(Work work) {
        switch (work) {
            case Work.Hints(List<Key> keys) -> {
                if (!keys.isEmpty()) {
                    publish(publisher -> publisher.publish(keys));
                }
            }
            case Work.HandedOn(Message message) -> publish(publisher -> publisher.work(message));
        }
    }

    private void publish(Consumer<Publisher> task) {
        var publisher = new Publisher(blog, cache, new AuthorNotices(log, mail, blog.url()), end);
        try {
            task.accept(publisher);
        } finally {
            log.published(publisher.done());
        }
    }
}
