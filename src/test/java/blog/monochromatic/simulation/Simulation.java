package blog.monochromatic.simulation;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Many schedules, as many at once as there are processors, until one diverges.
final class Simulation {
    private static final Duration SHRINKING = Duration.ofSeconds(20);

    /// A long run says this often, in schedules, how far it is.
    private static final int REPORTED = 50_000;

    private final Aim aim;
    private final Map<Happening, Long> counts = new EnumMap<>(Happening.class);
    private final LongAdder run = new LongAdder();
    private final AtomicReference<@Nullable Divergence> divergence = new AtomicReference<>();
    private final AtomicBoolean found = new AtomicBoolean();
    private long start;

    Simulation(Aim aim) {
        this.aim = aim;
    }

    /// Runs the schedules of some seeds.
    ///
    /// @return the first that was found to diverge; null for none
    @Nullable Divergence run(long firstSeed, long schedules) throws InterruptedException {
        start = System.nanoTime();
        var next = new AtomicLong(firstSeed);
        List<Thread> threads =
                IntStream.range(0, Runtime.getRuntime().availableProcessors())
                        .mapToObj(
                                _ ->
                                        Thread.startVirtualThread(
                                                () -> run(next, firstSeed + schedules)))
                        .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        return divergence.get();
    }

    private void run(AtomicLong next, long end) {
        for (long seed = next.getAndIncrement();
                seed < end && !found.get();
                seed = next.getAndIncrement()) {
            Decisions decisions = Decisions.by(seed);
            try {
                new Storm(decisions, aim, null).run().forEach(this::count);
            } catch (RuntimeException | Error e) {
                if (found.compareAndSet(false, true)) {
                    divergence.set(Divergence.of(seed, aim, e, decisions.made(), SHRINKING));
                }
            }
            run.increment();
            if ((seed + 1) % REPORTED == 0) {
                System.out.println(report());
            }
        }
    }

    private synchronized void count(Happening happening) {
        counts.merge(happening, 1L, Long::sum);
    }

    /// How many schedules were run.
    long schedules() {
        return run.sum();
    }

    /// How long it has taken, and what share of the schedules had what.
    synchronized String report() {
        double seconds = (System.nanoTime() - start) / 1e9;
        String shares =
                Stream.of(Happening.values())
                        .map(
                                one ->
                                        "%s %.1f %%"
                                                .formatted(
                                                        one,
                                                        100.0
                                                                * counts.getOrDefault(one, 0L)
                                                                / schedules()))
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%d schedules in %.0f s, %.0f a second. Of them had: %s",
                schedules(),
                seconds,
                schedules() / seconds,
                shares);
    }
}
