package blog.monochromatic.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Any storm of events ends in a clean rebuild. `-Dschedules=N` runs N of them, `-Dseed=S` one, or
/// with both, N from S on.
@Isolated("its virtual threads compute, and leave no carrier to those of other tests")
class SimulationTest {
    private static final long SCHEDULES = 20_000;

    @Test
    void anyStormOfEventsEndsInACleanRebuild() throws InterruptedException {
        Long seed = Long.getLong("seed");
        long schedules = Long.getLong("schedules", seed == null ? SCHEDULES : 1);
        var simulation = new Simulation(Aim.ANY);

        Divergence divergence = simulation.run(seed == null ? 0 : seed, schedules);

        System.out.println(simulation.report());
        assertThat(divergence).isNull();
        assertThat(simulation.schedules()).isEqualTo(schedules);
    }
}
