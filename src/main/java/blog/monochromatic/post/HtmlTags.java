package blog.monochromatic.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The start tags of HTML, as a browser finds them (https://html.spec.whatwg.org/#tokenization), in
/// a time that grows with its length: not those in comments, in scripts, or without an end.
public final class HtmlTags {
    /// Elements whose content is text, whatever it looks like.
    private static final Set<String> OF_TEXT =
            Set.of("iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp");

    /// The references that an address or a name may need; any others stay as they are.
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "&(?:#(?<decimal>\\d{1,6})|#[xX](?<hex>[0-9a-fA-F]{1,5})"
                            + "|(?<name>amp|lt|gt|quot|apos));");

    private final String html;
    private final List<Tag> tags = new ArrayList<>();
    private int at;

    private HtmlTags(String html) {
        this.html = html;
    }

    /// A start tag.
    ///
    /// @param name in lower case
    /// @param position of its `<` in the HTML, in characters
    public record Tag(String name, List<Attribute> attributes, int position) {}

    /// An attribute.
    ///
    /// @param name in lower case
    /// @param value with its character references resolved; empty where there is none
    /// @param position where the value begins in the HTML, in characters
    public record Attribute(String name, String value, int position) {}

    /// The tags, in their order.
    public static List<Tag> of(String html) {
        var scanner = new HtmlTags(html);
        scanner.scan();
        return List.copyOf(scanner.tags);
    }

    private void scan() {
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0 || open + 1 == html.length()) {
                return;
            }
            char next = html.charAt(open + 1);
            if (html.startsWith("<!--", open)) {
                skipTo("-->", open + 2);
            } else if (next == '!' || next == '?' || next == '/') {
                skipTo(">", open);
            } else if (isLetter(next)) {
                at = open + 1;
                tag();
            } else {
                at = open + 1;
            }
        }
    }

    private void skipTo(String end, int from) {
        int found = html.indexOf(end, from);
        at = found < 0 ? html.length() : found + end.length();
    }

    private void tag() {
        int position = at - 1;
        String name = word("/>");
        var attributes = new ArrayList<Attribute>();
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '>') {
                at++;
                tags.add(new Tag(name, List.copyOf(attributes), position));
                if (OF_TEXT.contains(name)) {
                    skipText(name);
                }
                return;
            }
            if (c == '/' || isSpace(c)) {
                at++;
            } else {
                attributes.add(attribute());
            }
        }
    }

    private Attribute attribute() {
        int start = at;
        at++; // whatever it is, an equals sign too
        word("/>=");
        String name = html.substring(start, at).toLowerCase(Locale.ROOT);
        int after = at;
        skipSpace();
        if (at == html.length() || html.charAt(at) != '=') {
            at = after;
            return new Attribute(name, "", at);
        }
        at++;
        skipSpace();
        char quote = at < html.length() ? html.charAt(at) : '>';
        if (quote == '"' || quote == '\'') {
            int value = at + 1;
            skipTo(String.valueOf(quote), value);
            return new Attribute(
                    name, decoded(html.substring(value, Math.max(value, at - 1))), value);
        }
        int value = at;
        while (at < html.length() && html.charAt(at) != '>' && !isSpace(html.charAt(at))) {
            at++;
        }
        return new Attribute(name, decoded(html.substring(value, at)), value);
    }

    /// What comes before white space or one of the characters, in lower case.
    private String word(String ends) {
        int start = at;
        while (at < html.length()
                && ends.indexOf(html.charAt(at)) < 0
                && !isSpace(html.charAt(at))) {
            at++;
        }
        return html.substring(start, at).toLowerCase(Locale.ROOT);
    }

    private void skipText(String element) {
        while (at < html.length()) {
            skipTo("</", at);
            if (html.regionMatches(true, at, element, 0, element.length())) {
                return;
            }
        }
    }

    private void skipSpace() {
        while (at < html.length() && isSpace(html.charAt(at))) {
            at++;
        }
    }

    private static String decoded(String value) {
        return REFERENCE.matcher(value).replaceAll(it -> Matcher.quoteReplacement(character(it)));
    }

    private static String character(MatchResult reference) {
        if (reference.group("decimal") != null) {
            return Character.toString(Integer.parseInt(reference.group("decimal")));
        }
        if (reference.group("hex") != null) {
            return Character.toString(Integer.parseInt(reference.group("hex"), 16));
        }
        return switch (reference.group("name")) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            default -> "'";
        };
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
