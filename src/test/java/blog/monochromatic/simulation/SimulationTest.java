package blog.monochromatic.simulation;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/// Any storm of events ends in a clean rebuild. `-Dschedules=N` runs N of them, `-Dseed=S` one.
class SimulationTest {
    private static final long SCHEDULES = Long.getLong("schedules", 2_000);

    @Test
    void anyStormOfEventsEndsInACleanRebuild() {
        Long seed = Long.getLong("seed");
        LongStream seeds = seed == null ? LongStream.range(0, SCHEDULES) : LongStream.of(seed);
        List<String> diverged =
                seeds.parallel()
                        .mapToObj(SimulationTest::divergence)
                        .filter(Objects::nonNull)
                        .toList();
        if (!diverged.isEmpty()) {
            throw new AssertionError(
                    diverged.size() + " schedules diverged; the first:\n" + diverged.getFirst());
        }
    }

    private static @org.jspecify.annotations.Nullable String divergence(long seed) {
        var world = new World(seed);
        try {
            world.run();
            world.blog().assertConverged();
            return null;
        } catch (AssertionError | RuntimeException e) {
            var trace = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(trace));
            return "-Dseed=%d: %s%n%s".formatted(seed, trace, String.join("\n", world.trace()));
        }
    }
}
