package blog.monochromatic.check;

import java.util.LinkedHashMap;
import java.util.Map;

/// The headers by which browsers are told to be strict with the site: what a distribution adds to
/// each answer, and the preview, too.
///
/// @param policy what pages may load and run
public record SecurityHeaders(ContentPolicy policy) {
    /// What a stack sends unless its parameter `ContentSecurityPolicy` says otherwise. Scripts are
    /// files of the site, so that nothing in a text runs by accident; images, sound, films and
    /// frames may come from any host that encrypts.
    public static final SecurityHeaders DEFAULT =
            new SecurityHeaders(
                    ContentPolicy.parse(
                            "default-src 'self'; img-src 'self' https: data:;"
                                    + " media-src 'self' https:; style-src 'self' 'unsafe-inline';"
                                    + " font-src 'self' data:; frame-src https:;"
                                    + " object-src 'none'; base-uri 'self'; form-action 'self';"
                                    + " frame-ancestors 'none'"));

    /// The values by the headers' names, in a fixed order. Over plain HTTP, as in a preview,
    /// browsers pass over Strict-Transport-Security (RFC 6797 §8.1).
    public Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("Content-Security-Policy", policy.text());
        values.put("Strict-Transport-Security", "max-age=31536000"); // a year, in seconds
        values.put("X-Content-Type-Options", "nosniff");
        values.put("Referrer-Policy", "strict-origin-when-cross-origin");
        values.put("X-Frame-Options", "DENY"); // for browsers that do not know frame-ancestors
        values.put("Cross-Origin-Opener-Policy", "same-origin");
        values.put(
                "Permissions-Policy",
                "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        values.put("X-Permitted-Cross-Domain-Policies", "none");
        return values;
    }
}
