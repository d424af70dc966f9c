package blog.monochromatic.page;

/// Text in HTML.
final class Html {
    private Html() {}

    /// The text for a place between tags, or in an attribute.
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String link(String path, String text) {
        return "<a href=\"%s\">%s</a>".formatted(escape(path), escape(text));
    }
}
