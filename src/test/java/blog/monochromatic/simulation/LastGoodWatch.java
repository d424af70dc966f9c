package blog.monochromatic.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import blog.monochromatic.catalog.CatalogFormat;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.site.Key;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sees from one manifest to the next that a bad version breaks nothing: one that is refused keeps
/// the copy that its source had. Where a commit has seen the source gone, there is none to keep. A
/// site does not show it, for what has no copy is left out of the clean rebuild as well.
final class LastGoodWatch {
    private static final Pattern SEGMENT = Pattern.compile("segments/[^\"]+");
    private static final String REFUSED = "\"problem\":{";

    private final Bucket catalog;
    private @Nullable String last;

    LastGoodWatch(Bucket catalog) {
        this.catalog = catalog;
        this.last = catalog.get("manifest.json").map(object -> text(object.body())).orElse(null);
    }

    /// Most commits refuse nothing, so what they name is parsed only where it may be at fault.
    void replaced(byte[] manifest) {
        String before = last;
        String after = text(manifest);
        last = after;
        if (before == null) {
            return;
        }
        if (after.contains(REFUSED)) {
            compare(() -> shared(before), shared(after));
        }
        Set<String> was = segments(before);
        Set<String> is = segments(after);
        Stream<byte[]> written =
                bodies(without(is, was)).filter(body -> text(body).contains(REFUSED));
        compare(() -> entries(bodies(without(was, is))), entries(written));
    }

    private static void compare(Supplier<Stream<Entry>> before, Stream<Entry> after) {
        Set<Key> bare =
                after.filter(entry -> entry.problem() != null && entry.copy() == null)
                        .map(Entry::key)
                        .collect(Collectors.toSet());
        if (!bare.isEmpty()) {
            before.get()
                    .filter(entry -> entry.copy() != null && bare.contains(entry.key()))
                    .forEach(
                            entry -> {
                                throw new AssertionError("The last good version is lost: " + entry);
                            });
        }
    }

    /// What the manifest itself holds: `index.txt`, `_redirects` and the theme.
    private static Stream<Entry> shared(String json) {
        Manifest manifest = CatalogFormat.readManifest(json.getBytes(ISO_8859_1));
        return Stream.of(
                        Stream.ofNullable(manifest.home()),
                        Stream.ofNullable(manifest.redirects()),
                        manifest.look().theme().values().stream())
                .flatMap(entries -> entries);
    }

    private static Set<String> segments(String manifest) {
        return SEGMENT.matcher(manifest)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        var rest = new HashSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    private Stream<byte[]> bodies(Set<String> segments) {
        return segments.stream().map(name -> catalog.get(name).orElseThrow().body());
    }

    private static Stream<Entry> entries(Stream<byte[]> segments) {
        return segments.flatMap(body -> CatalogFormat.readSegment(body).entries().stream());
    }

    private static String text(byte[] json) {
        return new String(json, ISO_8859_1);
    }
}
