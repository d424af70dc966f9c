package blog.monochromatic.simulation;

import blog.monochromatic.publish.Publisher;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// An invocation, in a thread that runs only while [#step] does.
final class SimulatedProcess {
    /// What a request does, which decides what can become of it.
    enum Kind {
        READ,
        WRITE,
        CONDITIONAL,
        MESSAGE
    }

    /// The process ends here and now.
    static final class Death extends Error {
        Death() {
            super("dies", null, false, false);
        }
    }

    private final World world;
    private final Envelope envelope;
    private final Instant started;
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private String request = "starts";
    private Kind kind = Kind.READ;
    private Fate fate = Fate.ANSWERED;
    private boolean ended;
    private @Nullable Throwable failure;

    SimulatedProcess(World world, Envelope envelope, Consumer<SimulatedProcess> work) {
        this.world = world;
        this.envelope = envelope;
        this.started = world.now();
        Thread.startVirtualThread(
                () -> {
                    turn.acquireUninterruptibly();
                    try {
                        work.accept(this);
                    } catch (Death | RuntimeException | AssertionError e) {
                        failure = e;
                    }
                    ended = true;
                    stopped.release();
                });
    }

    World world() {
        return world;
    }

    Envelope envelope() {
        return envelope;
    }

    Instant started() {
        return started;
    }

    /// The request that it stands before.
    String request() {
        return request;
    }

    Kind kind() {
        return kind;
    }

    boolean ended() {
        return ended;
    }

    /// Why it has ended; null where its work is done.
    @Nullable Throwable failure() {
        return failure;
    }

    boolean isOverdue() {
        return world.now().isAfter(started.plus(Publisher.LIFE));
    }

    /// Lets it go on, through the request that it stands before and up to the next one.
    void step(Fate ofRequest) {
        fate = ofRequest;
        turn.release();
        stopped.acquireUninterruptibly();
    }

    /// Called by its own thread, before each request.
    Fate awaitTurn(String nextRequest, Kind ofRequest) {
        request = nextRequest;
        kind = ofRequest;
        stopped.release();
        turn.acquireUninterruptibly();
        return fate;
    }
}
