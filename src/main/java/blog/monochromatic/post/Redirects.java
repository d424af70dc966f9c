package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Where pages went that were somewhere else: the file `_redirects`, a line `/old /new` each. What
/// follows on the line, as the status that some hosts take, and lines that start with `#` are left
/// alone.
///
/// @param redirects by the path that has moved, in the order of the file
public record Redirects(Map<SitePath, Redirect> redirects) {
    public static final Redirects NONE = new Redirects(Map.of());

    /// The most lines that redirect: each has a file of the site, and all are read with each
    /// publish.
    private static final int MOST = 2_000;

    /// The most bytes of a path, so that its file has a key that S3 takes.
    private static final int MOST_PATH = 950;

    private static final Pattern NO_PATH = Pattern.compile("/\\.{0,2}/|/\\.{1,2}$|\\p{Cntrl}");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private static final Pattern TARGET = Pattern.compile("(?:/|https?://)[^\"<>]{0,2000}");

    /// One line.
    ///
    /// @param target where it leads: a path of the site as in a link, `/new.html#part`, or an
    ///     address elsewhere
    public record Redirect(String target, int line) {
        /// The file of the site that it leads to, if it leads to one: without query and fragment.
        public SitePath path() {
            return file(target.split("[?#]", 2)[0]);
        }

        /// Whether it leads to another site.
        public boolean isElsewhere() {
            return !SitePath.isPath(target);
        }
    }

    public Redirects {
        redirects = Collections.unmodifiableMap(new LinkedHashMap<>(redirects));
    }

    /// The paths of which the redirect leads to a file of the site.
    public List<SitePath> leadingTo(SitePath file) {
        return redirects.entrySet().stream()
                .filter(one -> !one.getValue().isElsewhere() && one.getValue().path().equals(file))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Reads the file, or says why that cannot be done.
    public static Redirects parse(byte[] source) throws Refusal {
        Key key = SourceKind.REDIRECTS_KEY;
        var redirects = new LinkedHashMap<SitePath, Redirect>();
        int number = 0;
        for (String line : SourceText.decode(key, source).lines().toList()) {
            number++;
            List<String> words = List.of(SPACE.split(line.strip()));
            if (words.getFirst().isEmpty() || words.getFirst().startsWith("#")) {
                continue;
            }
            String from = words.getFirst();
            if (words.size() < 2 || !SitePath.isPath(from)) {
                throw refusal(
                        number,
                        "'%s' is no redirect".formatted(cut(line.strip())),
                        "write it as /old.html /new.html");
            }
            if (from.contains("*") || from.contains("/:") || from.contains("?")) {
                throw refusal(
                        number,
                        "'%s' stands for many paths".formatted(from),
                        "write a line for each of them");
            }
            if (!TARGET.matcher(words.get(1)).matches()) {
                throw refusal(
                        number,
                        "'%s' is nothing that a redirect can lead to".formatted(cut(words.get(1))),
                        "write a path of the site, /new.html, or an address, https://…");
            }
            SitePath file = file(from);
            if (NO_PATH.matcher(file.value()).find()
                    || file.value().getBytes(StandardCharsets.UTF_8).length > MOST_PATH) {
                throw refusal(
                        number,
                        "'%s' is no path that a page can have had".formatted(cut(from)),
                        "write it without . and .. and control characters, in at most %d bytes"
                                .formatted(MOST_PATH));
            }
            var redirect = new Redirect(words.get(1), number);
            if (!redirect.isElsewhere() && redirect.path().equals(file)) {
                throw refusal(
                        number, "It leads to itself", "write where the page went, or take it away");
            }
            if (redirects.putIfAbsent(file, redirect) != null) {
                throw refusal(number, from + " is there twice", "take one of the lines away");
            }
            if (redirects.size() > MOST) {
                throw refusal(
                        number,
                        "By here, it has more than %,d redirects".formatted(MOST),
                        "take away those that nobody follows any more");
            }
        }
        return new Redirects(redirects);
    }

    /// The file that is served for a path of an address: of a folder, with or without its slash,
    /// its page.
    private static SitePath file(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return SitePath.parse(name.isEmpty() || name.contains(".") ? path : path + "/");
    }

    private static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 79) + "…";
    }

    private static Refusal refusal(int line, String what, String advice) {
        return new Refusal(new Problem(SourceKind.REDIRECTS_KEY, line, what, advice));
    }
}
