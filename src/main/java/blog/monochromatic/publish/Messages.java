package blog.monochromatic.publish;

import java.util.List;

/// Where work is handed on. A message comes at least once, in any order.
public interface Messages {
    /// Hands on; throws where that fails.
    void send(List<Message> messages);
}
