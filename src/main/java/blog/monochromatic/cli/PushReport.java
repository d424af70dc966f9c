package blog.monochromatic.cli;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.plan.Troubles;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a push has brought, as its author reads it.
///
/// @param addresses `new https://…`, `changed …`, `gone …`; and `hidden KEY` of what no reader
///     sees at present
/// @param refused why sources are not published as they were put
record PushReport(List<String> addresses, List<Problem> refused) {
    static final PushReport NOTHING = new PushReport(List.of(), List.of());

    private static final String LINE = "%-8s %s";

    PushReport {
        addresses = List.copyOf(addresses);
        refused = List.copyOf(refused);
    }

    /// @param seen what of the plan's removals readers saw before
    /// @param arrived what of the plan the catalog has taken in
    static PushReport of(PushPlan plan, Set<Key> seen, Set<Key> arrived, Catalog catalog) {
        var addresses = new ArrayList<String>();
        var refused = new ArrayList<Problem>();
        for (PushPlan.Put put : plan.puts()) {
            if (!arrived.contains(put.key())) {
                continue;
            }
            List<Problem> problems =
                    Troubles.of(put.key(), catalog).stream()
                            .filter(problem -> !problem.isWarning())
                            .toList();
            refused.addAll(problems);
            if (problems.isEmpty()) {
                addresses.add(line(put, catalog));
            }
        }
        plan.removals().stream()
                .map(PushPlan.Removal::key)
                .filter(key -> seen.contains(key) && arrived.contains(key))
                .filter(key -> isGone(key, catalog))
                .forEach(key -> addresses.add(LINE.formatted("gone", address(key, catalog))));
        return new PushReport(addresses, refused);
    }

    private static String line(PushPlan.Put put, Catalog catalog) {
        Key key = put.key();
        String what = put.isNew() ? "new" : "changed";
        return switch (SourceKind.of(key)) {
            case THEME -> LINE.formatted(what, key + ", and with it each page");
            case REDIRECTS -> LINE.formatted(what, key);
            case HOME -> LINE.formatted(what, address(key, catalog));
            case TEXT, ASSET, IGNORED ->
                    catalog.find(key).filter(catalog::isVisible).isPresent()
                            ? LINE.formatted(what, address(key, catalog))
                            : LINE.formatted("hidden", key);
        };
    }

    private static String address(Key key, Catalog catalog) {
        SitePath path = key.equals(SourceKind.HOME_KEY) ? SitePath.HOME : SitePath.of(key);
        return catalog.look().settings().address(path);
    }

    /// Whether nothing shows at a source's address, nor leads on from it.
    private static boolean isGone(Key key, Catalog catalog) {
        SitePath path = SitePath.of(key);
        return !catalog.redirects().redirects().containsKey(path)
                && Stream.concat(
                                SourceKind.texts(path).stream(),
                                Stream.of(new Key(path.objectKey())))
                        .flatMap(other -> catalog.find(other).stream())
                        .noneMatch(catalog::isVisible);
    }
}
