package blog.monochromatic.simulation;

import blog.monochromatic.catalog.Intent;
import blog.monochromatic.publish.CatalogCache;
import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.Publisher;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.Key;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.StoreException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A blog, the queue of its messages, its publishers, and the requests that have not landed yet.
/// What happens in it, and when, somebody else decides.
final class World {
    /// How much later than it was asked for a request may be done.
    static final Duration LATEST = Duration.ofSeconds(10);

    /// A rule of the world may be broken, to see that it is needed: `soon` has a message come back
    /// at once, while the last request of its dead publisher may still land.
    private static final boolean SOON = "soon".equals(System.getProperty("broken"));

    /// When a message comes back whose publisher has not answered it: its last request has landed,
    /// and what it promised at last has expired.
    private static final Duration HIDDEN = Publisher.LIFE.multipliedBy(2).plusSeconds(20);

    /// How much sooner than it was asked for a wake-up may come: clocks differ.
    private static final Duration EARLY = Duration.ofMillis(200);

    private static final int MOST_STEPS = 20_000;

    private record Late(Instant due, Supplier<?> request) {}

    private final TestBlog blog;
    private final Supplier<Duration> lateness;
    private final @Nullable List<String> trace;
    private final List<Envelope> queue = new ArrayList<>();
    private final List<SimulatedProcess> running = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final Set<Happening> happenings = EnumSet.noneOf(Happening.class);
    private final ManifestWatch watch = new ManifestWatch(happenings);
    private final LastGoodWatch lastGood;

    /// The caches of the execution environments that stand idle: one that lives on is used again.
    private final Deque<CatalogCache> environments = new ArrayDeque<>();

    private int started;
    private boolean isReconciled;

    /// @param lateness how late a late request is, up to [#LATEST]
    /// @param trace takes what happens, a line each; null where nobody reads it
    World(TestBlog blog, Supplier<Duration> lateness, @Nullable List<String> trace) {
        this.blog = blog;
        this.lastGood = new LastGoodWatch(blog.catalog);
        blog.catalog.get("manifest.json").ifPresent(object -> watch.replaced(object.body()));
        this.lateness = lateness;
        this.trace = trace;
    }

    Instant now() {
        return blog.now;
    }

    List<Envelope> queue() {
        return queue;
    }

    List<SimulatedProcess> running() {
        return running;
    }

    Set<Happening> happenings() {
        return happenings;
    }

    /// How many steps of reconciles are under way, or to come.
    long reconciles() {
        return Stream.concat(
                        queue.stream(),
                        running.stream().flatMap(process -> process.envelopes().stream()))
                .filter(Envelope::isReconcile)
                .count();
    }

    /// Whether any step of a reconcile was begun.
    boolean isReconciled() {
        return isReconciled;
    }

    void note(Happening happening) {
        happenings.add(happening);
    }

    /// Adds to the trace, where somebody reads it.
    void tell(Supplier<String> line) {
        if (trace != null) {
            trace.add(line.get());
        }
    }

    /// Lets time go by.
    void pass(Duration time) {
        blog.wait(time);
        if (!late.isEmpty()) {
            List<Late> due = late.stream().filter(one -> !one.due().isAfter(now())).toList();
            late.removeAll(due);
            due.forEach(this::land);
        }
        if (blog.wakeUp.filter(due -> !due.isAfter(now().plus(EARLY))).isPresent()) {
            note(Happening.WAKE_UP);
            tell(() -> "the wake-up of " + blog.wakeUp.orElseThrow());
            blog.wakeUp = Optional.empty();
            queue.add(Envelope.of(new Message.Due(), now()));
        }
    }

    private void land(Late request) {
        Object answer = request.request().get();
        if (answer instanceof Bucket.PutResult.Refused) {
            return;
        }
        note(Happening.LATE);
        if (answer instanceof Bucket.PutResult.Stored) { // Nothing else is put on a condition.
            note(Happening.MANIFEST_LATE);
        }
    }

