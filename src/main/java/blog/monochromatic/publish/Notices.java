package blog.monochromatic.publish;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.util.Collection;
import java.util.List;

/// Tells those who can do something about it. What is told, is told once or more: a publisher that
/// dies between telling and noting that it has told leaves it to another. Safe for use by several
/// threads.
public interface Notices {
    /// Tells the author what is wrong with the present version of a source: that it is not what
    /// readers see, or what may want mending.
    ///
    /// @param problems at least one
    void problems(Key key, List<Problem> problems);

    /// Tells the author that nothing is any more, or that the source is gone.
    void mended(Key key);

    /// Tells the operator that what was promised for a change could not be made, again and again,
    /// and is left until the next reconcile.
    void parked(Collection<Target> targets);
}
