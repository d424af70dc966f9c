package blog.monochromatic.simulation;

import blog.monochromatic.publish.Message;
import blog.monochromatic.site.Key;

import java.time.Instant;
import java.util.List;

/// A message in the queue.
///
/// @param visible when it can be received
/// @param isNew whether it was never received before
record Envelope(Content content, Instant visible, boolean isNew) {
    sealed interface Content {
        record Hints(List<Key> keys) implements Content {}

        record HandedOn(Message message) implements Content {}
    }

    static Envelope of(Key key, Instant now) {
        return new Envelope(new Content.Hints(List.of(key)), now, true);
    }

    static Envelope of(Message message, Instant now) {
        return new Envelope(new Content.HandedOn(message), now, true);
    }

    boolean isReconcile() {
        return content instanceof Content.HandedOn(Message.Reconcile _);
    }

    Envelope hiddenUntil(Instant later) {
        return new Envelope(content, later, false);
    }
}