    /// Has a publisher begin to work off a batch.
    SimulatedProcess start(List<Envelope> batch) {
        CatalogCache idle = environments.poll();
        var process =
                new SimulatedProcess(
                        ++started,
                        this,
                        batch,
                        idle == null ? new CatalogCache() : idle,
                        this::work);
        running.add(process);
        tell(() -> process + " begins with " + batch.stream().map(Envelope::content).toList());
        return process;
    }

    /// As the function does: the hints of all new messages in one publish, then every other message
    /// by itself.
    private void work(SimulatedProcess process) {
        var together = new ArrayList<Envelope>();
        var hints = new ArrayList<Key>();
        for (Envelope envelope : process.envelopes()) {
            if (envelope.isNew()
                    && envelope.content() instanceof Envelope.Content.Hints(var keys)) {
                together.add(envelope);
                hints.addAll(keys);
            }
        }
        if (!together.isEmpty()) {
            process.attempt(together, () -> publisher(process).publish(hints));
        }
        for (Envelope envelope : process.envelopes()) {
            if (!together.contains(envelope)) {
                process.attempt(List.of(envelope), () -> alone(process, envelope));
            }
        }
    }

    private void alone(SimulatedProcess process, Envelope envelope) {
        Publisher publisher = publisher(process);
        switch (envelope.content()) {
            case Envelope.Content.Hints(List<Key> keys) -> publisher.publish(keys);
            case Envelope.Content.HandedOn(Message message) -> {
                isReconciled |= envelope.isReconcile();
                publisher.work(message);
            }
        }
    }

    private Publisher publisher(SimulatedProcess process) {
        return blog.publisher(
                new SimulatedBucket(blog.posts, process),
                new SimulatedBucket(blog.catalog, process),
                new SimulatedBucket(blog.site, process),
                messages -> send(process, messages),
                next -> setWakeUp(process, next),
                (hub, feeds) -> ping(process, hub, feeds),
                atMost -> {
                    var _ = process.awaitTurn(Request.PAUSE);
                },
                process.cache(),
                process.started().plus(Publisher.LIFE));
    }

    private void send(SimulatedProcess process, List<Message> messages) {
        var request =
                new Request(
                        Request.Kind.MESSAGE, "SendMessage", "queue", messages.size() + " of them");
        request(
                process,
                request,
                () -> messages.stream().map(one -> queue.add(Envelope.of(one, now()))).toList());
    }

    private void setWakeUp(SimulatedProcess process, Optional<Instant> next) {
        var request = new Request(Request.Kind.MESSAGE, "SetWakeUp", "schedule", next.toString());
        request(
                process,
                request,
                () -> {
                    blog.wakeUp = next;
                    return next;
                });
    }

    private void ping(SimulatedProcess process, String hub, List<String> feeds) {
        note(Happening.PINGED);
        var request = new Request(Request.Kind.MESSAGE, "Ping", "hub", feeds.toString());
        request(
                process,
                request,
                () -> {
                    blog.ping(hub, feeds);
                    return feeds;
                });
    }

    /// Has a process make a request when it is its turn, and has it meet its fate.
    @SuppressWarnings("unchecked") // A conflict is the answer to a conditional put.
    <T> T request(SimulatedProcess process, Request request, Supplier<T> work) {
        Fate fate = process.awaitTurn(request);
        switch (fate) {
            case FAILS -> throw noAnswer(request, "503 Slow Down");
            case CONFLICT -> {
                return (T) new Bucket.PutResult.Refused();
            }
            case LATE, LATE_AND_DIES -> {
                late.add(new Late(now().plus(lateness.get()), work));
                if (fate == Fate.LATE_AND_DIES) {
                    throw new SimulatedProcess.Death();
                }
                throw noAnswer(request, "Read timed out");
            }
            case ANSWERED, UNANSWERED, DIES_BEFORE, DIES_AFTER -> {}
        }
        T answer = work.get();
        if (fate == Fate.DIES_AFTER) {
            throw new SimulatedProcess.Death();
        }
        if (fate == Fate.UNANSWERED) {
            throw noAnswer(request, "Connection reset");
        }
        return answer;
    }

