package blog.monochromatic.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.site.Visibility;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A catalog in memory, cut into segments where a test wants it. Segments and texts are named by
/// what they hold, so that what two catalogs have in common has one name.
public final class TestCatalog implements CatalogObjects {
    /// Which objects were asked for.
    public final List<String> reads = new ArrayList<>();

    private final Map<String, Segment> segments = new HashMap<>();
    private final Map<String, byte[]> texts = new HashMap<>();
    private final TreeMap<Key, Entry> entries = new TreeMap<>();
    private @Nullable Entry home;
    private @Nullable Entry redirects;
    private HomeText homeText = HomeText.none("");

    public TestCatalog add(Entry entry) {
        entries.put(entry.key(), entry);
        return this;
    }

    /// Adds a text as an intake would; call [#home] before.
    public TestCatalog text(String name, String text) {
        var key = new Key(name);
        try {
            Post post = Post.parse(key, text.getBytes(UTF_8));
            String teaser = homeText.excerpt(SitePath.of(key));
            return add(
                    Entry.text(
                            key,
                            ETag.of(text.getBytes(UTF_8)),
                            keep(text),
                            teaser.isEmpty()
                                    ? Entry.Facts.of(post)
                                    : Entry.Facts.of(post).withSummary(teaser),
                            post.warnings()));
        } catch (Refusal e) {
            throw new IllegalArgumentException(e);
        }
    }

    public TestCatalog asset(String key, String body) {
        return add(Entry.asset(new Key(key), ETag.of(body.getBytes(UTF_8)), null));
    }

    public TestCatalog remove(String name) {
        entries.remove(new Key(name));
        return this;
    }

    /// Sets the text of `index.txt`, whose settings are ignored.
    public TestCatalog home(String text) {
        try {
            homeText = HomeText.parse(text.getBytes(UTF_8), "");
        } catch (Refusal e) {
            throw new IllegalArgumentException(e);
        }
        home =
                Entry.shared(
                        SourceKind.HOME_KEY, ETag.of(text.getBytes(UTF_8)), keep(text), List.of());
        return this;
    }

    private String keep(String text) {
        String name = "texts/" + ETag.of(text.getBytes(UTF_8));
        texts.put(name, text.getBytes(UTF_8));
        return name;
    }

    /// Adds a `_redirects`.
    public TestCatalog redirects(String text) {
        redirects =
                Entry.shared(
                        SourceKind.REDIRECTS_KEY,
                        ETag.of(text.getBytes(UTF_8)),
                        keep(text),
                        List.of());
        return this;
    }

    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /// The catalog as it is committed at an instant.
    ///
    /// @param startsSegment whether a key is the first of a segment
    public Catalog at(Instant now, Settings settings, Predicate<Key> startsSegment) {
        var refs = new ArrayList<SegmentRef>();
        var run = new ArrayList<Entry>();
        for (Entry entry : entries.values()) {
            if (!run.isEmpty() && startsSegment.test(entry.key())) {
                refs.add(store(run, now, settings));
                run.clear();
            }
            run.add(entry.withRival(rival(entry)));
        }
        if (!run.isEmpty()) {
            refs.add(store(run, now, settings));
        }
        var look = new Look(1, Look.RENDERER, settings, new TreeMap<>());
        return new Catalog(
                new Manifest(
                        1,
                        now,
                        look,
                        home,
                        redirects,
                        new Manifest.Lists(1, settings.list()),
                        refs,
                        List.of()),
                this);
    }

    /// As an update finds it.
    private @Nullable Visibility rival(Entry entry) {
        return entry.facts() == null
                ? null
                : SourceKind.texts(entry.path()).stream()
                        .takeWhile(key -> !key.equals(entry.key()))
                        .flatMap(key -> Stream.ofNullable(entries.get(key)))
                        .flatMap(other -> Stream.ofNullable(other.facts()))
                        .map(Entry.Facts::visibility)
                        .findFirst()
                        .orElse(null);
    }

    private SegmentRef store(List<Entry> run, Instant now, Settings settings) {
        var segment = new Segment(run);
        String name = "segments/" + ETag.of(CatalogFormat.write(segment));
        segments.put(name, segment);
        return new SegmentRef(
                name,
                run.getFirst().key(),
                run.size(),
                1,
                Statistics.of(run, now, settings.timezone()));
    }

    @Override
    public Segment segment(String name) {
        return get(segments, name);
    }

    @Override
    public byte[] text(String name) {
        return get(texts, name);
    }

    private <T> T get(Map<String, T> objects, String name) {
        reads.add(name);
        T object = objects.get(name);
        if (object == null) {
            throw new MissingObjectException(name);
        }
        return object;
    }
}
