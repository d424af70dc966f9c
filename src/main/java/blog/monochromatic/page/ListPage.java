package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;

/// What one page of the list of a folder or tag shows.
///
/// @param name of the folder or tag
/// @param number of the page, from 1, the oldest; 0 for the list's own page, which has none
/// @param text the folder's own, for the top of its own page; null for none
/// @param entries newest first
/// @param older the next page towards the oldest posts; null for none
/// @param newer the next page towards the newest; null for none
/// @param folders those right below that have a list
public record ListPage(
        Folder folder,
        String name,
        int number,
        SitePath path,
        @Nullable Post text,
        List<Entry> entries,
        @Nullable SitePath older,
        @Nullable SitePath newer,
        Collection<Folder> folders) {}
