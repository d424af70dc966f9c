package blog.monochromatic.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/// Shows on a terminal how far something has come that takes longer than a second, and wipes it
/// away at the end. Safe for use by several threads.
final class ProgressBar {
    private static final int WIDTH = 30;

    private static final long MILLION = 1_000_000;

    /// Nanoseconds: what takes less is over before it is read.
    private static final long PATIENCE = 1_000 * MILLION;

    /// Nanoseconds between two looks, so that the terminal is not the slowest of all.
    private static final long REST = 100 * MILLION;

    private static final String WIPE = "\r\u001b[K";

    private final PrintWriter terminal;
    private final boolean isTerminal;
    private final LongSupplier clock;
    private long next;
    private boolean isShown;

    /// @param isTerminal if not, nothing is ever shown
    /// @param clock in nanoseconds
    ProgressBar(PrintWriter terminal, boolean isTerminal, LongSupplier clock) {
        this.terminal = terminal;
        this.isTerminal = isTerminal;
        this.clock = clock;
        this.next = clock.getAsLong() + PATIENCE;
    }

    /// Says how much is done: `[=====     ] what 12 of 40`.
    synchronized void show(String what, int done, int all) {
        long now = clock.getAsLong();
        if (isTerminal && now - next >= 0) {
            int full = all == 0 ? WIDTH : WIDTH * done / all;
            terminal.print(
                    "%s[%s%s] %s %d of %d"
                            .formatted(
                                    WIPE,
                                    "=".repeat(full),
                                    " ".repeat(WIDTH - full),
                                    what,
                                    done,
                                    all));
            terminal.flush();
            next = now + REST;
            isShown = true;
        }
    }

    /// Says nothing any more.
    synchronized void clear() {
        if (isShown) {
            terminal.print(WIPE);
            terminal.flush();
            isShown = false;
        }
        next = clock.getAsLong() + PATIENCE;
    }
}
