package blog.monochromatic.publish;

import blog.monochromatic.catalog.Range;
import blog.monochromatic.site.Key;

import org.jspecify.annotations.Nullable;

/// Work that is handed on to another invocation.
public sealed interface Message {
    /// Make a range of the site again.
    record Remake(Range range) implements Message {}

    /// Go on comparing the posts bucket with the catalog.
    ///
    /// @param after the last key that was compared; null to begin
    record Reconcile(@Nullable Key after) implements Message {}
}
