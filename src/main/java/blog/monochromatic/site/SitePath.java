package blog.monochromatic.site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;

/// A file of the site, as in `/2016/03/hand-crafted-containers.html`. A folder's page is its
/// `index.html`.
///
/// @param value with a leading slash, not URL-encoded
public record SitePath(String value) implements Comparable<SitePath> {
    public static final SitePath HOME = new SitePath("/index.html");
    public static final SitePath NOT_FOUND = new SitePath("/404.html");
    public static final SitePath STYLESHEET = new SitePath("/style.css");
    public static final SitePath ICON = new SitePath("/favicon.ico");
    public static final SitePath ROBOTS = new SitePath("/robots.txt");
    public static final SitePath SITEMAP = new SitePath("/sitemap.xml");
    public static final SitePath TAGS = new SitePath("/tags/index.html");
    public static final SitePath SEARCH = new SitePath("/search/index.html");
    public static final SitePath SEARCH_SCRIPT = new SitePath("/search.js");

    /// What there may be one of, besides pages and feeds.
    private static final Set<SitePath> FIXED =
            Set.of(NOT_FOUND, STYLESHEET, ICON, ROBOTS, SITEMAP, SEARCH_SCRIPT);

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

    /// The file that is served for the path of an address, percent-encoded or not: of a folder, its
    /// page.
    ///
    /// @param path with a leading slash; one at its end means a folder
    public static SitePath parse(String path) {
        String decoded = decoded(path);
        return new SitePath(decoded.endsWith("/") ? decoded + INDEX : decoded);
    }

    /// Whether what a link leads to is a path of the site, and not an address elsewhere.
    public static boolean isPath(String target) {
        return target.startsWith("/") && !target.startsWith("//");
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

    /// Whether the site may have a file here that is not a source's, other than a redirect.
    public boolean mayBeGenerated() {
        return value.endsWith("/" + INDEX)
                || FIXED.contains(this)
                || FeedFormat.of(this).isPresent()
                || Part.of(this).isPresent();
    }

    /// The key of the object in the site bucket.
    public String objectKey() {
        return value.substring(1);
    }

    /// A part of an address without its percent-encoding (RFC 3986 §2.1); a percent sign that
    /// encodes nothing is itself.
    public static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream();
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '%' && i + 2 < octets.length ? digit(octets[i + 1]) : -1;
            int low = high < 0 ? -1 : digit(octets[i + 2]);
            bytes.write(low < 0 ? octets[i] : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int digit(byte octet) {
        return Character.digit((char) octet, 16);
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
