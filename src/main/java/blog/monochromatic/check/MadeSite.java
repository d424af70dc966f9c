package blog.monochromatic.check;

import blog.monochromatic.post.Redirects;
import blog.monochromatic.site.SitePath;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A site as it was made.
///
/// @param url where it is served; empty where that is not known
/// @param files all that it has
/// @param html what is in one of its pages
/// @param owned the paths that sources have
/// @param absences texts that have no page at present, by the path that theirs would have
public record MadeSite(
        String url,
        NavigableSet<SitePath> files,
        Function<SitePath, String> html,
        Set<SitePath> owned,
        Map<SitePath, Absence> absences,
        Redirects redirects) {
    private static final String INDEX = "index.html";

    /// The file that a browser gets for a path: its own, or the folder's `index.html`. Empty where
    /// there is none.
    ///
    /// @param path with a leading slash, not URL-encoded
    Optional<SitePath> find(String path) {
        SitePath file = new SitePath(path.endsWith("/") ? path + INDEX : path);
        SitePath folder = new SitePath(path + "/" + INDEX);
        return files.contains(file)
                ? Optional.of(file)
                : files.contains(folder) ? Optional.of(folder) : Optional.empty();
    }
}
