package blog.monochromatic.simulation;

import org.jspecify.annotations.Nullable;

/// Looks for a schedule that diverges, in a process of its own: whatever code is on its path.
public final class Hunt {
    private Hunt() {}

    /// Prints `found`, how many schedules it took, and how long the trace of the shortest found is;
    /// or `none` and how many were run.
    ///
    /// @param arguments the name of an [Aim], and how many schedules to try
    public static void main(String[] arguments) throws InterruptedException {
        var simulation = new Simulation(Aim.of(arguments[0]));
        @Nullable Divergence divergence = simulation.run(0, Long.parseLong(arguments[1]));
        if (divergence == null) {
            System.out.println("none " + simulation.schedules());
        } else {
            System.out.println("found " + simulation.schedules() + " " + divergence.trace().size());
            System.err.println(divergence);
        }
        // A process that waits for its turn is left behind.
        System.exit(0);
    }
}
