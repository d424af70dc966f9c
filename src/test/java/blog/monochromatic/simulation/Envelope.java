package blog.monochromatic.simulation;

import blog.monochromatic.publish.Message;
import blog.monochromatic.site.Key;

import java.time.Instant;
import java.util.List;

/// A message in the queue.
///
/// @param visible when it can be received
record Envelope(Content content, Instant visible) {
    sealed interface Content {
        record Hints(List<Key> keys) implements Content {}

        record HandedOn(Message message) implements Content {}
    }

    Envelope hiddenUntil(Instant later) {
        return new Envelope(content, later);
    }
}
