package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What the home page and the feed show of a catalog.
final class Listings {
    private final Catalog catalog;

    Listings(Catalog catalog) {
        this.catalog = catalog;
    }

    /// The posts on the home page, newest first.
    List<Entry> newest() {
        return catalog.timeline().newest(catalog.look().settings().home());
    }

    /// The list that goes on where the home page ends, for posts that lie in no folder; null where
    /// there is none, or where the home page has them all.
    @Nullable SitePath olderThanHome() {
        Pagination root = Pagination.of(Folder.ROOT, catalog);
        int posts =
                root.count()
                        + catalog.subfolders(Folder.ROOT).stream().mapToInt(catalog::count).sum();
        return root.numbered() > 0 && posts > catalog.look().settings().home()
                ? root.path(root.numbered())
                : null;
    }

    /// All that the home page depends on, besides the look, as a value to compare.
    List<Object> home() {
        return List.of(
                Optional.ofNullable(catalog.manifest().home()).map(Entry::copy),
                newest().stream().map(Listings::shown).toList(),
                Optional.ofNullable(olderThanHome()),
                catalog.subfolders(Folder.ROOT));
    }

    /// All that the feed depends on, likewise.
    List<Object> feed() {
        return catalog.timeline().newest(catalog.look().settings().feed()).stream()
                .<Object>map(entry -> List.of(shown(entry), Optional.ofNullable(entry.copy())))
                .toList();
    }

    /// What a list shows of an entry.
    static Object shown(Entry entry) {
        return List.of(entry.key(), Optional.ofNullable(entry.facts()));
    }
}
