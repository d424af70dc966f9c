package blog.monochromatic.publish;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Intent;
import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.plan.Inventory;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where the site bucket and the catalog differ, from one key of the site to another: not in what a
/// file holds, but in whether it is there.
///
/// @param missing the files that should be there, at most a segment's number
/// @param foreign the files that nobody owns
/// @param last the last key that was compared; null where all were
record Gaps(SortedSet<SitePath> missing, List<SitePath> foreign, @Nullable String last) {
    /// Compares some of the files. What an intent names is left out: it comes or goes just now.
    ///
    /// @param after the key after which to begin; empty at the beginning
    /// @param catalog read after the listing, or what came meanwhile would seem to be nobody's; as
    ///     it is, it may seem to be missing, and is found to be there when it is made
    static Gaps after(String after, List<Bucket.Listed> listed, Catalog catalog, Sizes sizes) {
        Set<SitePath> there = new HashSet<>();
        listed.forEach(object -> there.add(SitePath.from(object.key())));
        String end = listed.size() == sizes.compared() ? listed.getLast().key() : null;
        Inventory expected = Inventory.of(after, end, catalog, sizes.compared());
        var missing = new TreeSet<>(expected.paths());
        missing.removeAll(there);
        Set<SitePath> underWay = underWay(catalog);
        missing.removeAll(underWay);
        String last = expected.last();
        if (missing.size() > sizes.segment()) {
            SitePath first = List.copyOf(missing).get(sizes.segment());
            missing.tailSet(first).clear();
            last = missing.last().objectKey();
        }
        var foreign = new ArrayList<SitePath>();
        for (Bucket.Listed object : listed) {
            SitePath path = SitePath.from(object.key());
            boolean isCompared = last == null || path.compareTo(SitePath.from(last)) <= 0;
            if (isCompared && !expected.paths().contains(path) && !underWay.contains(path)) {
                foreign.add(path);
            }
        }
        return new Gaps(missing, foreign, last);
    }

    private static Set<SitePath> underWay(Catalog catalog) {
        var paths = new HashSet<SitePath>();
        for (Intent intent : catalog.manifest().intents()) {
            for (Target target : intent.targets()) {
                if (target instanceof Target.File(SitePath path)) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }
}
