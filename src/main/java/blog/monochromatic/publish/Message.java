package blog.monochromatic.publish;

import blog.monochromatic.catalog.Range;
import blog.monochromatic.site.SitePath;

import java.util.List;

/// Work that is handed on to another invocation.
public sealed interface Message {
    /// Make a range of the site again.
    record Remake(Range range) implements Message {}

    /// Publish what has fallen due.
    record Due() implements Message {}

    /// Ping the settings' hub, for feeds that have changed.
    record Ping(List<SitePath> feeds) implements Message {
        public Ping {
            feeds = List.copyOf(feeds);
        }
    }

    /// Go on with a reconcile.
    ///
    /// @param after the last key of the phase's bucket that was dealt with; empty for none
    record Reconcile(Phase phase, String after) implements Message {
        /// A reconcile from its beginning.
        public static final Reconcile BEGIN = new Reconcile(Phase.POSTS, "");
    }

    /// What a reconcile does, one after the other, each in steps that fit an invocation.
    enum Phase {
        /// Publishes what differs between the posts bucket and the catalog.
        POSTS,
        /// Puts back what is missing from the site bucket, and reports what is nobody's.
        SITE,
        /// Deletes from the catalog bucket what no manifest names any more.
        CATALOG,
        /// Tries again what is parked: at last, for it may kill its publisher.
        PARKED
    }
}
