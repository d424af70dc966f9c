package blog.monochromatic.site;

import java.util.Optional;
import java.util.regex.Pattern;

/// A tag of a post. Two whose slugs are equal are one tag, however their authors spell them.
///
/// A tag's list is a folder's: the folder `tags/SLUG/`, which holds the posts that have the tag.
///
/// @param name as the author writes it, on one line
/// @param slug the name in an address, as in [Slug#of], with `plus` and `sharp` in words
public record Tag(String name, String slug) {
    /// What programmers' tags differ in: C, C++ and C# are three.
    private static final Pattern PLUS = Pattern.compile("(?<=[\\p{L}\\p{N}+])\\+");

    private static final Pattern SHARP = Pattern.compile("(?<=[\\p{L}\\p{N}])#");

    /// A tag by its name; empty for a name of which nothing is left in an address.
    public static Optional<Tag> of(String name) {
        String words = PLUS.matcher(name).replaceAll(" plus");
        String slug = Slug.of(SHARP.matcher(words).replaceAll(" sharp"));
        return slug.isEmpty() ? Optional.empty() : Optional.of(new Tag(name, slug));
    }

    /// The folder that lists the posts with this tag.
    public Folder folder() {
        return new Folder(Folder.TAGS + slug + "/");
    }
}
