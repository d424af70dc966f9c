package blog.monochromatic.publish;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/// What was told, in order.
public final class Told implements Notices {
    public final List<Problem> problems = new ArrayList<>();
    public final List<Key> mended = new ArrayList<>();
    public final List<Target> parked = new ArrayList<>();

    @Override
    public synchronized void tell(SortedMap<Key, List<Problem>> sources) {
        sources.forEach(
                (key, found) -> {
                    problems.addAll(found);
                    if (found.isEmpty()) {
                        mended.add(key);
                    }
                });
    }

    @Override
    public synchronized void parked(Collection<Target> targets) {
        parked.addAll(targets);
    }
}
