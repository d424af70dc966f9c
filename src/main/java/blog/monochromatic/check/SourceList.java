package blog.monochromatic.check;

import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sources that a directive allows; that there are none is also written `'none'`
/// (https://www.w3.org/TR/CSP3/#framework-directive-source-list).
///
/// @param sources `'self'`, `https:`, `*.example.org:443/js/`, as they are written
record SourceList(List<String> sources) {
    static final SourceList NONE = new SourceList(List.of());

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern HOST =
            Pattern.compile(
                    "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?<host>[^'/:]+)"
                            + "(?::(?<port>\\d{1,5}|\\*))?(?<path>/.*)?");

    SourceList {
        sources = List.copyOf(sources);
    }

    boolean allows(WebAddress address, WebAddress site) {
        return sources.stream().anyMatch(source -> matches(source, address, site));
    }

    /// A nonce or a hash has browsers pass over `'unsafe-inline'`, and may allow what is there.
    boolean allowsInline() {
        return sources.stream()
                .map(source -> source.toLowerCase(Locale.ROOT))
                .anyMatch(
                        source ->
                                source.equals("'unsafe-inline'")
                                        || source.startsWith("'nonce-")
                                        || source.startsWith("'sha"));
    }

    /// The list with one more, as it is written.
    String with(String source) {
        List<String> others =
                sources.stream().filter(other -> !other.equalsIgnoreCase("'none'")).toList();
        return String.join(" ", others) + (others.isEmpty() ? "" : " ") + source;
    }

    private static boolean matches(String source, WebAddress address, WebAddress site) {
        if (source.equals("*")) {
            return address.isOfTheWeb() || address.scheme().equals(site.scheme());
        }
        if (source.equalsIgnoreCase("'self'")) {
            return address.isOf(site);
        }
        Matcher scheme = SCHEME.matcher(source);
        if (scheme.matches()) {
            return matchesScheme(scheme.group(1), address);
        }
        Matcher host = HOST.matcher(source);
        return host.matches()
                && matchesScheme(
                        host.group("scheme") == null ? site.scheme() : host.group("scheme"),
                        address)
                && matchesHost(host.group("host").toLowerCase(Locale.ROOT), address.host())
                && matchesPort(host.group("port"), address)
                && matchesPath(host.group("path"), address.path());
    }

    /// What may come in the clear may come encrypted.
    private static boolean matchesScheme(String scheme, WebAddress address) {
        return scheme.equalsIgnoreCase(address.scheme())
                || (scheme.equalsIgnoreCase("http") && address.scheme().equals("https"));
    }

    private static boolean matchesHost(String pattern, String host) {
        return pattern.startsWith("*") ? host.endsWith(pattern.substring(1)) : host.equals(pattern);
    }

    private static boolean matchesPort(@Nullable String port, WebAddress address) {
        if (port == null) {
            return address.hasDefaultPort();
        }
        return port.equals("*")
                || Integer.parseInt(port) == address.port()
                || (port.equals("80") && address.port() == 443);
    }

    /// One that ends with a slash is that of a folder, with all that is in it.
    private static boolean matchesPath(@Nullable String path, String asked) {
        if (path == null) {
            return true;
        }
        String wanted = SitePath.decoded(path);
        return wanted.endsWith("/") ? asked.startsWith(wanted) : asked.equals(wanted);
    }
}
