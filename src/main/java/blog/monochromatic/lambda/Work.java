package blog.monochromatic.lambda;

import blog.monochromatic.publish.Message;
import blog.monochromatic.site.Key;

import java.util.List;

/// What a message asks for.
sealed interface Work {
    /// Sources may have changed.
    record Hints(List<Key> keys) implements Work {}

    /// What another invocation has handed on.
    record HandedOn(Message message) implements Work {}
}
