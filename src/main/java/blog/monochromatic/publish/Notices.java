package blog.monochromatic.publish;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.util.Collection;

/// Tells those who can do something about it. What is told, is told once or more: a publisher that
/// dies between telling and noting that it has told leaves it to another. Safe for use by several
/// threads.
public interface Notices {
    /// Tells the author that the present version of a source is not what readers see.
    void problem(Problem problem);

    /// Tells the author that it now is, or that the source is gone.
    void mended(Key key);

    /// Tells the operator that what was promised for a change could not be made, again and again,
    /// and is left until the next reconcile.
    void parked(Collection<Target> targets);
}
