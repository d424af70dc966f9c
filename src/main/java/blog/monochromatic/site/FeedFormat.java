package blog.monochromatic.site;

import java.util.Arrays;
import java.util.Optional;

/// A form in which readers get the newest posts of a folder: those of the root are the whole
/// site's.
public enum FeedFormat {
    /// https://www.rssboard.org/rss-specification
    RSS("RSS", "rss/feed.xml", "application/rss+xml"),
    /// RFC 4287
    ATOM("Atom", "feed.atom", "application/atom+xml"),
    /// https://www.jsonfeed.org/version/1.1/
    JSON("JSON Feed", "feed.json", "application/feed+json");

    private final String label;
    private final String file;
    private final String mediaType;

    FeedFormat(String label, String file, String mediaType) {
        this.label = label;
        this.file = file;
        this.mediaType = mediaType;
    }

    /// The format's name, for people.
    public String label() {
        return label;
    }

    /// Without a charset, as the `type` of a link has it.
    public String mediaType() {
        return mediaType;
    }

    /// What the feed is served as. JSON is always UTF-8, and its types have no charset (RFC 8259
    /// §11).
    public String contentType() {
        return this == JSON ? mediaType : mediaType + "; charset=utf-8";
    }

    /// Where a folder's feed is, `/rss/feed.xml` and `/tags/linux/rss/feed.xml`.
    public SitePath path(Folder folder) {
        return new SitePath("/" + folder.value() + file);
    }

    /// The format of a feed by its path; empty for what is none.
    public static Optional<FeedFormat> of(SitePath path) {
        return Arrays.stream(values())
                .filter(format -> path.value().endsWith("/" + format.file))
                .findFirst();
    }

    /// The folder whose feed is at a path of this format.
    public Folder folder(SitePath path) {
        return new Folder(path.value().substring(1, path.value().length() - file.length()));
    }
}
