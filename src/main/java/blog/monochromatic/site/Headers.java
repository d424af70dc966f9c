package blog.monochromatic.site;

import java.util.Locale;
import java.util.Map;

/// The HTTP headers that an object of the site bucket is stored with: they depend on its name
/// alone.
///
/// @param contentType with the charset of a text (RFC 9110 §8.3)
/// @param cacheControl RFC 9111 §5.2.2
public record Headers(String contentType, String cacheControl) {
    /// A page may be five seconds old in a shared cache, so that an upload is live in seconds
    /// without invalidations; a browser asks each time, and gets a 304 by the ETag.
    private static final String REVALIDATED = "public, max-age=0, s-maxage=5, must-revalidate";

    private static final String UNKNOWN = "application/octet-stream";

    /// By extension, as registered with IANA (https://www.iana.org/assignments/media-types/).
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("atom", "application/atom+xml; charset=utf-8"),
                    Map.entry("avif", "image/avif"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("csv", "text/csv; charset=utf-8"),
                    Map.entry("epub", "application/epub+zip"),
                    Map.entry("gif", "image/gif"),
                    Map.entry("gz", "application/gzip"),
                    Map.entry("htm", "text/html; charset=utf-8"),
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("ics", "text/calendar; charset=utf-8"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("jsonld", "application/ld+json"),
                    Map.entry("m4a", "audio/mp4"),
                    Map.entry("m4v", "video/mp4"),
                    Map.entry("md", "text/markdown; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("mov", "video/quicktime"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("oga", "audio/ogg"),
                    Map.entry("ogg", "audio/ogg"),
                    Map.entry("ogv", "video/ogg"),
                    Map.entry("opus", "audio/ogg"),
                    Map.entry("otf", "font/otf"),
                    Map.entry("pdf", "application/pdf"),
                    Map.entry("png", "image/png"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("tar", "application/x-tar"),
                    Map.entry("ttf", "font/ttf"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("vtt", "text/vtt; charset=utf-8"),
                    Map.entry("wasm", "application/wasm"),
                    Map.entry("wav", "audio/wav"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("woff", "font/woff"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("xml", "application/xml"),
                    Map.entry("zip", "application/zip"));

    /// The headers of the object with this key; `application/octet-stream` for an extension that is
    /// not known.
    public static Headers of(String objectKey) {
        String type =
                FeedFormat.of(SitePath.from(objectKey))
                        .map(FeedFormat::contentType)
                        .orElseGet(() -> byExtension(objectKey));
        return new Headers(type, REVALIDATED);
    }

    private static String byExtension(String objectKey) {
        String name = objectKey.substring(objectKey.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(extension, UNKNOWN);
    }
}
