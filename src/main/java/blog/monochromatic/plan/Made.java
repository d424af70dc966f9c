package blog.monochromatic.plan;

import blog.monochromatic.catalog.Entry;

/// What a file of the site holds.
public sealed interface Made {
    /// These bytes. They are compared by their ETags, never as arrays.
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] body) implements Made {}

    /// The same as an asset.
    record Copy(Entry asset) implements Made {}

    /// There is no such file.
    record Absent() implements Made {}
}
