package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Position;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.SitePath;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which pages of the folders' lists a change puts out of date.
final class ListPages {
    private final Catalog after;
    private final Timeline timelineBefore;
    private final Timeline timelineAfter;
    private final Catalog before;

    ListPages(Catalog before, Catalog after) {
        this.before = before;
        this.after = after;
        this.timelineBefore = before.timeline();
        this.timelineAfter = after.timeline();
    }

    /// What happens to a list at a position: +1 where a post has come, -1 where one has gone, 0
    /// where one is shown otherwise.
    private enum Event {
        COME(1),
        GONE(-1),
        SHOWN(0);

        private final int shift;

        Event(int shift) {
            this.shift = shift;
        }
    }

    Set<SitePath> outOfDate(Collection<Change> changes) {
        var paths = new LinkedHashSet<SitePath>();
        events(changes).forEach((folder, events) -> add(paths, folder, events));
        return paths;
    }

    private SortedMap<Folder, SortedMap<Position, Event>> events(Collection<Change> changes) {
        var byFolder = new TreeMap<Folder, SortedMap<Position, Event>>();
        for (Change change : changes) {
            Optional<Position> was = change.wasAt(timelineBefore);
            Optional<Position> is = change.isAt(timelineAfter);
            for (Folder folder : change.lists()) {
                Optional<Position> from = was.filter(position -> change.wasIn(folder));
                Optional<Position> to = is.filter(position -> change.isIn(folder));
                var events = new TreeMap<Position, Event>();
                if (!from.equals(to)) {
                    from.ifPresent(position -> events.put(position, Event.GONE));
                    to.ifPresent(position -> events.put(position, Event.COME));
                } else if (change.changesLists()) {
                    to.ifPresent(position -> events.put(position, Event.SHOWN));
                }
                // Also of none: the folder's name may be another.
                byFolder.computeIfAbsent(folder, f -> new TreeMap<>()).putAll(events);
            }
        }
        return byFolder;
    }

    private void add(Set<SitePath> paths, Folder folder, SortedMap<Position, Event> events) {
        Pagination was = Pagination.of(folder, before);
        Pagination is = Pagination.of(folder, after);
        int shift = 0;
        int shiftedFrom = 0;
        for (Map.Entry<Position, Event> event : events.entrySet()) {
            int rank = timelineAfter.rank(folder, event.getKey());
            if (shift != 0) {
                addHolding(paths, is, shiftedFrom, rank);
            }
            switch (event.getValue()) {
                case COME, SHOWN -> addHolding(paths, is, rank, rank + 1);
                case GONE -> {
                    int gone = timelineBefore.rank(folder, event.getKey());
                    paths.add(was.path(was.holding(gone)));
                }
            }
            shift += event.getValue().shift;
            shiftedFrom = rank;
        }
        if (shift != 0) {
            addHolding(paths, is, shiftedFrom, is.count());
        }
        if (was.count() != is.count()) {
            addEnds(paths, was, is);
        }
        addParent(paths, folder, was, is);
        if (!before.name(folder).equals(after.name(folder))) {
            paths.addAll(all(folder, after));
        }
    }

    private static void addHolding(Set<SitePath> paths, Pagination list, int from, int to) {
        for (int rank = from;
                rank < Math.min(to, list.count());
                rank = list.end(list.holding(rank))) {
            paths.add(list.path(list.holding(rank)));
        }
    }

    /// The pages that have come or gone, those that link to them, and those left over from a time
    /// when pages were smaller.
    private void addEnds(Set<SitePath> paths, Pagination was, Pagination is) {
        int lesser = Math.min(was.numbered(), is.numbered());
        int greater = Math.max(was.numbered(), is.numbered());
        boolean linksDiffer =
                lesser != greater || was.has(Pagination.OWN) != is.has(Pagination.OWN);
        for (int page = Math.max(1, linksDiffer ? lesser : lesser + 1); page <= greater; page++) {
            paths.add(is.path(page));
        }
        if (linksDiffer) {
            paths.add(is.path(Pagination.OWN));
        }
        int smallest =
                Math.min(before.manifest().lists().smallest(), after.manifest().lists().smallest());
        int left = new Pagination(was.folder(), was.count(), smallest).numbered();
        for (int page = new Pagination(is.folder(), is.count(), smallest).numbered() + 1;
                page <= left;
                page++) {
            paths.add(is.path(page));
        }
    }

    /// A folder whose list came or went is named on its parent's own page; the home page is
    /// compared as a whole.
    private static void addParent(
            Set<SitePath> paths, Folder folder, Pagination was, Pagination is) {
        Folder parent = folder.parent();
        if (was.count() == 0 != (is.count() == 0) && !parent.equals(Folder.ROOT)) {
            paths.add(SitePath.of(parent));
        }
    }

    /// All pages of a folder's list, and those left over from a time when pages were smaller.
    static Set<SitePath> all(Folder folder, Catalog catalog) {
        Pagination list = Pagination.of(folder, catalog);
        int left =
                new Pagination(folder, list.count(), catalog.manifest().lists().smallest())
                        .numbered();
        var paths = new TreeSet<SitePath>();
        for (int page = 1; page <= Math.max(left, list.numbered()); page++) {
            paths.add(list.path(page));
        }
        if (list.has(Pagination.OWN)) {
            paths.add(list.path(Pagination.OWN));
        }
        return paths;
    }
}
