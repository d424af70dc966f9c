package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Range;
import blog.monochromatic.catalog.SegmentRef;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.post.Redirects;
import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.SitePath;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Decides what is to be made.
public final class Plan {
    private Plan() {}

    /// What differs between two catalogs, however many changes lie between them. A change of look
    /// is not here, for ranges remember theirs.
    public static Set<Target> outOfDate(Catalog before, Catalog after) {
        List<Change> changes = Change.between(before, after);
        var paths = new LinkedHashSet<SitePath>();
        for (Change change : changes) {
            if (change.changesFile()) {
                SitePath path = SitePath.of(change.key());
                paths.add(path);
                if (FeedFormat.of(path).isPresent()) {
                    paths.addAll(after.redirects().leadingTo(path));
                }
            }
        }
        addNeighbours(paths, changes, before.timeline(), after.timeline());
        addTranslations(paths, changes, before, after);
        paths.addAll(new ListPages(before, after).outOfDate(changes));
        addParts(paths, changes, before, after);
        addOverviews(paths, changes, before, after);
        addFeeds(paths, changes, before, after);
        addRedirects(paths, before, after);
        Set<Target> targets = files(paths.stream());
        if (after.look().settings().hasHub()) {
            // Beside the file: who makes that for a range learns here that it is out of date.
            paths.stream()
                    .filter(Generated::isFeed)
                    .forEach(feed -> targets.add(new Target.Ping(feed)));
        }
        if (!before.nextTurn().equals(after.nextTurn())) {
            targets.add(new Target.WakeUp());
        }
        return targets;
    }

    private static void addNeighbours(
            Set<SitePath> paths, List<Change> changes, Timeline before, Timeline after) {
        for (Change change : changes) {
            if (change.changesLinks(before, after)) {
                change.wasAt(before).map(before::neighbours).ifPresent(n -> add(paths, n));
                change.isAt(after).map(after::neighbours).ifPresent(n -> add(paths, n));
            }
        }
    }

    private static void add(Set<SitePath> paths, Timeline.Neighbours neighbours) {
        neighbours.older().map(Entry::path).ifPresent(paths::add);
        neighbours.newer().map(Entry::path).ifPresent(paths::add);
    }

    /// A page links to its translations, and the sitemap names them beside it.
    private static void addTranslations(
            Set<SitePath> paths, List<Change> changes, Catalog before, Catalog after) {
        for (Change change : changes) {
            if (change.changesTranslations(before, after)) {
                List<Entry> others =
                        Stream.of(before, after)
                                .flatMap(catalog -> catalog.translations(change.key()).stream())
                                .toList();
                others.forEach(other -> paths.add(other.path()));
                if (!others.isEmpty()) {
                    Stream.concat(others.stream(), change.present())
                            .flatMap(entry -> Stream.ofNullable(entry.facts()))
                            .map(facts -> Part.of(facts.date()).sitemap())
                            .forEach(paths::add);
                }
            }
        }
    }

    private static void addParts(
            Set<SitePath> paths, List<Change> changes, Catalog before, Catalog after) {
        for (Change change : changes) {
            change.changedInSearch(before, after).forEach(part -> paths.add(part.search()));
            change.changedInSitemap(before, after).forEach(part -> paths.add(part.sitemap()));
        }
        if (!before.parts().equals(after.parts())) {
            paths.add(SitePath.SITEMAP);
        }
    }

    /// The pages that show something of many.
    private static void addOverviews(
            Set<SitePath> paths, List<Change> changes, Catalog before, Catalog after) {
        if (before.manifest().revision() == 0) {
            paths.addAll(Generated.always());
            return;
        }
        var was = new Listings(before);
        var is = new Listings(after);
        int most = after.look().settings().home();
        if (!was.aroundNewest().equals(is.aroundNewest())
                || (isOfNewest(changes, Folder.ROOT, most, before, after)
                        && !was.shownOfNewest().equals(is.shownOfNewest()))) {
            paths.add(SitePath.HOME);
        }
        if (!before.tags().equals(after.tags())) {
            paths.add(SitePath.TAGS);
        }
        if (!was.search().equals(is.search())) {
            paths.add(SitePath.SEARCH);
        }
    }

    /// Whether any of the changes may be of one of the newest posts of a tag, or of the whole site
    /// for the root: so that most changes of old posts need nothing to be read for this.
    private static boolean isOfNewest(
            List<Change> changes, Folder folder, int most, Catalog before, Catalog after) {
        Timeline was = before.timeline();
        Timeline is = after.timeline();
        return changes.stream()
                .filter(change -> folder.equals(Folder.ROOT) || change.lists().contains(folder))
                .anyMatch(
                        change ->
                                change.wasAt(was).stream()
                                                .anyMatch(
                                                        at ->
                                                                was.mayBeAmongNewest(
                                                                        folder, most, at))
                                        || change.isAt(is).stream()
                                                .anyMatch(
                                                        at ->
                                                                is.mayBeAmongNewest(
                                                                        folder, most, at)));
    }

    /// The feeds of the whole site and of the tags of what has changed.
    private static void addFeeds(
            Set<SitePath> paths, List<Change> changes, Catalog before, Catalog after) {
        var was = new Listings(before);
        var is = new Listings(after);
        int most = after.look().settings().feed();
        var folders = new TreeSet<Folder>(List.of(Folder.ROOT));
        changes.stream()
                .flatMap(change -> change.lists().stream())
                .filter(Folder::isTag)
                .forEach(folders::add);
        folders.removeIf(
                folder ->
                        before.name(folder).equals(after.name(folder))
                                && !isOfNewest(changes, folder, most, before, after));
        folders.removeIf(folder -> was.feed(folder).equals(is.feed(folder)));
        if (before.manifest().revision() == 0) {
            folders.add(Folder.ROOT);
        }
        folders.stream()
                .flatMap(Generated::feeds)
                .forEach(
                        feed -> {
                            paths.add(feed);
                            paths.addAll(after.redirects().leadingTo(feed));
                        });
    }

    private static void addRedirects(Set<SitePath> paths, Catalog before, Catalog after) {
        Map<SitePath, Redirects.Redirect> was = before.redirects().redirects();
        Map<SitePath, Redirects.Redirect> is = after.redirects().redirects();
        Stream.concat(was.keySet().stream(), is.keySet().stream())
                .filter(path -> !target(was, path).equals(target(is, path)))
                .forEach(paths::add);
    }

    private static Optional<String> target(
            Map<SitePath, Redirects.Redirect> redirects, SitePath path) {
        return Optional.ofNullable(redirects.get(path)).map(Redirects.Redirect::target);
    }

    /// All that a range holds.
    ///
    /// @param most the most files that one step of the lists makes
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
            case Range.Lists step -> step(step, catalog, most);
        };
    }

    private static Set<Target> step(Range.Lists step, Catalog catalog, int most) {
        SortedSet<SitePath> all = Generated.all(catalog);
        List<SitePath> paths =
                all.stream()
                        .filter(path -> step.after() == null || path.compareTo(step.after()) > 0)
                        .limit(most)
                        .toList();
        Set<Target> targets = files(paths.stream());
        if (!paths.isEmpty() && !paths.getLast().equals(all.last())) {
            targets.add(new Target.NextLists(new Range.Lists(step.look(), paths.getLast())));
        }
        return targets;
    }

    private static Set<Target> files(Stream<SitePath> paths) {
        var targets = new LinkedHashSet<Target>();
        paths.forEach(path -> targets.add(new Target.File(path)));
        return targets;
    }
}
