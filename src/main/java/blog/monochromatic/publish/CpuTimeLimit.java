package blog.monochromatic.publish;

import blog.monochromatic.site.Refusal;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Does each piece of work in a thread of its own, and gives up what has taken too much time of a
/// processor: on a machine that is busy with something else, that is the time that says how hard a
/// text is.
public final class CpuTimeLimit implements TimeLimit {
    /// What a megabyte of the worst that the other limits let through takes is a second; what
    /// honest authors write, a fifth of one. An answer is due within five.
    public static final Duration DEFAULT = Duration.ofSeconds(3);

    /// How many times as long may pass on the clock: a thread may also wait for what never comes.
    private static final int PATIENCE = 10;

    private static final Duration POLL = Duration.ofMillis(50);

    /// As many at a time as there are processors: more would be no faster, and take more memory.
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final Duration limit;
    private volatile boolean exceeded;

    public CpuTimeLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public boolean isExceeded() {
        return exceeded;
    }

    @Override
    public <T> T within(Work<T> work, Refusal otherwise) throws Refusal {
        places.acquireUninterruptibly();
        try {
            var task = new FutureTask<T>(work::result);
            Thread thread = Thread.ofPlatform().daemon().name("read-a-source").start(task);
            return await(task, thread, otherwise);
        } finally {
            places.release();
        }
    }

    private <T> T await(FutureTask<T> task, Thread thread, Refusal otherwise) throws Refusal {
        long start = System.nanoTime();
        Duration wait = limit;
        while (true) {
            try {
                return task.get(wait.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                boolean isStuck =
                        System.nanoTime() - start > limit.multipliedBy(PATIENCE).toNanos();
                if (isStuck || cpuTime(thread).compareTo(limit) > 0) {
                    exceeded = true;
                    throw otherwise;
                }
                wait = POLL;
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case Refusal refusal -> throw refusal;
                    case RuntimeException failure -> throw failure;
                    case Error error -> throw error;
                    case null, default -> throw new IllegalStateException(e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while reading a source", e);
            }
        }
    }

    /// Negative, and so within the limit, for a thread that has just ended.
    private static Duration cpuTime(Thread thread) {
        return Duration.ofNanos(
                ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId()));
    }
}
