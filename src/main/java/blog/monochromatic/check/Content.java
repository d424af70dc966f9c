package blog.monochromatic.check;

import java.util.List;

/// A kind of what a page loads, runs or leads to, and the directives that are for it: the first
/// that a policy has decides (https://www.w3.org/TR/CSP3/#directive-fallback-list).
enum Content {
    SCRIPT("script", "script-src-elem", "script-src", "default-src"),
    /// An attribute such as `onclick`.
    HANDLER("attribute", "script-src-attr", "script-src", "default-src"),
    /// An address that starts with `javascript:`.
    SCRIPT_ADDRESS("link to javascript:", "script-src-elem", "script-src", "default-src"),
    STYLESHEET("stylesheet", "style-src-elem", "style-src", "default-src"),
    /// The attribute `style`.
    STYLE("attribute", "style-src-attr", "style-src", "default-src"),
    IMAGE("image", "img-src", "default-src"),
    /// Sound, films, and their subtitles.
    MEDIA("media file", "media-src", "default-src"),
    FONT("font", "font-src", "default-src"),
    MANIFEST("manifest", "manifest-src", "default-src"),
    /// What scripts ask for.
    DATA("data", "connect-src", "default-src"),
    FRAME("frame", "frame-src", "child-src", "default-src"),
    OBJECT("embedded object", "object-src", "default-src"),
    FORM("form", "form-action"),
    BASE("<base>", "base-uri"),
    /// A page of the site in a frame, which the page itself has to allow.
    ANCESTOR("frame", "frame-ancestors");

    private final String noun;

    @SuppressWarnings("ImmutableEnumChecker") // what `List.of` makes is
    private final List<String> directives;

    Content(String noun, String... directives) {
        this.noun = noun;
        this.directives = List.of(directives);
    }

    String noun() {
        return noun;
    }

    List<String> directives() {
        return directives;
    }

    /// The directive that one would write for it: `script-src` rather than `script-src-elem`.
    String directive() {
        String first = directives.getFirst();
        return first.endsWith("-elem") || first.endsWith("-attr") ? directives.get(1) : first;
    }
}