    private static StoreException noAnswer(Request request, String why) {
        return new StoreException(
                request.operation(), request.bucket(), request.key(), new IOException(why));
    }

    /// Told of each put of the manifest that has an effect or is refused.
    void replaced(SimulatedProcess process, byte[] manifest, Bucket.PutResult result) {
        process.replaced(result instanceof Bucket.PutResult.Stored);
        switch (result) {
            case Bucket.PutResult.Stored(_) -> {
                watch.replaced(manifest);
                lastGood.replaced(manifest);
            }
            case Bucket.PutResult.Refused() -> note(Happening.RACE_LOST);
        }
    }

    /// Has a process go on to its next request.
    ///
    /// @return the messages that come back some time after; empty unless it has ended with some not
    ///     answered
    List<Envelope> step(SimulatedProcess process, Fate fate) {
        count(fate);
        tell(() -> process + ": " + process.request() + (fate == Fate.ANSWERED ? "" : ": " + fate));
        process.step(fate);
        if (!process.ended()) {
            return List.of();
        }
        running.remove(process);
        Throwable failure = process.failure();
        if (failure instanceof Error error && !(error instanceof SimulatedProcess.Death)) {
            throw error;
        }
        if (!(failure instanceof SimulatedProcess.Death)) {
            environments.add(process.cache());
        }
        if (failure != null) {
            tell(() -> process + " is ended by " + failure);
        }
        Instant visible = SOON ? now() : process.started().plus(HIDDEN);
        return process.failed().stream().map(one -> one.hiddenUntil(visible)).toList();
    }

    private void count(Fate fate) {
        switch (fate) {
            case ANSWERED, LATE, LATE_AND_DIES -> {} // What is late, when it lands.
            case DIES_BEFORE -> note(Happening.DIED_BEFORE);
            case DIES_AFTER -> note(Happening.DIED_AFTER);
            case FAILS -> note(Happening.FAILED);
            case UNANSWERED -> note(Happening.UNANSWERED);
            case CONFLICT -> note(Happening.CONFLICT);
        }
    }

    /// What is left when nothing happens any more: late requests land, intents expire, and the
    /// queue is worked off.
    ///
    /// @param lossless whether no message was lost, so that no reconcile is needed
    void settle(boolean lossless) {
        tell(() -> "the storm is over");
        pass(HIDDEN.plusMinutes(1));
        if (!lossless) {
            queue.add(Envelope.of(Message.Reconcile.BEGIN, now()));
        }
        workOff();
        if (blog.manifest().intents().stream().anyMatch(Intent::isParked)) {
            note(Happening.PARKED);
            queue.add(Envelope.of(Message.Reconcile.BEGIN, now()));
            workOff();
        }
    }

    /// Lets time go by until nothing falls due any more, with nobody at work but those who are
    /// woken up.
    ///
    /// @return whether anything was due
    boolean awaitDue() {
        boolean isDue = blog.wakeUp.isPresent();
        for (int waits = 0; blog.wakeUp.isPresent(); waits++) {
            if (waits > MOST_STEPS) {
                throw new AssertionError("It does not end");
            }
            Duration left = Duration.between(now(), blog.wakeUp.orElseThrow());
            pass(left.compareTo(EARLY) > 0 ? left.minus(EARLY) : left);
            workOff();
        }
        return isDue;
    }

    /// Has a reconcile run when nothing is young any more.
    void sweep() {
        tell(() -> "all is old");
        pass(Duration.ofHours(2));
        queue.add(Envelope.of(Message.Reconcile.BEGIN, now()));
        workOff();
    }

    private void workOff() {
        for (int steps = 0; !running.isEmpty() || !queue.isEmpty(); steps++) {
            if (steps > MOST_STEPS) {
                throw new AssertionError("It does not end");
            }
            if (running.isEmpty()) {
                start(List.of(queue.removeFirst()));
            }
            List<Envelope> failed = step(running.getFirst(), Fate.ANSWERED);
            if (!failed.isEmpty()) {
                throw new AssertionError("Fails where nothing is at fault: " + failed);
            }
        }
    }
}
