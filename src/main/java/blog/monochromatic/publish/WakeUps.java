package blog.monochromatic.publish;

import java.time.Instant;
import java.util.Optional;

/// Has [Message.Due] come when something falls due. Safe for use by several threads.
public interface WakeUps {
    /// Has it come at an instant or soon after, at least once, in place of what was asked for
    /// before; throws where that fails.
    ///
    /// @param next at once, where it is past; empty for never
    void set(Optional<Instant> next);
}
