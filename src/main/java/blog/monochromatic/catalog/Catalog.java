package blog.monochromatic.catalog;

import blog.monochromatic.post.Redirects;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A manifest together with what it names. Safe for use by several threads.
public final class Catalog {
    private final Manifest manifest;
    private final CatalogObjects objects;
    // Found when they are first asked for.
    private volatile @Nullable Redirects redirects;
    private volatile @Nullable Timeline timeline;
    private volatile @Nullable Totals totals;

    public Catalog(Manifest manifest, CatalogObjects objects) {
        this.manifest = manifest;
        this.objects = objects;
    }

    public Manifest manifest() {
        return manifest;
    }

    public CatalogObjects objects() {
        return objects;
    }

    public Look look() {
        return manifest.look();
    }

    /// What is known of a source; empty where there is none.
    public Optional<Entry> find(Key key) {
        return switch (SourceKind.of(key)) {
            case HOME -> Optional.ofNullable(manifest.home());
            case REDIRECTS -> Optional.ofNullable(manifest.redirects());
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

    public boolean isFindable(Entry entry) {
        return entry.isFindable(manifest.instant(), zone());
    }

    /// The texts in other languages that say the same as one, in the order of their keys: of those
    /// that readers may see and be led to.
    public List<Entry> translations(Key text) {
        String name = text.untranslated();
        return entriesAfter(new Key(name))
                .takeWhile(other -> other.key().value().startsWith(name))
                .filter(other -> other.key().untranslated().equals(name))
                .filter(other -> isFindable(other) && !other.key().equals(text))
                .toList();
    }

    /// The language that a text is in.
    public String language(Entry entry) {
        Entry.Facts facts = entry.facts();
        return facts == null || facts.language().isEmpty()
                ? look().settings().language()
                : facts.language();
    }

    /// The redirects, also those of which a source has the path.
    public Redirects redirects() {
        Redirects known = redirects;
        if (known == null) {
            known = new AcceptedTexts(objects).redirects(manifest.redirects());
            redirects = known;
        }
        return known;
    }

    /// The visible posts, in the order of their dates.
    public Timeline timeline() {
        Timeline known = timeline;
        if (known == null) {
            known = new Timeline(this);
            timeline = known;
        }
        return known;
    }

    /// The entries of some segments, in the order of their keys.
    public Stream<Entry> entries(Collection<SegmentRef> segments) {
        return segments.stream().flatMap(ref -> objects.segment(ref.name()).entries().stream());
    }

    /// All entries but those of `index.txt`, `_redirects` and the theme, in the order of their
    /// keys, read segment by segment.
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

    /// The folders and tags that have a list, in the order of their names.
    public SortedSet<Folder> folders() {
        return totals().folders();
    }

    /// The folders right below one that have a list, in the order of their names; below
    /// [Folder#TAGS] the tags.
    public SortedSet<Folder> subfolders(Folder parent) {
        return folders().stream()
                .filter(folder -> folder.parent().equals(parent) && !folder.equals(Folder.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// How many posts the list of a folder or tag holds.
    public int count(Folder folder) {
        return totals().counts().getOrDefault(folder, 0);
    }

    /// What a folder or tag is called: `2016/03`, or a tag as its authors spell it, the least of
    /// several ways.
    public String name(Folder folder) {
        String spelled = totals().names().get(folder);
        if (spelled != null) {
            return spelled;
        }
        return folder.isTag() ? folder.name() : folder.value().replaceAll("/$", "");
    }

    /// The tags, in the order of their slugs.
    public List<TagCount> tags() {
        return folders().stream()
                .filter(Folder::isTag)
                .map(tag -> new TagCount(tag, name(tag), count(tag)))
                .toList();
    }

    /// The parts that sitemap and search have.
    public SortedSet<Part> parts() {
        return totals().parts();
    }

    /// When the next text comes or goes by itself; empty where none does.
    public Optional<Instant> nextTurn() {
        List<SegmentRef> unsettled =
                manifest.segments().stream()
                        .filter(ref -> ref.statistics().mayTurnAfter(manifest.instant()))
                        .toList();
        return entries(unsettled)
                .flatMap(entry -> entry.turns(zone()))
                .filter(turn -> turn.isAfter(manifest.instant()))
                .min(Comparator.naturalOrder());
    }

    private Totals totals() {
        Totals known = totals;
        if (known == null) {
            known = Totals.of(manifest.segments().stream().map(SegmentRef::statistics).toList());
            totals = known;
        }
        return known;
    }

    private ZoneId zone() {
        return look().settings().timezone();
    }
}
