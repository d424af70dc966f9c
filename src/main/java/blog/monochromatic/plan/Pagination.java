package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

/// How a folder's list is cut into pages.
///
/// The numbered pages hold `size` posts each, counted from the oldest, so that a new post changes
/// none of them. The folder's own page has the newest, at least `size` where there are as many. The
/// root has no page of its own for this but the home page, which shows other things: there all
/// posts are on numbered pages, and the last may not be full.
///
/// @param count of posts in the list
/// @param size of a page
record Pagination(Folder folder, int count, int size) {
    /// The number of the folder's own page, which is no number in its path.
    static final int OWN = 0;

    static Pagination of(Folder folder, Catalog catalog) {
        return new Pagination(folder, catalog.count(folder), catalog.look().settings().list());
    }

    /// How many numbered pages there are.
    int numbered() {
        return folder.equals(Folder.ROOT)
                ? (count + size - 1) / size
                : Math.max(0, count / size - 1);
    }

    /// Whether there is such a page.
    boolean has(int page) {
        return page == OWN
                ? count > 0 && !folder.equals(Folder.ROOT)
                : page > 0 && page <= numbered();
    }

    /// The page that holds the post with this rank, from 0, the oldest.
    int holding(int rank) {
        int page = rank / size + 1;
        return page <= numbered() ? page : OWN;
    }

    /// The rank of a page's oldest post.
    int first(int page) {
        return page == OWN ? numbered() * size : (page - 1) * size;
    }

    /// The rank after a page's newest post.
    int end(int page) {
        return page == OWN ? count : Math.min(count, page * size);
    }

    SitePath path(int page) {
        return page == OWN ? SitePath.of(folder) : SitePath.of(folder, page);
    }

    /// The next page towards the oldest post; null where there is none.
    @Nullable SitePath older(int page) {
        int older = page == OWN ? numbered() : page - 1;
        return older > 0 ? path(older) : null;
    }

    /// The next page towards the newest post; null where there is none.
    @Nullable SitePath newer(int page) {
        if (page == OWN) {
            return null;
        }
        return page < numbered() ? path(page + 1) : has(OWN) ? path(OWN) : null;
    }
}
