package blog.monochromatic.catalog;

import blog.monochromatic.site.Folder;

/// How many posts have a tag.
///
/// @param folder the tag's, `tags/linux/`
/// @param name as its authors spell it, the least of several ways
public record TagCount(Folder folder, String name, int count) {}
