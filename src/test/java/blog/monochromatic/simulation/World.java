package blog.monochromatic.simulation;

import blog.monochromatic.publish.Author;
import blog.monochromatic.publish.Blog;
import blog.monochromatic.publish.CatalogCache;
import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.Publisher;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.publish.Workers;
import blog.monochromatic.site.Key;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// One schedule: a blog, its author, the publishers at work on it, and what befalls them.
final class World {
    /// How much later than it was asked for a request may be done.
    private static final Duration LATEST = Duration.ofSeconds(10);

    /// When a message comes back whose publisher has not answered it: its last request has landed.
    private static final Duration HIDDEN = Publisher.LIFE.plus(Duration.ofSeconds(20));

    private static final int MOST_STEPS = 20_000;
    private static final int POSTS = 6;

    private record Late(Instant due, Supplier<?> request) {}

    private final Random random;
    private final TestBlog blog = new TestBlog();
    private final Author author;
    private final List<Envelope> queue = new ArrayList<>();
    private final List<SimulatedProcess> running = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final Faults faults;
    private final boolean lossless;
    private final List<String> trace = new ArrayList<>();
    private @Nullable SimulatedProcess current;
    private int editsLeft;

    World(long seed) {
        random = new Random(seed);
        author = new Author(random, blog, POSTS);
        faults = Faults.by(random);
        lossless = random.nextBoolean();
        editsLeft = 2 + random.nextInt(8);
        // A new blog begins with a reconcile, which would mend what went wrong in its first storm.
        if (random.nextInt(4) > 0) {
            blog.publish();
        }
    }

    Instant now() {
        return blog.now;
    }

    /// Has a request done some time later.
    void later(Supplier<?> request) {
        late.add(new Late(now().plusMillis(random.nextLong(LATEST.toMillis())), request));
    }

    TestBlog blog() {
        return blog;
    }

    /// What happened, a line each.
    List<String> trace() {
        return trace;
    }

    /// Runs the schedule, and then whatever is left, with no more faults.
    void run() {
        int steps = 0;
        while (editsLeft > 0 || !queue.isEmpty() || !running.isEmpty()) {
            if (++steps > MOST_STEPS) {
                throw new AssertionError("It does not end");
            }
            pass(random.nextInt(200) == 0 ? 5000 : random.nextLong(60));
            turn();
        }
        settle();
    }

    private void turn() {
        double choice = random.nextDouble();
        if (editsLeft > 0 && choice < 0.1) {
            edit();
        } else if (!queue.isEmpty() && running.size() < 3 && choice < 0.2) {
            receive();
        } else if (!lossless && running.size() == 1 && choice < 0.202) {
            start(handedOn(Message.Reconcile.BEGIN));
        } else if (!running.isEmpty()) {
            SimulatedProcess process = next();
            step(
                    process,
                    process.isOverdue() ? Fate.DIES_BEFORE : faults.fate(process.kind(), random));
        } else {
            pass(1000);
        }
    }

    /// Mostly the one that ran last, so that one process gets far while another stands still: where
    /// all take turns, they hardly ever overtake each other.
    private SimulatedProcess next() {
        if (current == null || !running.contains(current) || random.nextInt(8) == 0) {
            current = running.get(random.nextInt(running.size()));
        }
        return current;
    }

    private void edit() {
        editsLeft--;
        Set<Key> keys = author.work();
        trace.add("author: " + keys);
        for (Key key : keys) {
            int copies = lossless ? 1 + random.nextInt(2) : random.nextInt(3);
            for (int i = 0; i < copies; i++) {
                queue.add(new Envelope(new Envelope.Content.Hints(List.of(key)), now()));
            }
        }
    }

    private void receive() {
        Envelope envelope = queue.remove(random.nextInt(queue.size()));
        if (envelope.visible().isAfter(now())) {
            queue.add(envelope);
        } else {
            start(envelope);
        }
    }

    private Envelope handedOn(Message message) {
        return new Envelope(new Envelope.Content.HandedOn(message), now());
    }

    private void start(Envelope envelope) {
        current = new SimulatedProcess(this, envelope, process -> work(process, envelope));
        running.add(current);
    }

    private void work(SimulatedProcess process, Envelope envelope) {
        var publisher =
                new Publisher(
                        new Blog(
                                new SimulatedBucket(blog.posts, process),
                                new SimulatedBucket(blog.catalog, process),
                                new SimulatedBucket(blog.site, process),
                                messages -> send(process, messages),
                                () -> blog.now,
                                blog::name,
                                TestBlog.URL,
                                blog.sizes,
                                new Workers(1),
                                atMost -> process.awaitTurn("pause", SimulatedProcess.Kind.READ)),
                        new CatalogCache(),
                        blog.told,
                        process.started().plus(Publisher.LIFE));
        switch (envelope.content()) {
            case Envelope.Content.Hints(List<Key> keys) -> publisher.publish(keys);
            case Envelope.Content.HandedOn(Message message) -> publisher.work(message);
        }
    }

    private void send(SimulatedProcess process, List<Message> messages) {
        Fate fate = process.awaitTurn("send " + messages.size(), SimulatedProcess.Kind.MESSAGE);
        if (fate == Fate.DIES_BEFORE) {
            throw new SimulatedProcess.Death();
        }
        messages.forEach(message -> queue.add(handedOn(message)));
        if (fate == Fate.DIES_AFTER) {
            throw new SimulatedProcess.Death();
        }
    }

    private void step(SimulatedProcess process, Fate fate) {
        trace.add(process.envelope().content() + ": " + process.request() + ": " + fate);
        process.step(fate);
        if (process.ended()) {
            running.remove(process);
            Throwable failure = process.failure();
            if (failure instanceof AssertionError error) {
                throw error;
            }
            if (failure != null) {
                trace.add(process.envelope().content() + ": ended by " + failure);
                if (lossless || random.nextInt(10) < 7) {
                    queue.add(process.envelope().hiddenUntil(process.started().plus(HIDDEN)));
                }
            }
        }
    }

    private void pass(long milliseconds) {
        blog.wait(Duration.ofMillis(milliseconds));
        List<Late> due = late.stream().filter(one -> !one.due().isAfter(now())).toList();
        late.removeAll(due);
        due.forEach(
                one -> {
                    var _ = one.request().get();
                });
    }

    private void settle() {
        for (int i = 0; i < 3; i++) {
            pass(HIDDEN.plusMinutes(1).toMillis());
            start(
                    lossless
                            ? new Envelope(new Envelope.Content.Hints(List.of()), now())
                            : handedOn(Message.Reconcile.BEGIN));
            int steps = 0;
            while (!running.isEmpty() || !queue.isEmpty()) {
                if (++steps > MOST_STEPS) {
                    throw new AssertionError("It does not end");
                }
                if (running.isEmpty()) {
                    start(queue.removeFirst());
                }
                step(running.getFirst(), Fate.ANSWERED);
            }
        }
    }
}
