package blog.monochromatic.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The address of a page, against which the references on it are resolved.
///
/// @param site `https://blog.example`
/// @param path the page's own, percent-encoded, `/2016/03/a%20b.html`
record BaseAddress(String site, String path) {
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");

    /// What browsers take in a link and RFC 3986 does not.
    private static final Pattern NO_URI = Pattern.compile("[ \"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /// The address that a reference means here (RFC 3986 §5.2), as browsers read it: without spaces
    /// around and line breaks within. One with a scheme stays as it is. Takes a time that grows
    /// with its length, which `java.net.URI` does not for many `../`.
    String resolve(String reference) {
        String trimmed = reference.trim();
        if (SCHEME.matcher(trimmed).lookingAt()) {
            return reference;
        }
        String written =
                NO_URI.matcher(trimmed.replaceAll("[\t\n\r]", ""))
                        .replaceAll(c -> "%" + HEX.toHexDigits((byte) c.group().charAt(0)));
        if (written.startsWith("//")) {
            return site.substring(0, site.indexOf(':') + 1) + written;
        }
        int end = endOfPath(written);
        String to = written.substring(0, end);
        String rest = written.substring(end);
        if (to.isEmpty()) {
            return site + path + rest;
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return site + withoutDots(to.startsWith("/") ? to : folder + to) + rest;
    }

    private static int endOfPath(String reference) {
        int end = 0;
        while (end < reference.length() && "?#".indexOf(reference.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// RFC 3986 §5.2.4.
    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (String segment : segments) {
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        String last = segments[segments.length - 1];
        if (last.equals(".") || last.equals("..")) {
            kept.addLast("");
        }
        return "/" + String.join("/", kept);
    }
}
