package blog.monochromatic.check;

import blog.monochromatic.site.SitePath;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where something is loaded from, as far as a policy asks.
///
/// @param scheme in lower case, `https`
/// @param host in lower case; empty where the scheme has none, as `data:`
/// @param port the scheme's own if none is written; -1 where it has none
/// @param path without its percent-encoding
record WebAddress(String scheme, String host, int port, String path) {
    private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);

    /// What follows `http:`, as browsers read it, with slashes of either kind.
    private static final Pattern PLACE =
            Pattern.compile(
                    "[/\\\\]*(?:[^/\\\\?#]*@)?(?<host>\\[[^\\]/]*\\]|[^/\\\\?#:]*)"
                            + "(?::(?<port>\\d{1,5}))?(?<path>[^?#]*)");

    /// The address of a site; one that nothing else has where it is not known.
    ///
    /// @param url empty where it is not known
    static WebAddress ofSite(String url) {
        return whole(url.isEmpty() ? "https://site.invalid" : url);
    }

    /// Resolves a reference.
    ///
    /// @param page on which it stands
    static WebAddress of(String reference, SitePath page, WebAddress site) {
        return Address.of(reference, page, "")
                .map(own -> new WebAddress(site.scheme, site.host, site.port, own.path()))
                .orElseGet(
                        () -> {
                            String written = Address.cleaned(reference);
                            return whole(
                                    written.startsWith("//")
                                            ? site.scheme + ":" + written
                                            : written);
                        });
    }

    private static WebAddress whole(String url) {
        int colon = url.indexOf(':');
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        Matcher place = PLACE.matcher(url).region(colon + 1, url.length());
        if (!PORTS.containsKey(scheme) || !place.lookingAt()) {
            return new WebAddress(scheme, "", -1, "");
        }
        String port = place.group("port");
        return new WebAddress(
                scheme,
                place.group("host").toLowerCase(Locale.ROOT),
                port == null ? port(scheme) : Integer.parseInt(port),
                SitePath.decoded(place.group("path")));
    }

    private static int port(String scheme) {
        return PORTS.getOrDefault(scheme, -1);
    }

    boolean isOfTheWeb() {
        return PORTS.containsKey(scheme);
    }

    boolean hasDefaultPort() {
        return port == port(scheme);
    }

    /// Whether it is the site's own, which may also be asked for encrypted.
    boolean isOf(WebAddress site) {
        return host.equals(site.host)
                && ((scheme.equals(site.scheme) && port == site.port)
                        || (scheme.equals("https") && hasDefaultPort() && site.hasDefaultPort()));
    }

    /// The same over HTTPS.
    WebAddress encrypted() {
        return scheme.equals("http")
                ? new WebAddress("https", host, hasDefaultPort() ? port("https") : port, path)
                : this;
    }

    /// As a source of a policy: `https://cdn.example`, `data:`.
    String origin() {
        return isOfTheWeb()
                ? scheme + "://" + host + (hasDefaultPort() ? "" : ":" + port)
                : scheme + ":";
    }
}
