package blog.monochromatic.catalog;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Part;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the [Statistics] of all segments say together.
///
/// @param counts for each folder and tag how many posts its list holds
/// @param names of the tags that are not spelled like their slugs: of several spellings the least
record Totals(
        NavigableMap<Folder, Integer> counts, Map<Folder, String> names, SortedSet<Part> parts) {
    static Totals of(Collection<Statistics> segments) {
        var counts = new TreeMap<Folder, Integer>();
        var names = new TreeMap<Folder, String>();
        var parts = new TreeSet<Part>();
        for (Statistics segment : segments) {
            segment.folders().forEach((one, count) -> counts.merge(one, count, Integer::sum));
            segment.names().forEach((one, name) -> names.merge(one, name, Statistics::least));
            parts.addAll(segment.parts());
        }
        return new Totals(
                Collections.unmodifiableNavigableMap(counts),
                Collections.unmodifiableMap(names),
                Collections.unmodifiableSortedSet(parts));
    }

    SortedSet<Folder> folders() {
        return counts.navigableKeySet();
    }
}
