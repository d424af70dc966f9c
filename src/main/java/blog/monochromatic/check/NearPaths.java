package blog.monochromatic.check;

import blog.monochromatic.post.Reference;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.site.Spelling;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Finds what the author of a reference to a missing file may have meant. For use by one thread.
final class NearPaths {
    private static final String HTML = ".html";

    /// For how many missing files a name that is nearly theirs is looked for: each is compared with
    /// all of its folder, which may be the blog.
    private static final int MOST_LOOKS = 100;

    private final MadeSite site;
    private final Map<String, Optional<String>> looked = new HashMap<>();

    NearPaths(MadeSite site) {
        this.site = site;
    }

    /// The page that shows the text at a path, for the page is meant by whoever links to the text.
    Optional<String> pageOfText(String path) {
        return isText(path)
                ? site.find(SitePath.of(new Key(path.substring(1))).value()).map(NearPaths::shown)
                : Optional.empty();
    }

    private static boolean isText(String path) {
        return path.length() > 1 && SourceKind.of(new Key(path.substring(1))) == SourceKind.TEXT;
    }

    /// A file that its author has written without the slash at the start, or the extension, or with
    /// a slip.
    Optional<String> near(String path, Reference reference) {
        return Stream.concat(
                        Stream.of(path),
                        Address.of(reference.destination(), SitePath.HOME, site.url())
                                .map(Address::path)
                                .stream())
                .flatMap(candidate -> Stream.of(candidate, candidate + HTML))
                .flatMap(candidate -> site.find(candidate).stream())
                .findFirst()
                .map(NearPaths::shown)
                .or(() -> spelled(path));
    }

    /// A page for a page, and anything else for anything else, in the same folder.
    private Optional<String> spelled(String path) {
        if (looked.size() >= MOST_LOOKS && !looked.containsKey(path)) {
            return Optional.empty();
        }
        return looked.computeIfAbsent(
                path,
                missing -> {
                    String folder = missing.substring(0, missing.lastIndexOf('/') + 1);
                    String name = missing.substring(folder.length());
                    Map<String, String> names = names(folder, name);
                    return Spelling.nearest(stem(name), names.keySet())
                            .map(stem -> folder + names.get(stem));
                });
    }

    /// The names in a folder by their stems; of several with one stem, the one with the extension
    /// that was asked for.
    private Map<String, String> names(String folder, String asked) {
        boolean isPage = isPage(asked);
        String extension = asked.substring(stem(asked).length());
        var names = new TreeMap<String, String>();
        for (SitePath file : site.files().tailSet(new SitePath(folder), true)) {
            if (!file.value().startsWith(folder)) {
                break;
            }
            String name = file.value().substring(folder.length());
            if (isPage(name) == isPage && name.indexOf('/') < 0) {
                names.merge(
                        stem(name), name, (one, other) -> other.endsWith(extension) ? other : one);
            }
        }
        return names;
    }

    /// Whether a path is that of a page, or would be with its extension.
    static boolean isPage(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(HTML) || name.indexOf('.') < 0;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// A path as its author writes it: a folder's page by the folder.
    static String shown(SitePath file) {
        return file.value().endsWith("/index.html")
                ? file.value().substring(0, file.value().lastIndexOf('/') + 1)
                : file.value();
    }
}
