package blog.monochromatic.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes the addresses in a fragment of HTML absolute, and leaves each other character as it is.
///
/// It reads tags as browsers do (https://html.spec.whatwg.org/multipage/parsing.html#tokenization),
/// once from start to end. A parser that builds a tree and writes it again would repair what an
/// author meant to be that way, and lose what is of no kind that it knows.
final class AbsoluteLinks {
    /// Attributes that hold an address; after the element's name where only there.
    private static final Set<String> ADDRESSES =
            Set.of(
                    "href",
                    "xlink:href",
                    "src",
                    "poster",
                    "cite",
                    "background",
                    "longdesc",
                    "formaction",
                    "form action",
                    "object data");

    /// Elements that hold text in which nothing is a tag, but their own end.
    private static final Set<String> TEXTS =
            Set.of("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");

    private final String html;
    private final BaseAddress base;
    private final int most;

    /// The fragment up to [#copied]; more than the most characters where it is not to be had.
    private final StringBuilder rewritten = new StringBuilder();
    private final List<PortableHtml.Media> media = new ArrayList<>();

    /// Up to where the fragment has been copied.
    private int copied;

    /// Whether an `audio` or `video` has begun whose source has not been seen.
    private boolean awaitsMedia;

    AbsoluteLinks(String html, BaseAddress base, int most) {
        this.html = html;
        this.base = base;
        this.most = most;
    }

    Optional<PortableHtml> rewritten() {
        int at = html.indexOf('<');
        while (at >= 0 && rewritten.length() <= most) {
            at = html.indexOf('<', afterMarkup(at));
        }
        rewritten.append(html, copied, html.length());
        return rewritten.length() <= most
                ? Optional.of(new PortableHtml(rewritten.toString(), media))
                : Optional.empty();
    }

    /// The end of what begins with a `<`. What does not end goes on to the fragment's end.
    private int afterMarkup(int start) {
        if (html.startsWith("<!--", start)) {
            return after("-->", start + 2);
        }
        if (html.startsWith("<![CDATA[", start)) {
            return after("]]>", start);
        }
        if (html.startsWith("<!", start) || html.startsWith("<?", start)) {
            return after(">", start);
        }
        boolean isEnd = html.startsWith("</", start);
        int name = isEnd ? start + 2 : start + 1;
        return name < html.length() && isLetter(html.charAt(name))
                ? afterTag(name, isEnd)
                : start + 1;
    }

    private int after(String end, int from) {
        int found = html.indexOf(end, from);
        return found < 0 ? html.length() : found + end.length();
    }

    private int afterTag(int nameStart, boolean isEnd) {
        int at = skip(nameStart, " \t\n\f\r/>", false);
        String element = lowerCase(nameStart, at);
        awaitsMedia |= !isEnd && isPlayer(element);
        at = skip(at, " \t\n\f\r/", true);
        while (at < html.length() && html.charAt(at) != '>' && rewritten.length() <= most) {
            at = skip(afterAttribute(at, element, isEnd), " \t\n\f\r/", true);
        }
        int end = Math.min(at + 1, html.length());
        boolean holdsText =
                !isEnd && TEXTS.contains(element) && html.charAt(end - 2) != '/'; // As in SVG.
        return holdsText ? endOfText(element, end) : end;
    }

    /// The start of the tag that ends the element; the fragment's end where there is none.
    private int endOfText(String element, int from) {
        int at = html.indexOf("</", from);
        while (at >= 0 && !html.regionMatches(true, at + 2, element, 0, element.length())) {
            at = html.indexOf("</", at + 2);
        }
        return at < 0 ? html.length() : at;
    }

    private int afterAttribute(int start, String element, boolean isEnd) {
        int nameEnd = skip(start + 1, " \t\n\f\r/>=", false); // Its first character may be a =.
        int equals = skip(nameEnd, " \t\n\f\r", true);
        if (equals == html.length() || html.charAt(equals) != '=') {
            return nameEnd;
        }
        int valueStart = skip(equals + 1, " \t\n\f\r", true);
        if (valueStart == html.length() || html.charAt(valueStart) == '>') {
            return valueStart;
        }
        char quote = html.charAt(valueStart);
        boolean isQuoted = quote == '"' || quote == '\'';
        int from = isQuoted ? valueStart + 1 : valueStart;
        int end = skip(from, isQuoted ? String.valueOf(quote) : " \t\n\f\r>", false);
        if (!isEnd) {
            rewrite(element, lowerCase(start, nameEnd), from, end);
        }
        return isQuoted ? Math.min(end + 1, html.length()) : end;
    }

    private void rewrite(String element, String attribute, int start, int end) {
        String value = html.substring(start, end);
        String absolute = value;
        if (attribute.equals("srcset")) {
            absolute = absoluteList(value);
        } else if (ADDRESSES.contains(attribute) || ADDRESSES.contains(element + " " + attribute)) {
            absolute = absolute(element, value);
        }
        if (attribute.equals("src")
                && awaitsMedia
                && (isPlayer(element) || element.equals("source"))) {
            PortableHtml.Media.of(absolute.replace("&amp;", "&")).ifPresent(media::add);
            awaitsMedia = false;
        }
        rewritten.append(html, copied, start).append(absolute);
        copied = end;
    }

    /// A part of the page itself is elsewhere for a link only: a drawing that uses a shape in it
    /// has it with it.
    private String absolute(String element, String reference) {
        boolean isOfThisPage = reference.isBlank() || reference.startsWith("#");
        boolean isLink = element.equals("a") || element.equals("area");
        return isOfThisPage && !isLink ? reference : base.resolve(reference);
    }

    /// As in `box.png 1x, box-large.png 2x`
    /// (https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute).
    private String absoluteList(String list) {
        var absolute = new StringBuilder();
        int at = 0;
        while (at < list.length() && absolute.length() <= most) {
            int start = skip(list, at, " \t\n\f\r,", true);
            int end = skip(list, start, " \t\n\f\r", false);
            int addressEnd = end;
            while (addressEnd > start && list.charAt(addressEnd - 1) == ',') {
                addressEnd--;
            }
            int next = addressEnd < end ? end : skip(list, end, ",", false);
            absolute.append(list, at, start);
            if (addressEnd > start) {
                absolute.append(base.resolve(list.substring(start, addressEnd)));
            }
            absolute.append(list, addressEnd, next);
            at = next;
        }
        return absolute.toString();
    }

    private int skip(int from, String characters, boolean whileThese) {
        return skip(html, from, characters, whileThese);
    }

    /// The first position that does not hold one of the characters, or that does.
    private static int skip(String text, int from, String characters, boolean whileThese) {
        int at = from;
        while (at < text.length() && (characters.indexOf(text.charAt(at)) >= 0) == whileThese) {
            at++;
        }
        return Math.min(at, text.length());
    }

    private String lowerCase(int start, int end) {
        return html.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isPlayer(String element) {
        return element.equals("audio") || element.equals("video");
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
