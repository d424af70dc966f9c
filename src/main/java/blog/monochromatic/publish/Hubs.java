package blog.monochromatic.publish;

import java.util.List;

/// The hubs that tell subscribers of what is new in a feed (https://www.w3.org/TR/websub/). Safe
/// for use by several threads.
public interface Hubs {
    /// Tells a hub that feeds have changed, at least once; throws where that fails for one of them.
    ///
    /// @param feeds their addresses
    void ping(String hub, List<String> feeds);
}
