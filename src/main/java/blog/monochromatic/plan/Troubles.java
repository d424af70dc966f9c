package blog.monochromatic.plan;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Why the present version of a source is not what readers see.
public final class Troubles {
    private Troubles() {}

    /// What its author is to be told; empty where all is well, or where there is no such source.
    public static List<Problem> of(Key source, Catalog catalog) {
        return catalog.find(source).map(entry -> of(entry, catalog)).orElse(List.of());
    }

    private static List<Problem> of(Entry entry, Catalog catalog) {
        Optional<Problem> problem =
                entry.problem() != null
                        ? Optional.of(entry.problem())
                        : isMeantForReaders(entry, catalog)
                                ? clash(entry, catalog)
                                : Optional.empty();
        return Stream.concat(problem.stream(), entry.warnings().stream()).toList();
    }

    private static boolean isMeantForReaders(Entry entry, Catalog catalog) {
        return entry.key().equals(SourceKind.HOME_KEY)
                || (hasPath(entry) && catalog.isMeantForReaders(entry));
    }

    /// Where a source shows, `index.txt` included.
    private static SitePath path(Key key) {
        return key.equals(SourceKind.HOME_KEY) ? SitePath.HOME : SitePath.of(key);
    }

    private static boolean hasPath(Entry entry) {
        return switch (SourceKind.of(entry.key())) {
            case TEXT, ASSET -> true;
            case HOME, REDIRECTS, THEME, IGNORED -> false;
        };
    }

    private static Optional<Problem> clash(Entry entry, Catalog catalog) {
        SitePath path = path(entry.key());
        return Owner.source(path, catalog)
                .map(Entry::key)
                .filter(owner -> !owner.equals(entry.key()))
                .map(
                        owner ->
                                new Problem(
                                        entry.key(),
                                        0,
                                        path + " shows " + owner,
                                        "give one of the two another name"));
    }

    /// The notices that a change brings: of the sources that changed, and of those with the same
    /// path, the ones whose troubles are others than before, or those of another version.
    public static Set<Target> notices(Collection<Key> changed, Catalog before, Catalog after) {
        var concerned = new TreeSet<Key>();
        for (Key key : changed) {
            concerned.add(key);
            SitePath path = path(key);
            concerned.addAll(SourceKind.texts(path));
            concerned.add(new Key(path.objectKey()));
        }
        var notices = new LinkedHashSet<Target>();
        for (Key key : concerned) {
            List<Problem> problems = of(key, after);
            boolean isOfAnotherVersion =
                    !problems.isEmpty() && !version(key, before).equals(version(key, after));
            if (isOfAnotherVersion || !of(key, before).equals(problems)) {
                notices.add(new Target.Notice(key));
            }
        }
        return notices;
    }

    private static Optional<ETag> version(Key key, Catalog catalog) {
        return catalog.find(key).map(Entry::etag);
    }
}
