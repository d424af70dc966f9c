package blog.monochromatic.publish;

import blog.monochromatic.catalog.AcceptedTexts;
import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.page.Theme;
import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Post;
import blog.monochromatic.post.Redirects;
import blog.monochromatic.post.SourceText;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Looks at sources, and accepts them or not. What can fail for a source, its decoding, parsing and
/// rendering, is tried here, so that making its targets never does.
final class Intake {
    private final Bucket posts;
    private final CatalogStore store;
    private final AcceptedTexts texts;
    private final Workers workers;
    private final Supplier<String> names;
    private final String url;
    private final TimeLimit timeLimit;

    /// The copies that this publisher has already written, so that an attempt after a lost race
    /// writes none again.
    private final Map<String, String> copies = new ConcurrentHashMap<>();

    Intake(Bucket posts, CatalogStore store, Blog blog) {
        this.posts = posts;
        this.store = store;
        this.texts = new AcceptedTexts(store);
        this.workers = blog.workers();
        this.names = blog.names();
        this.url = blog.url();
        this.timeLimit = blog.timeLimit();
    }

    /// What was seen of some sources.
    ///
    /// @param moved the sources that are no longer what the catalog says
    /// @param changes the entries that differ from the catalog's, those with another teaser
    ///     included; empty for a source that is gone
    /// @param settings those that hold with the changes
    record Seen(Set<Key> moved, Map<Key, Optional<Entry>> changes, Settings settings) {}

    /// Looks at the present state of some sources.
    ///
    /// @param looked what an attempt that lost its race has seen of them. It holds for a source of
    ///     which no other publisher has committed anything since: whatever that one has become
    ///     meanwhile, the catalog knows nothing newer either. Whatever is seen now, is added
    Seen look(Catalog catalog, Collection<Key> keys, Map<Key, Source> looked) {
        List<Source> sources =
                workers.map(
                        keys.stream()
                                .filter(key -> SourceKind.of(key) != SourceKind.IGNORED)
                                .toList(),
                        key -> {
                            Optional<Entry> known = catalog.find(key);
                            Source earlier = looked.get(key);
                            return earlier != null && earlier.known.equals(known)
                                    ? earlier
                                    : look(key, known);
                        });
        sources.forEach(source -> looked.put(source.key, source));
        var changes = new TreeMap<Key, Optional<Entry>>();
        for (Source source : sources) {
            if (!source.entry.equals(source.known)) {
                changes.put(source.key, source.entry);
            }
        }
        var moved = new TreeSet<>(changes.keySet());
        HomeText was = texts.home(catalog.manifest().home(), url);
        HomeText is =
                changes.containsKey(SourceKind.HOME_KEY)
                        ? texts.home(changes.get(SourceKind.HOME_KEY).orElse(null), url)
                        : was;
        for (Key key : withOtherTeasers(was, is)) {
            if (!changes.containsKey(key)) {
                catalog.find(key)
                        .filter(entry -> entry.facts() != null)
                        .ifPresent(entry -> changes.put(key, Optional.of(entry)));
            }
        }
        changes.replaceAll((key, entry) -> entry.map(one -> withSummary(one, is)));
        return new Seen(moved, changes, is.settings());
    }

    /// A source as it is now, beside what the catalog knows of it.
    record Source(Key key, Optional<Entry> known, Optional<Entry> entry) {}

    private Source look(Key key, Optional<Entry> known) {
        if (SourceKind.of(key) == SourceKind.ASSET) {
            Optional<Entry> asset =
                    posts.head(key.value())
                            .map(
                                    head ->
                                            known.filter(one -> one.etag().equals(head.etag()))
                                                    .orElseGet(() -> asset(key, head)));
            return new Source(key, known, asset);
        }
        ETag etag = known.map(Entry::etag).orElse(null);
        // So much is enough to refuse what is longer.
        int most = SourceText.MOST_BYTES + 1;
        return switch (posts.getIfChanged(key.value(), etag, most)) {
            case Bucket.Fetched.Unchanged() -> new Source(key, known, known);
            case Bucket.Fetched.Absent() -> new Source(key, known, Optional.empty());
            case Bucket.Fetched.Changed(Bucket.StoredObject object) ->
                    new Source(key, known, Optional.of(accept(key, object, known.orElse(null))));
        };
    }

