package blog.monochromatic.plan;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.site.Headers;

/// What a file of the site holds.
public sealed interface Made {
    /// These bytes. They are compared by their ETags, never as arrays.
    ///
    /// @param headers those of its path, but for a copy of another file
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] body, Headers headers) implements Made {}

    /// The same as an asset.
    record Copy(Entry asset) implements Made {}

    /// There is no such file.
    record Absent() implements Made {}
}
