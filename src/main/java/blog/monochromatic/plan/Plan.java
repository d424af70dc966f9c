package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Range;
import blog.monochromatic.catalog.SegmentRef;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.SitePath;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Decides what is to be made.
public final class Plan {
    private Plan() {}

    /// The files that differ between two catalogs, however many changes lie between them. A change
    /// of look is not here, for ranges remember theirs.
    public static Set<Target> outOfDate(Catalog before, Catalog after) {
        List<Change> changes = Change.between(before, after);
        Timeline timelineBefore = before.timeline();
        Timeline timelineAfter = after.timeline();
        var paths = new LinkedHashSet<SitePath>();
        for (Change change : changes) {
            if (change.changesFile()) {
                paths.add(SitePath.of(change.key()));
            }
            if (change.changesLinks(timelineBefore, timelineAfter)) {
                change.wasAt(timelineBefore)
                        .map(timelineBefore::neighbours)
                        .ifPresent(n -> add(paths, n));
                change.isAt(timelineAfter)
                        .map(timelineAfter::neighbours)
                        .ifPresent(n -> add(paths, n));
            }
        }
        paths.addAll(new ListPages(before, after).outOfDate(changes));
        var was = new Listings(before);
        var is = new Listings(after);
        boolean isNew = before.manifest().revision() == 0;
        if (isNew || !was.home().equals(is.home())) {
            paths.add(SitePath.HOME);
        }
        if (isNew
                || (changes.stream().anyMatch(Change::isOfPost) && !was.feed().equals(is.feed()))) {
            paths.add(SitePath.FEED);
        }
        if (isNew) {
            paths.addAll(List.of(SitePath.NOT_FOUND, SitePath.STYLESHEET));
        }
        return files(paths.stream());
    }

    private static void add(Set<SitePath> paths, Timeline.Neighbours neighbours) {
        neighbours.older().map(Entry::path).ifPresent(paths::add);
        neighbours.newer().map(Entry::path).ifPresent(paths::add);
    }

    /// All that a range holds.
    ///
    /// @param most the most files that one step of the lists makes, give or take those of one
    ///     folder
    public static Set<Target> targets(Range range, Catalog catalog, int most) {
        return switch (range) {
            case Range.Pages pages -> {
                List<SegmentRef> all = catalog.manifest().segments();
                List<SegmentRef> touching =
                        catalog.manifest().touching(pages).stream().map(all::get).toList();
                yield files(
                        catalog.entries(touching)
                                .filter(entry -> entry.facts() != null)
                                .map(Entry::path));
            }
            case Range.Lists step -> lists(step, catalog, most);
        };
    }

    private static Set<Target> lists(Range.Lists step, Catalog catalog, int most) {
        Folder after = step.after();
        var targets = new LinkedHashSet<Target>();
        if (after == null) {
            targets.addAll(
                    files(
                            Stream.of(
                                    SitePath.HOME,
                                    SitePath.FEED,
                                    SitePath.NOT_FOUND,
                                    SitePath.STYLESHEET)));
        }
        for (Folder folder : catalog.folders()) {
            if (after != null && folder.compareTo(after) <= 0) {
                continue;
            }
            targets.addAll(files(ListPages.all(folder, catalog).stream()));
            if (targets.size() >= most) {
                targets.add(new Target.NextLists(new Range.Lists(step.look(), folder)));
                break;
            }
        }
        return targets;
    }

    private static Set<Target> files(Stream<SitePath> paths) {
        var targets = new LinkedHashSet<Target>();
        paths.forEach(path -> targets.add(new Target.File(path)));
        return targets;
    }
}