    private static Entry asset(Key key, Bucket.ObjectHead head) {
        return SourceKind.isNearlyText(key)
                ? Entry.refused(key, head.etag(), nearlyText(key), null)
                : Entry.asset(key, head.etag(), head.version());
    }

    private static Problem nearlyText(Key key) {
        return new Problem(
                key,
                0,
                "It looks like a text, and the names of texts end with .txt or .md",
                "rename it");
    }

    private Entry accept(Key key, Bucket.StoredObject object, @Nullable Entry known) {
        ETag etag = object.head().etag();
        byte[] body = object.body();
        try {
            Read read = timeLimit.within(() -> read(key, body), new Refusal(tooSlow(key)));
            String copy = copy(key, etag, body);
            return read.facts == null
                    ? Entry.shared(key, etag, copy, read.warnings)
                    : Entry.text(key, etag, copy, read.facts, read.warnings);
        } catch (Refusal e) {
            return Entry.refused(key, etag, e.problem(), known);
        } catch (StackOverflowError e) { // commonmark goes down into what is nested
            return Entry.refused(key, etag, nestedTooDeeply(key), known);
        }
    }

    /// What is to be known of a text.
    ///
    /// @param facts null for a text that is no post and no page
    private record Read(Entry.@Nullable Facts facts, List<Problem> warnings) {}

    /// Does all that can fail for a text.
    private Read read(Key key, byte[] body) throws Refusal {
        return switch (SourceKind.of(key)) {
            case TEXT -> {
                Post post = Post.check(key, body);
                yield new Read(Entry.Facts.of(post), post.warnings());
            }
            case THEME -> {
                Theme.check(key, body);
                yield new Read(null, List.of());
            }
            case HOME -> new Read(null, HomeText.check(body, url).warnings());
            case REDIRECTS -> {
                Redirects.parse(body);
                yield new Read(null, List.of());
            }
            case ASSET, IGNORED -> throw new IllegalArgumentException(key + " is no text");
        };
    }

    private static Problem nestedTooDeeply(Key key) {
        return new Problem(
                key, 0, "It is nested too deeply to be read", "take some of the levels away");
    }

    private static Problem tooSlow(Key key) {
        return new Problem(
                key,
                0,
                "It takes too long to read, so it is of a kind that was not foreseen",
                "simplify its longest paragraph, table, list or section, or split it");
    }

    private String copy(Key key, ETag etag, byte[] body) {
        return copies.computeIfAbsent(
                key + " " + etag,
                version -> {
                    String name = CatalogStore.copyName(key, names.get());
                    store.put(name, body);
                    return name;
                });
    }

    /// The texts of which `index.txt` has another teaser than before.
    private static Set<Key> withOtherTeasers(HomeText was, HomeText is) {
        Set<SitePath> paths = new HashSet<>(was.teasers().keySet());
        paths.addAll(is.teasers().keySet());
        paths.removeIf(path -> Objects.equals(was.teasers().get(path), is.teasers().get(path)));
        var keys = new HashSet<Key>();
        paths.forEach(path -> keys.addAll(SourceKind.texts(path)));
        return keys;
    }

    /// The entry with the summary that it has beside these teasers. One that is not new has its
    /// text read again.
    private Entry withSummary(Entry entry, HomeText home) {
        Entry.Facts facts = entry.facts();
        String copy = entry.copy();
        if (facts == null || copy == null) {
            return entry;
        }
        String teaser = home.excerpt(entry.path());
        return entry.withFacts(
                teaser.isEmpty() ? Entry.Facts.of(texts.post(entry)) : facts.withSummary(teaser));
    }
}
