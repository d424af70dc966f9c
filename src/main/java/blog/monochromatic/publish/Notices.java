package blog.monochromatic.publish;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/// Tells those who can do something about it. What is told, is told once or more: a publisher that
/// dies between telling and noting that it has told leaves it to another. Safe for use by several
/// threads.
public interface Notices {
    /// Tells the author about some sources at once: of each what is wrong with its present version,
    /// which is not what readers see, or may want mending.
    ///
    /// @param sources at least one; with no problem where nothing is wrong any more, or the source
    ///     is gone
    void tell(SortedMap<Key, List<Problem>> sources);

    /// Tells the operator that what was promised for a change could not be made, again and again,
    /// and is left until the next reconcile.
    void parked(Collection<Target> targets);
}
