package blog.monochromatic.publish;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What was told, in order.
public final class Told implements Notices {
    public final List<Problem> problems = new ArrayList<>();
    public final List<Key> mended = new ArrayList<>();
    public final List<Target> parked = new ArrayList<>();

    @Override
    public synchronized void problems(Key key, List<Problem> found) {
        problems.addAll(found);
    }

    @Override
    public synchronized void mended(Key key) {
        mended.add(key);
    }

    @Override
    public synchronized void parked(Collection<Target> targets) {
        parked.addAll(targets);
    }
}
