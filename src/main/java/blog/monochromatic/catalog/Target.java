package blog.monochromatic.catalog;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

/// What a publish has to make.
public sealed interface Target {
    /// An object of the site bucket. Who owns the path, and so what it holds, is seen when it is
    /// made; nobody's is removed.
    record File(SitePath path) implements Target {}

    /// A feed's file, as above, and then the message that has the settings' hub pinged for it.
    record Ping(SitePath feed) implements Target {}

    /// The messages that have every range made again which was not made with the present look.
    record NewLook() implements Target {}

    /// The message that has the posts compared with the catalog: what the first commit owes to the
    /// posts that it does not know yet.
    record Reconcile() implements Target {}

    /// What is told about a source: what is wrong with its present version, or that nothing is any
    /// more.
    record Notice(Key source) implements Target {}

    /// That a source still is what was committed of it: whoever saw that it was something else in
    /// between, and by then what the catalog said, found nothing to do.
    record Recheck(Key source) implements Target {}

    /// That somebody publishes what falls due next, when it does.
    record WakeUp() implements Target {}

    /// The message that has the next step of the lists made again.
    record NextLists(Range.Lists step) implements Target {}
}
