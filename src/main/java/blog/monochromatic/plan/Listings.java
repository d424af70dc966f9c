package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// What the home page, the feeds and the search page show of a catalog.
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

    /// All that the home page depends on, besides the look and the newest posts, as a value to
    /// compare.
    List<Object> aroundNewest() {
        return List.of(
                Optional.ofNullable(catalog.manifest().home()).map(Entry::copy),
                Optional.ofNullable(olderThanHome()),
                catalog.subfolders(Folder.ROOT));
    }

    /// What the home page shows of the newest posts, likewise.
    List<Object> shownOfNewest() {
        return newest().stream().map(Listings::shown).toList();
    }

    /// All that the feeds of a tag, or of the whole site, depend on, likewise.
    List<Object> feed(Folder folder) {
        return List.of(
                catalog.name(folder),
                inFeed(folder).stream()
                        .map(
                                entry ->
                                        List.of(
                                                entry.key(),
                                                Optional.ofNullable(entry.copy()),
                                                shown(entry)))
                        .toList());
    }

    /// The posts in the feeds of a tag, or of the whole site for the root, newest first.
    List<Entry> inFeed(Folder folder) {
        int most = catalog.look().settings().feed();
        return folder.equals(Folder.ROOT)
                ? catalog.timeline().newest(most)
                : catalog.timeline().newest(folder, most);
    }

    /// All that the page for searching depends on, likewise.
    List<Object> search() {
        return List.of(catalog.parts(), catalog.subfolders(Folder.ROOT));
    }

    /// What a list shows of an entry.
    static Object shown(Entry entry) {
        Entry.Facts facts = entry.facts();
        return facts == null
                ? entry.key()
                : List.of(
                        entry.key(),
                        facts.title(),
                        Optional.ofNullable(facts.date()),
                        facts.summary(),
                        facts.language());
    }
}
