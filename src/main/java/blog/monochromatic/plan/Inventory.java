package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.site.CodePoints;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The files that the site has between two keys of its bucket.
///
/// @param last the key up to which these are all; null for the end
public record Inventory(SortedSet<SitePath> paths, @Nullable String last) {
    /// Lists some of the files.
    ///
    /// @param after the key after which to begin; empty for the beginning
    /// @param end the last key that is asked for; null for the end
    /// @param most the most entries to look at
    public static Inventory of(String after, @Nullable String end, Catalog catalog, int most) {
        List<Entry> entries =
                catalog.entriesAfter(after.isEmpty() ? null : new Key(after))
                        .takeWhile(entry -> !isPast(entry.key().value(), end))
                        .limit(most)
                        .toList();
        String last = entries.size() == most ? entries.getLast().key().value() : end;
        var paths = new TreeSet<SitePath>();
        entries.stream().filter(catalog::isVisible).map(Entry::path).forEach(paths::add);
        Stream.concat(beyond(last), Generated.all(catalog).stream())
                .filter(path -> isBetween(path, after, last))
                .filter(path -> !(Owner.of(path, catalog) instanceof Owner.Nobody))
                .forEach(paths::add);
        paths.removeIf(path -> !isBetween(path, after, last));
        return new Inventory(paths, last);
    }

    private static boolean isBetween(SitePath path, String after, @Nullable String last) {
        return CodePoints.compare(path.objectKey(), after) > 0 && !isPast(path.objectKey(), last);
    }

    private static boolean isPast(String key, @Nullable String last) {
        return last != null && CodePoints.compare(key, last) > 0;
    }

    /// Where texts may show whose keys come after the last one, though their paths do not: `.html`
    /// comes before `.md` and `.txt`.
    private static Stream<SitePath> beyond(@Nullable String last) {
        return last == null
                ? Stream.of()
                : IntStream.range(0, last.length())
                        .filter(i -> last.charAt(i) == '.')
                        .mapToObj(dot -> SitePath.from(last.substring(0, dot) + ".html"));
    }
}
