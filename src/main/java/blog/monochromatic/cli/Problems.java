package blog.monochromatic.cli;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.publish.Notices;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is wrong with the sources of a blog at present, in the order of their keys.
final class Problems implements Notices {
    private final NavigableMap<Key, List<Problem>> problems = new TreeMap<>();

    synchronized List<Problem> all() {
        return problems.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public synchronized void tell(SortedMap<Key, List<Problem>> sources) {
        problems.putAll(sources);
    }

    /// Each try has failed before the eyes of whoever is to be told.
    @Override
    public void parked(Collection<Target> targets) {}
}
