package blog.monochromatic.check;

import blog.monochromatic.site.SitePath;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a reference on a page leads to within the site.
///
/// @param path not URL-encoded, with a leading slash; a folder's with one at its end
/// @param fragment decoded, without its `#`; empty for none
record Address(String path, String fragment) {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");

    /// What browsers take out of an address, wherever it is.
    private static final Pattern NOTHING = Pattern.compile("[\\t\\n\\r]");

    /// What tells a browser to look for words instead of an id
    /// (https://wicg.github.io/scroll-to-text-fragment/).
    private static final String DIRECTIVE = ":~:";

    /// Resolves a reference as a browser does (https://url.spec.whatwg.org/#url-parsing). Empty for
    /// one that leads to another site, or is no address of the web.
    ///
    /// @param page on which it stands
    /// @param url the site's own, empty where it is not known
    static Optional<Address> of(String reference, SitePath page, String url) {
        String written = within(cleaned(reference), url);
        if (written.startsWith("//") || SCHEME.matcher(written).find()) {
            return Optional.empty();
        }
        int hash = written.indexOf('#');
        String fragment = hash < 0 ? "" : written.substring(hash + 1);
        int directive = fragment.indexOf(DIRECTIVE);
        String place = hash < 0 ? written : written.substring(0, hash);
        int query = place.indexOf('?');
        String path = (query < 0 ? place : place.substring(0, query)).replace('\\', '/');
        return Optional.of(
                new Address(
                        path.isEmpty() ? page.value() : resolved(SitePath.decoded(path), page),
                        SitePath.decoded(
                                directive < 0 ? fragment : fragment.substring(0, directive))));
    }

    /// A reference without what browsers take out of it.
    static String cleaned(String reference) {
        return NOTHING.matcher(reference).replaceAll("").strip();
    }

    /// The site's own address taken off, whichever of the two schemes it is written with.
    private static String within(String reference, String url) {
        String host = url.substring(url.indexOf(':') + 1);
        int start = reference.startsWith("//") ? 0 : reference.indexOf(':') + 1;
        String scheme = reference.substring(0, start);
        boolean isOfTheWeb =
                scheme.isEmpty()
                        || scheme.equalsIgnoreCase("http:")
                        || scheme.equalsIgnoreCase("https:");
        if (host.isEmpty()
                || !isOfTheWeb
                || !reference.regionMatches(true, start, host, 0, host.length())) {
            return reference;
        }
        String rest = reference.substring(start + host.length());
        if (rest.isEmpty() || rest.startsWith("?") || rest.startsWith("#")) {
            return "/" + rest;
        }
        return rest.startsWith("/") ? rest : reference;
    }

    private static String resolved(String path, SitePath page) {
        String folder = page.value().substring(0, page.value().lastIndexOf('/') + 1);
        String whole = path.startsWith("/") ? path : folder + path;
        Deque<String> names = new ArrayDeque<>();
        String[] parts = whole.substring(1).split("/", -1);
        for (String part : parts) {
            if (part.equals("..")) {
                names.pollLast();
            } else if (!part.equals(".")) {
                names.addLast(part);
            }
        }
        String last = parts[parts.length - 1];
        boolean isFolder = last.equals(".") || last.equals("..");
        return "/" + String.join("/", names) + (isFolder && !names.isEmpty() ? "/" : "");
    }
}
