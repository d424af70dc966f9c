package blog.monochromatic.store;

import blog.monochromatic.site.Headers;

/// Puts sources into a posts bucket over a line that may be slow. Safe for use by several threads.
public interface Upload {
    /// Creates or replaces the object.
    ///
    /// @throws StoreException if it is refused, or fails again and again
    void put(String key, byte[] body, Headers headers);
}
