package blog.monochromatic.site;

import java.util.Optional;
import java.util.stream.Stream;

/// The formats of feeds.
public enum FeedFormat {
    /// RSS 2.0 (https://www.rssboard.org/rss-specification).
    RSS("rss/feed.xml", "application/rss+xml"),
    /// Atom 1.0 (RFC 4287).
    ATOM("feed.atom", "application/atom+xml"),
    /// JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
    JSON("feed.json", "application/feed+json");

    private final String name;
    private final String mediaType;

    FeedFormat(String name, String mediaType) {
        this.name = name;
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /// Where the feed of a folder's posts is.
    ///
    /// @param folder the root for the feed of the whole site
    public SitePath path(Folder folder) {
        return new SitePath("/" + folder + name);
    }

    /// The format of the feed that a path ends as; empty for any other path.
    public static Optional<FeedFormat> of(SitePath path) {
        return Stream.of(values()).filter(format -> path.value().endsWith("/" + format.name)).findFirst();
    }

    /// The folder whose feed in this format is at the path.
    public Folder folder(SitePath path) {
        return new Folder(path.value().substring(1, path.value().length() - name.length()));
    }
}
