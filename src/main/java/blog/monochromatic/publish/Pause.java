package blog.monochromatic.publish;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How a publisher waits before it tries again.
public interface Pause {
    /// Waits.
    void pause(Duration atMost);

    /// For a time by chance, so that publishers who met once do not meet again.
    static Pause jitter() {
        return atMost -> {
            try {
                Thread.sleep(ThreadLocalRandom.current().nextLong(atMost.toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while publishing", e);
            }
        };
    }
}
