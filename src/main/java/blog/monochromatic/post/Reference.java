package blog.monochromatic.post;

/// Something that a text leads to or shows.
///
/// @param destination as a browser gets it: a URL, whole or relative to the page, its escapes and
///     character references resolved
/// @param line where the destination is written, from 1; that of the link's definition, where it
///     has one
public record Reference(Kind kind, String destination, int line) {
    /// What is expected there.
    public enum Kind {
        /// A page, or any file that is no image.
        LINK,
        IMAGE
    }
}
