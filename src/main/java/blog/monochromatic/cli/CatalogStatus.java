package blog.monochromatic.cli;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Intent;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.plan.Troubles;
import blog.monochromatic.site.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What an operator wants to know of a catalog.
///
/// @param intents that are being made, or wait for somebody to take them over
/// @param parked that could not be made again and again
/// @param outdated how many ranges have still an old look
/// @param due when the next text comes or goes by itself; null where none does
/// @param scheduled how many do
/// @param refused of each source that is not published as it is, in the order of their keys
record CatalogStatus(
        List<Intent> intents,
        List<Intent> parked,
        int outdated,
        @Nullable Instant due,
        int scheduled,
        List<Problem> refused) {
    CatalogStatus {
        intents = List.copyOf(intents);
        parked = List.copyOf(parked);
        refused = List.copyOf(refused);
    }

    /// Reads all segments, one after the other.
    static CatalogStatus of(Catalog catalog) {
        Manifest manifest = catalog.manifest();
        ZoneId zone = catalog.look().settings().timezone();
        var refused = new ArrayList<Problem>();
        Instant due = null;
        int scheduled = 0;
        for (Entry entry : (Iterable<Entry>) entries(catalog)::iterator) {
            Troubles.of(entry.key(), catalog).stream()
                    .filter(problem -> !problem.isWarning())
                    .forEach(refused::add);
            Entry.Facts facts = entry.facts();
            Instant next = facts == null ? null : next(facts, manifest.instant(), zone);
            if (next != null) {
                scheduled++;
                due = due == null || next.isBefore(due) ? next : due;
            }
        }
        return new CatalogStatus(
                manifest.intents().stream().filter(intent -> !intent.isParked()).toList(),
                manifest.intents().stream().filter(Intent::isParked).toList(),
                manifest.outdated().size(),
                due,
                scheduled,
                refused);
    }

    private static Stream<Entry> entries(Catalog catalog) {
        Manifest manifest = catalog.manifest();
        return Stream.concat(
                Stream.concat(
                        Stream.of(manifest.home(), manifest.redirects()).filter(Objects::nonNull),
                        catalog.look().theme().values().stream()),
                catalog.entriesAfter(null));
    }

    private static @Nullable Instant next(Entry.Facts facts, Instant after, ZoneId zone) {
        return facts.visibility()
                .turns(zone)
                .filter(turn -> turn.isAfter(after))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
