package blog.monochromatic.simulation;

import blog.monochromatic.publish.CatalogCache;
import blog.monochromatic.publish.Publisher;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// An invocation, in a thread that runs only while [#step] does.
///
/// The thread is a virtual one, and so is the one that steps it: handing over to each other costs
/// microseconds less than where the system's scheduler has to be asked.
final class SimulatedProcess {
    /// The process ends here and now.
    static final class Death extends Error {
        Death() {
            super("dies", null, false, false);
        }
    }

    private final int number;
    private final World world;
    private final List<Envelope> envelopes;
    private final CatalogCache cache;
    private final Instant started;
    private final Semaphore turn = new Semaphore(0);
    private final Semaphore stopped = new Semaphore(0);
    private final List<Envelope> failed = new ArrayList<>();
    private Request request = Request.START;
    private Fate fate = Fate.ANSWERED;
    private boolean ended;
    private @Nullable Throwable failure;
    private int stored;
    private int lostInARow;

    /// @param envelopes the batch that it works off
    /// @param cache of its execution environment
    SimulatedProcess(
            int number,
            World world,
            List<Envelope> envelopes,
            CatalogCache cache,
            Consumer<SimulatedProcess> work) {
        this.number = number;
        this.world = world;
        this.envelopes = envelopes;
        this.cache = cache;
        this.started = world.now();
        Thread.startVirtualThread(
                () -> {
                    turn.acquireUninterruptibly();
                    try {
                        work.accept(this);
                    } catch (Error e) {
                        failure = e;
                        failed.clear();
                        failed.addAll(envelopes);
                    }
                    ended = true;
                    stopped.release();
                });
    }

    World world() {
        return world;
    }

    List<Envelope> envelopes() {
        return envelopes;
    }

    CatalogCache cache() {
        return cache;
    }

    Instant started() {
        return started;
    }

    /// Where it stands.
    Request request() {
        return request;
    }

    boolean ended() {
        return ended;
    }

    /// Why it has ended, or why some of its work failed; null where all is done.
    @Nullable Throwable failure() {
        return failure;
    }

    /// What comes back.
    List<Envelope> failed() {
        return failed;
    }

    /// Does a part of its work, which fails by itself.
    void attempt(List<Envelope> part, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failure = e;
            failed.addAll(part);
        }
    }

    /// Counts a put of the manifest.
    void replaced(boolean manifest) {
        stored += manifest ? 1 : 0;
        lostInARow = manifest ? 0 : lostInARow + 1;
    }

    /// How many manifests of its were stored.
    int stored() {
        return stored;
    }

    /// How many races it has lost since it last won one.
    int lostInARow() {
        return lostInARow;
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
    Fate awaitTurn(Request next) {
        request = next;
        stopped.release();
        turn.acquireUninterruptibly();
        if (fate == Fate.DIES_BEFORE) {
            throw new Death();
        }
        return fate;
    }

    @Override
    public String toString() {
        return "#" + number;
    }
}
