package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.SitePath;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The files of a site that are no source's.
final class Generated {
    private Generated() {}

    /// Those that a catalog may have, and those left over from a time when the pages of lists were
    /// smaller. Of some a source may have the path.
    static SortedSet<SitePath> all(Catalog catalog) {
        var paths = new TreeSet<>(always());
        feeds(Folder.ROOT).forEach(paths::add);
        for (Folder folder : catalog.folders()) {
            paths.addAll(ListPages.all(folder, catalog));
            if (folder.isTag()) {
                feeds(folder).forEach(paths::add);
            }
        }
        for (Part part : catalog.parts()) {
            paths.add(part.sitemap());
            paths.add(part.search());
        }
        paths.addAll(catalog.redirects().redirects().keySet());
        return paths;
    }

    /// Those that each site has, where it has an address.
    static List<SitePath> always() {
        return List.of(
                SitePath.HOME,
                SitePath.NOT_FOUND,
                SitePath.STYLESHEET,
                SitePath.ICON,
                SitePath.ROBOTS,
                SitePath.SITEMAP,
                Part.PAGES.sitemap(),
                SitePath.TAGS,
                SitePath.SEARCH,
                SitePath.SEARCH_SCRIPT);
    }

    /// Whether a path is that of a feed of a tag, or of the whole site.
    static boolean isFeed(SitePath path) {
        return FeedFormat.of(path)
                .map(format -> format.folder(path))
                .filter(folder -> folder.equals(Folder.ROOT) || folder.isTag())
                .isPresent();
    }

    /// The feeds of a tag, or of the whole site for the root.
    static Stream<SitePath> feeds(Folder folder) {
        return Stream.of(FeedFormat.values()).map(format -> format.path(folder));
    }
}
