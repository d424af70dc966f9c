package blog.monochromatic.site;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// A file of the site, as in `/2016/03/hand-crafted-containers.html`. A folder's page is its
/// `index.html`.
///
/// @param value with a leading slash, not URL-encoded
public record SitePath(String value) implements Comparable<SitePath> {
    public static final SitePath HOME = new SitePath("/index.html");
    public static final SitePath FEED = FeedFormat.RSS.path(Folder.ROOT);
    public static final SitePath NOT_FOUND = new SitePath("/404.html");
    public static final SitePath STYLESHEET = new SitePath("/style.css");
    public static final SitePath SITEMAP = new SitePath("/sitemap.xml");
    public static final SitePath ROBOTS = new SitePath("/robots.txt");

    private static final String INDEX = "index.html";

    /// What RFC 3986 §2.3 leaves as it is, and the slash.
    private static final String UNRESERVED = "-._~/";

    public SitePath {
        if (!value.startsWith("/")) {
            throw new IllegalArgumentException("A path starts with a slash: " + value);
        }
    }

    /// Where an object of the site bucket is served.
    public static SitePath from(String objectKey) {
        return new SitePath("/" + objectKey);
    }

    /// Where a source shows: a text with `.html` in place of its extension, anything else under its
    /// own name.
    public static SitePath of(Key key) {
        String path = "/" + key.value();
        return new SitePath(
                SourceKind.of(key) == SourceKind.TEXT
                        ? path.substring(0, path.lastIndexOf('.')) + ".html"
                        : path);
    }

    /// A folder's own page, `/2016/03/index.html`.
    public static SitePath of(Folder folder) {
        return new SitePath("/" + folder.value() + INDEX);
    }

    /// An older page of a folder's list, `/2016/03/page/2/index.html`.
    ///
    /// @param number from 1, the oldest
    public static SitePath of(Folder folder, int number) {
        return new SitePath("/" + folder.value() + "page/" + number + "/" + INDEX);
    }

    /// Whether the site may have a file here that is not a source's: a fixed one, or a folder's.
    public boolean mayBeGenerated() {
        return equals(FEED)
                || equals(NOT_FOUND)
                || equals(STYLESHEET)
                || value.endsWith("/" + INDEX);
    }

    /// The key of the object in the site bucket.
    public String objectKey() {
        return value.substring(1);
    }

    /// The path as a browser asks for it: percent-encoded (RFC 3986 §2.1, upper-case digits),
    /// `/2016/03/` for that folder's `index.html`.
    public String encoded() {
        String path =
                value.endsWith("/" + INDEX)
                        ? value.substring(0, value.length() - INDEX.length())
                        : value;
        var encoded = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            }
        }
        return encoded.toString();
    }

    @Override
    public int compareTo(SitePath other) {
        return CodePoints.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
