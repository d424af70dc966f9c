package blog.monochromatic.cli;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.publish.Notices;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What is wrong with the sources of a blog at present, in the order of their keys.
final class Problems implements Notices {
    private final NavigableMap<Key, Problem> problems = new TreeMap<>();

    synchronized List<Problem> all() {
        return List.copyOf(problems.values());
    }

    @Override
    public synchronized void problem(Problem problem) {
        problems.put(problem.key(), problem);
    }

    @Override
    public synchronized void mended(Key key) {
        problems.remove(key);
    }

    /// Each try has failed before the eyes of whoever is to be told.
    @Override
    public void parked(Collection<Target> targets) {}
}
