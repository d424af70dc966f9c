package blog.monochromatic.publish;

import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.store.Bucket;

import java.time.InstantSource;
import java.util.function.Supplier;

/// What a blog is published with. One for the life of a process.
///
/// @param posts holds the sources; only read
/// @param catalog holds the catalog, and nothing else
/// @param site holds what readers see
/// @param clock the present
/// @param names makes a name at each call that was never made before, `[A-Za-z0-9-]+`
/// @param url where the site is served, if its settings do not say it; empty where that is not
///     known
/// @param sizes of the parts that are worked on at a time
/// @param workers how many requests may be under way at once
/// @param pause between two attempts
/// @param timeLimit of reading one source
public record Blog(
        Bucket posts,
        Bucket catalog,
        Bucket site,
        Messages messages,
        WakeUps wakeUps,
        Hubs hubs,
        InstantSource clock,
        Supplier<String> names,
        String url,
        Sizes sizes,
        Workers workers,
        Pause pause,
        TimeLimit timeLimit) {}
