package blog.monochromatic.catalog;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Part;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a manifest knows of a segment without reading it.
///
/// The instants are bounds: of all posts but drafts, as written, local times read as UTC, so that
/// they hold in any zone. The true instants lie within [#SLACK] of them.
///
/// @param oldest null where no post has a date
/// @param newest null where `oldest` is
/// @param settled from when on nothing of the segment comes or goes by itself; null for always
/// @param folders for each folder and tag how many posts of the segment its list holds: of those
///     that readers may see
/// @param names of the tags that are not spelled like their slugs: of several spellings the least
/// @param parts of sitemap and search that texts of the segment are in
/// @param claims the keys of sources that show where a file may be generated; for any other such
///     path it is known without reading the segment that no source has it
public record Statistics(
        @Nullable Instant oldest,
        @Nullable Instant newest,
        @Nullable Instant settled,
        SortedMap<Folder, Integer> folders,
        SortedMap<Folder, String> names,
        SortedSet<Part> parts,
        SortedSet<Key> claims) {
    /// No zone is further from UTC ([ZoneOffset#MAX]).
    static final Duration SLACK = Duration.ofHours(18);

    public Statistics {
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
        claims = Collections.unmodifiableSortedSet(new TreeSet<>(claims));
    }

    static Statistics of(Collection<Entry> entries, Instant now, ZoneId zone) {
        Instant oldest = null;
        Instant newest = null;
        Instant settled = null;
        var folders = new TreeMap<Folder, Integer>();
        var names = new TreeMap<Folder, String>();
        var parts = new TreeSet<Part>();
        var claims = new TreeSet<Key>();
        for (Entry entry : entries) {
            Entry.Facts facts = entry.facts();
            settled =
                    Stream.concat(Stream.ofNullable(settled), entry.turns(ZoneOffset.UTC))
                            .max(Comparator.naturalOrder())
                            .orElse(null);
            if (facts != null && facts.date() != null && !facts.visibility().draft()) {
                Instant date = facts.date().at(ZoneOffset.UTC);
                oldest = oldest == null || date.isBefore(oldest) ? date : oldest;
                newest = newest == null || date.isAfter(newest) ? date : newest;
            }
            if (entry.path().mayBeGenerated()) {
                claims.add(entry.key());
            }
            if (facts != null && entry.isListed(now, zone)) {
                entry.lists().forEach(folder -> folders.merge(folder, 1, Integer::sum));
                facts.tags().stream()
                        .filter(tag -> !tag.name().equals(tag.slug()))
                        .forEach(tag -> names.merge(tag.folder(), tag.name(), Statistics::least));
            }
            if (facts != null && entry.isFindable(now, zone)) {
                parts.add(Part.of(facts.date()));
            }
        }
        return new Statistics(oldest, newest, settled, folders, names, parts, claims);
    }

    static String least(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// How many visible posts the folder's list has from this segment.
    int count(Folder folder) {
        return folders.getOrDefault(folder, 0);
    }

    /// How many visible posts there are.
    int count() {
        return folders.entrySet().stream()
                .filter(folder -> folder.getKey().parent().equals(Folder.ROOT))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /// Whether something of the segment may come or go after an instant, in some zone: so whether
    /// other things may be visible at a later instant, or with another zone.
    public boolean mayTurnAfter(Instant instant) {
        return settled != null && settled.plus(SLACK).isAfter(instant);
    }

    /// No visible post is due before this.
    Instant earliest() {
        return oldest == null ? Instant.MAX : oldest.minus(SLACK);
    }

    /// No visible post is due after this.
    Instant latest() {
        return newest == null ? Instant.MIN : newest.plus(SLACK);
    }
}
