package blog.monochromatic.catalog;

import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Post;
import blog.monochromatic.post.Redirects;
import blog.monochromatic.post.SourceText;
import blog.monochromatic.site.Refusal;

import org.jspecify.annotations.Nullable;

/// Reads the copies of accepted texts. What was accepted once can be parsed again, and gives the
/// same; that it is refused now is our own bug.
public record AcceptedTexts(CatalogObjects objects) {
    /// What a post or a page says.
    ///
    /// @param entry with a copy
    public Post post(Entry entry) {
        return read(entry, copy -> Post.parse(entry.key(), copy));
    }

    /// What `index.txt` says.
    ///
    /// @param entry null where there is none
    /// @param url the site's address where nothing else is said; empty where it is not known
    public HomeText home(@Nullable Entry entry, String url) {
        return entry == null || entry.copy() == null
                ? HomeText.none(url)
                : read(entry, copy -> HomeText.parse(copy, url));
    }

    /// What `_redirects` says.
    ///
    /// @param entry null where there is none
    public Redirects redirects(@Nullable Entry entry) {
        return entry == null || entry.copy() == null
                ? Redirects.NONE
                : read(entry, Redirects::parse);
    }

    /// A theme file, as it is.
    ///
    /// @param entry with a copy
    public String theme(Entry entry) {
        return read(entry, copy -> SourceText.decodeUnchanged(entry.key(), copy));
    }

    private interface Parser<T> {
        T parse(byte[] copy) throws Refusal;
    }

    private <T> T read(Entry entry, Parser<T> parser) {
        String copy = entry.copy();
        if (copy == null) {
            throw new IllegalArgumentException(entry.key() + " was never accepted");
        }
        try {
            return parser.parse(objects.text(copy));
        } catch (Refusal e) {
            throw new IllegalStateException("What was accepted is refused now", e);
        }
    }
}
