package blog.monochromatic.feed;

import blog.monochromatic.site.Headers;

import java.util.List;
import java.util.Optional;

/// HTML for readers elsewhere.
///
/// @param html all addresses in it are absolute
/// @param media what its `audio` and `video` play, of several sources the first
record PortableHtml(String html, List<Media> media) {
    PortableHtml {
        media = List.copyOf(media);
    }

    /// A recording.
    ///
    /// @param type its media type, `audio/mpeg`
    record Media(String address, String type) {
        /// Empty for what is no recording by the end of its name.
        static Optional<Media> of(String address) {
            String type = Headers.of(address.split("[?#]", 2)[0]).contentType();
            return type.startsWith("audio/") || type.startsWith("video/")
                    ? Optional.of(new Media(address, type))
                    : Optional.empty();
        }
    }

    /// Empty where it would have more than so many characters: a short link may become a long
    /// address.
    static Optional<PortableHtml> of(String html, BaseAddress base, int most) {
        return new AbsoluteLinks(html, base, most).rewritten();
    }
}
