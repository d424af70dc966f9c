package blog.monochromatic.catalog;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A manifest together with what it names.
public record Catalog(Manifest manifest, CatalogObjects objects) {
    public Look look() {
        return manifest.look();
    }

    /// What is known of a source; empty where there is none.
    public Optional<Entry> find(Key key) {
        return switch (SourceKind.of(key)) {
            case HOME -> Optional.ofNullable(manifest.home());
            case THEME -> Optional.ofNullable(look().theme().get(key));
            case TEXT, ASSET -> indexed(key);
            case IGNORED -> Optional.empty();
        };
    }

    private Optional<Entry> indexed(Key key) {
        int index = manifest.covering(key);
        if (index < 0) {
            return Optional.empty();
        }
        SegmentRef ref = manifest.segments().get(index);
        boolean isKnownToBeAbsent =
                SitePath.of(key).mayBeGenerated() && !ref.statistics().claims().contains(key);
        return isKnownToBeAbsent ? Optional.empty() : objects.segment(ref.name()).find(key);
    }

    public boolean isVisible(Entry entry) {
        return entry.isVisible(manifest.instant(), zone());
    }

    public boolean isMeantForReaders(Entry entry) {
        return entry.isMeantForReaders(manifest.instant(), zone());
    }

    public boolean isListed(Entry entry) {
        return entry.isListed(manifest.instant(), zone());
    }

    /// The visible posts, in the order of their dates.
    public Timeline timeline() {
        return new Timeline(this);
    }

    /// The entries of some segments, in the order of their keys.
    public Stream<Entry> entries(Collection<SegmentRef> segments) {
        return segments.stream().flatMap(ref -> objects.segment(ref.name()).entries().stream());
    }

    /// All entries but those of `index.txt` and the theme, in the order of their keys, read segment
    /// by segment.
    ///
    /// @param after where to begin; null at the beginning
    public Stream<Entry> entriesAfter(@Nullable Key after) {
        List<SegmentRef> segments = manifest.segments();
        if (after == null) {
            return entries(segments);
        }
        int first = Math.max(0, manifest.covering(after));
        return entries(segments.subList(first, segments.size()))
                .filter(entry -> entry.key().compareTo(after) > 0);
    }

    /// The folders that have a list, in the order of their names.
    public List<Folder> folders() {
        return manifest.segments().stream()
                .flatMap(ref -> ref.statistics().folders().keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// The folders right below one that have a list, in the order of their names.
    public SortedSet<Folder> subfolders(Folder parent) {
        return manifest.segments().stream()
                .flatMap(ref -> ref.statistics().folders().keySet().stream())
                .filter(folder -> folder.parent().equals(parent) && !folder.equals(Folder.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// How many posts the folder's list holds.
    public int count(Folder folder) {
        return manifest.segments().stream().mapToInt(ref -> ref.statistics().count(folder)).sum();
    }

    private ZoneId zone() {
        return look().settings().timezone();
    }
}
