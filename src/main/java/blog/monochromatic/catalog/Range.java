package blog.monochromatic.catalog;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

/// A part of the site that is made again as one when the look is new.
public sealed interface Range {
    /// The pages of the sources whose keys lie in it. Segments may have split or merged since it
    /// was named: what is meant is all segments that touch it now.
    ///
    /// @param from the first key; null for the beginning
    /// @param to the first key after it; null for the end
    record Pages(@Nullable Key from, @Nullable Key to) implements Range {
        boolean touches(@Nullable Key first, @Nullable Key next) {
            boolean startsBeforeEnd = first == null || to == null || first.compareTo(to) < 0;
            boolean endsAfterStart = next == null || from == null || next.compareTo(from) > 0;
            return startsBeforeEnd && endsAfterStart;
        }
    }

    /// All that is made and is no source's: the home page, lists, feeds, redirects and the like, in
    /// the order of their paths, in steps that each fit an invocation. A step is for one look: for
    /// another it has no meaning, since that one began at the beginning.
    ///
    /// @param look its number
    /// @param after the file that the step before ended with; null for the first step
    record Lists(long look, @Nullable SitePath after) implements Range {}
}
