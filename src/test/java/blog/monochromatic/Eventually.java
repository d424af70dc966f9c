package blog.monochromatic;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// Waits for what another process does, by looking again and again.
final class Eventually {

    /// From an upload to its page it takes a second or two. The first one starts a JVM and makes
    /// each page; with other work on two processors, that took more than a minute.
    static final Duration LIMIT = Duration.ofMinutes(2);

    /// Milliseconds.
    private static final long POLL_INTERVAL = 200;

    private Eventually() {}

    /// Returns when the assertions hold.
    ///
    /// @throws AssertionError the one of the last look, when the limit has passed
    static void holds(Duration limit, Runnable assertions) {
        var _ =
                get(
                        limit,
                        () -> {
                            assertions.run();
                            return true;
                        });
    }

    /// As above, with the usual limit.
    static void holds(Runnable assertions) {
        holds(LIMIT, assertions);
    }

    /// Returns the first value that is supplied without an assertion error.
    static <T> T get(Duration limit, Supplier<T> value) {
        Instant end = Instant.now().plus(limit);
        while (true) {
            try {
                return value.get();
            } catch (AssertionError notYet) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError(
                            "After %d s still: %s"
                                    .formatted(limit.toSeconds(), notYet.getMessage()),
                            notYet);
                }
            }
            try {
                Thread.sleep(POLL_INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting", e);
            }
        }
    }
}
