package blog.monochromatic.site;

import java.util.Optional;

/// A tag of a post. Two whose slugs are equal are one tag, however their authors spell them.
///
/// A tag's list is a folder's: the folder `tags/SLUG/`, which holds the posts that have the tag.
///
/// @param name as the author writes it, on one line
/// @param slug the name in an address, as in [Slug#of]
public record Tag(String name, String slug) {
    /// A tag by its name; empty for a name of which nothing is left in an address.
    public static Optional<Tag> of(String name) {
        String slug = Slug.of(name);
        return slug.isEmpty() ? Optional.empty() : Optional.of(new Tag(name, slug));
    }

    /// The folder that lists the posts with this tag.
    public Folder folder() {
        return new Folder(Folder.TAGS + slug + "/");
    }
}
