package blog.monochromatic.check;

import blog.monochromatic.post.Reference;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.site.Spelling;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds what the author of a reference that leads nowhere may have meant. For use by one thread.
final class Hints {
    private static final String HTML = ".html";

    /// For how many references something that is nearly theirs is looked for: each is compared with
    /// all of a folder, which may be the blog, or of a page.
    private static final int MOST_LOOKS = 100;

    private final MadeSite site;
    private final Map<String, Optional<String>> near = new HashMap<>();

    /// The files by their names; empty for a name that several have.
    private final Map<String, Optional<SitePath>> named = new HashMap<>();

    Hints(MadeSite site) {
        this.site = site;
        for (SitePath file : site.files()) {
            named.merge(name(file.value()), Optional.of(file), (one, other) -> Optional.empty());
        }
    }

    /// The page that shows the text at a path, for the page is meant by whoever links to the text.
    Optional<String> pageOfText(String path) {
        return isText(path)
                ? site.find(SitePath.of(new Key(path.substring(1))).value()).map(Hints::shown)
                : Optional.empty();
    }

    private static boolean isText(String path) {
        return path.length() > 1 && SourceKind.of(new Key(path.substring(1))) == SourceKind.TEXT;
    }

    /// A file that its author has written without the slash at the start, without the extension,
    /// in another folder, or with a slip.
    Optional<String> near(String path, Reference reference) {
        return Stream.concat(
                        Stream.of(path),
                        Address.of(reference.destination(), SitePath.HOME, site.url())
                                .map(Address::path)
                                .stream())
                .flatMap(candidate -> Stream.of(candidate, candidate + HTML))
                .flatMap(candidate -> site.find(candidate).stream())
                .findFirst()
                .or(() -> named.getOrDefault(name(path), Optional.empty()))
                .map(Hints::shown)
                .or(() -> spelled(path));
    }

    /// A page for a page, and anything else for anything else, in the same folder.
    private Optional<String> spelled(String path) {
        return once(
                path,
                () -> {
                    String name = name(path);
                    String folder = path.substring(0, path.length() - name.length());
                    Map<String, String> names = names(folder, name);
                    return Spelling.nearest(stem(name), names.keySet())
                            .map(stem -> folder + names.get(stem));
                });
    }

    /// An id of a page that is nearly this.
    Optional<String> near(String id, SitePath page, Set<String> ids) {
        return once(page + "#" + id, () -> Spelling.nearest(id, ids));
    }

    private Optional<String> once(String reference, Supplier<Optional<String>> look) {
        return near.size() < MOST_LOOKS || near.containsKey(reference)
                ? near.computeIfAbsent(reference, it -> look.get())
                : Optional.empty();
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
        String name = name(path);
        return name.endsWith(HTML) || name.indexOf('.') < 0;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
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
