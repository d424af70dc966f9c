package blog.monochromatic.site;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a source is, by its key alone.
public enum SourceKind {
    /// A post, or a page where it has no date: `.txt` or `.md`.
    TEXT,
    /// `head.html`, `foot.html`, `post.html` or `list.html` at the root.
    THEME,
    /// `index.txt` at the root: the settings, the home page's text, the teasers.
    HOME,
    /// `_redirects` at the root: where pages went that were somewhere else.
    REDIRECTS,
    /// Anything else: copied as it is.
    ASSET,
    /// What editors, systems and version control leave behind, and the build files of a blog that
    /// was made by a Makefile: never published.
    IGNORED;

    public static final Key HOME_KEY = new Key("index.txt");
    public static final Key REDIRECTS_KEY = new Key("_redirects");

    private static final List<String> TEXT_EXTENSIONS = List.of(".md", ".txt");

    /// What others call the same.
    private static final Pattern NEARLY_TEXT = Pattern.compile("(?i).*\\.(?:md|txt|markdown)");
    private static final String HTML = ".html";

    private static final Set<String> THEME_FILES =
            Set.of("head.html", "foot.html", "post.html", "list.html");

    /// Text files that are read by machines, at the root, under the very name.
    private static final Set<String> ASSETS_THOUGH_TEXT = Set.of("robots.txt", "humans.txt");

    private static final String WELL_KNOWN = ".well-known";

    private static final Pattern BUILD_FILE =
            Pattern.compile("Makefile|.*\\.(mk|sh|sed)|(README|LICENSE).*");

    /// The keys of the sources that the whole site may depend on: `index.txt`, `_redirects` and the
    /// theme's files.
    public static SortedSet<Key> shared() {
        var keys = new TreeSet<Key>();
        keys.add(HOME_KEY);
        keys.add(REDIRECTS_KEY);
        THEME_FILES.forEach(file -> keys.add(new Key(file)));
        return keys;
    }

    /// The keys that a text shown at the path can have, the lesser first.
    public static List<Key> texts(SitePath path) {
        String key = path.objectKey();
        return key.endsWith(HTML)
                ? TEXT_EXTENSIONS.stream()
                        .map(
                                extension ->
                                        new Key(
                                                key.substring(0, key.length() - HTML.length())
                                                        + extension))
                        .toList()
                : List.of();
    }

    public static SourceKind of(Key key) {
        String value = key.value();
        if (isLeftBehind(value)) {
            return IGNORED;
        }
        boolean atRoot = key.folder().equals(Folder.ROOT);
        if (atRoot && BUILD_FILE.matcher(value).matches()) {
            return IGNORED;
        }
        if (key.equals(HOME_KEY)) {
            return HOME;
        }
        if (key.equals(REDIRECTS_KEY)) {
            return REDIRECTS;
        }
        if (THEME_FILES.contains(value)) {
            return THEME;
        }
        if (ASSETS_THOUGH_TEXT.contains(value) || value.startsWith(WELL_KNOWN + "/")) {
            return ASSET;
        }
        return isText(value) ? TEXT : ASSET;
    }

    /// Whether an author may take a source for a text that is none by its extension, as
    /// `slug.MD` and `slug.markdown` are. As it is, it would show its front matter, and a
    /// draft to everybody.
    public static boolean isNearlyText(Key key) {
        return NEARLY_TEXT.matcher(key.name()).matches() && !isText(key.value());
    }

    private static boolean isText(String key) {
        return TEXT_EXTENSIONS.stream().anyMatch(key::endsWith);
    }

    private static boolean isLeftBehind(String key) {
        // S3's consoles mark a folder by an empty object whose key ends with a slash.
        if (key.endsWith("~") || key.endsWith(".swp") || key.endsWith("/")) {
            return true;
        }
        // As it is with nearly all, and this is asked for each path of each page.
        if (!key.startsWith(".") && !key.contains("/.")) {
            return false;
        }
        for (String name : key.split("/", -1)) {
            if (name.startsWith(".") && !name.equals(WELL_KNOWN)) {
                return true;
            }
        }
        return false;
    }
}
