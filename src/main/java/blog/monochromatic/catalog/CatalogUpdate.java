package blog.monochromatic.catalog;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.site.Visibility;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The next manifest, and the segments that it names for the first time.
///
/// Only the segments that a change falls into are written anew, and those of which something may
/// have fallen due are read again for their statistics. A segment that grew over [Sizes#segment] is
/// split evenly, but the last one so that its part stays full, since a blog grows at its end; one
/// that shrank under a quarter joins a neighbour.
///
/// @param segments by the names that the manifest gives them; not yet in the store
public record CatalogUpdate(Manifest manifest, Map<String, Segment> segments) {
    /// Applies what was seen of some sources.
    ///
    /// @param changes the entries that are new or other than before; empty for a source that is
    ///     gone
    /// @param settings those of the `index.txt` that holds with the changes, or of the deployment
    /// @param now the present; a manifest of a later instant keeps its own
    /// @param most the most entries of a segment
    /// @param names makes a new name for a segment at each call
    public static CatalogUpdate of(
            Catalog before,
            Map<Key, Optional<Entry>> changes,
            Settings settings,
            Instant now,
            int most,
            Supplier<String> names) {
        Manifest old = before.manifest();
        Entry home = old.home();
        Entry redirects = old.redirects();
        var theme = new TreeMap<>(old.look().theme());
        var others = new TreeMap<Key, Optional<Entry>>();
        for (var change : changes.entrySet()) {
            Key key = change.getKey();
            switch (SourceKind.of(key)) {
                case HOME -> home = change.getValue().orElse(null);
                case REDIRECTS -> redirects = change.getValue().orElse(null);
                case THEME -> {
                    theme.remove(key);
                    change.getValue().ifPresent(entry -> theme.put(key, entry));
                }
                case TEXT, ASSET -> others.put(key, change.getValue());
                case IGNORED -> {}
            }
        }
        others.putAll(rivalled(others, before));
        Instant instant = now.isAfter(old.instant()) ? now : old.instant();
        // Before the first commit nothing was made with any look.
        Look look =
                old.revision() == 0
                        ? new Look(1, Look.RENDERER, settings, theme)
                        : old.look().or(settings, theme);
        int smallest =
                old.revision() == 0
                        ? settings.list()
                        : Math.min(old.lists().smallest(), settings.list());
        var writer = new Writer(before, look, instant, most, names);
        List<SegmentRef> refs = writer.write(others);
        return new CatalogUpdate(
                new Manifest(
                        old.revision() + 1,
                        instant,
                        look,
                        home,
                        redirects,
                        new Manifest.Lists(old.lists().look(), smallest),
                        refs,
                        old.intents()),
                writer.written);
    }

    /// Of the texts that changed, and of those that have a path in common with one, the lesser of
    /// which has it: what the others are to know of their rival.
    private static Map<Key, Optional<Entry>> rivalled(
            Map<Key, Optional<Entry>> changes, Catalog before) {
        var others = new TreeMap<Key, Optional<Entry>>();
        for (Key key : changes.keySet()) {
            Visibility rival = null;
            for (Key text : SourceKind.texts(SitePath.of(key))) {
                Optional<Entry> known =
                        changes.containsKey(text) ? changes.get(text) : before.find(text);
                Entry.Facts facts = known.map(Entry::facts).orElse(null);
                if (facts == null) {
                    continue;
                }
                if (!Objects.equals(known.get().rival(), rival)) {
                    others.put(text, Optional.of(known.get().withRival(rival)));
                }
                rival = rival == null ? facts.visibility() : rival;
            }
        }
        return others;
    }

    /// The catalog with the new segments readable, though they are not in the store yet.
    ///
    /// @param objects those that are in the store
    public Catalog catalog(CatalogObjects objects) {
        return new Catalog(
                manifest,
                new CatalogObjects() {
                    @Override
                    public Segment segment(String name) {
                        Segment written = segments.get(name);
                        return written != null ? written : objects.segment(name);
                    }

                    @Override
                    public byte[] text(String name) {
                        return objects.text(name);
                    }
                });
    }

    /// A part of the key space on its way to becoming segments.
    ///
    /// @param kept the segment that it is as it was; null where its entries have changed
    private record Run(@Nullable SegmentRef kept, List<Entry> entries, long look) {
        int size() {
            return kept == null ? entries.size() : kept.count();
        }
    }

    private static final class Writer {
        private final Catalog before;
        private final Look look;
        private final Instant instant;
        private final ZoneId zone;
        private final int most;
        private final Supplier<String> names;
        private final Map<String, Segment> written = new LinkedHashMap<>();

        Writer(Catalog before, Look look, Instant instant, int most, Supplier<String> names) {
            this.before = before;
            this.look = look;
            this.instant = instant;
            this.zone = look.settings().timezone();
            this.most = most;
            this.names = names;
        }

        List<SegmentRef> write(Map<Key, Optional<Entry>> changes) {
            List<Run> runs = joined(changed(changes));
            var refs = new ArrayList<SegmentRef>();
            for (int i = 0; i < runs.size(); i++) {
                Run run = runs.get(i);
                if (run.kept() != null) {
                    refs.add(current(run.kept()));
                } else {
                    split(run, i == runs.size() - 1)
                            .forEach(part -> refs.add(store(part, run.look())));
                }
            }
            return refs;
        }

        private List<Run> changed(Map<Key, Optional<Entry>> changes) {
            var bySegment = new TreeMap<Integer, Map<Key, Optional<Entry>>>();
            changes.forEach(
                    (key, entry) ->
                            bySegment
                                    .computeIfAbsent(
                                            before.manifest().covering(key), i -> new TreeMap<>())
                                    .put(key, entry));
            var runs = new ArrayList<Run>();
            if (bySegment.containsKey(-1)) {
                runs.add(new Run(null, merged(List.of(), bySegment.get(-1)), look.number()));
            }
            List<SegmentRef> refs = before.manifest().segments();
            for (int i = 0; i < refs.size(); i++) {
                SegmentRef ref = refs.get(i);
                Map<Key, Optional<Entry>> its = bySegment.get(i);
                runs.add(
                        its == null
                                ? new Run(ref, List.of(), ref.look())
                                : new Run(null, merged(entries(ref), its), ref.look()));
            }
            runs.removeIf(run -> run.size() == 0);
            return runs;
        }

        private static List<Entry> merged(List<Entry> entries, Map<Key, Optional<Entry>> changes) {
            var all = new TreeMap<Key, Entry>();
            entries.forEach(entry -> all.put(entry.key(), entry));
            changes.forEach(
                    (key, entry) -> {
                        all.remove(key);
                        entry.ifPresent(present -> all.put(key, present));
                    });
            return List.copyOf(all.values());
        }

        private List<Run> joined(List<Run> runs) {
            var joined = new ArrayList<Run>();
            for (Run run : runs) {
                Run last = joined.isEmpty() ? null : joined.getLast();
                if (last != null
                        && isFewAndChanged(last, run)
                        && last.size() + run.size() <= most * 3 / 4) {
                    joined.removeLast();
                    var entries = new ArrayList<>(entries(last));
                    entries.addAll(entries(run));
                    joined.add(new Run(null, entries, Math.min(last.look(), run.look())));
                } else {
                    joined.add(run);
                }
            }
            return joined;
        }

        private boolean isFewAndChanged(Run one, Run other) {
            return (one.kept() == null && one.size() < most / 4)
                    || (other.kept() == null && other.size() < most / 4);
        }

        private List<Entry> entries(Run run) {
            return run.kept() == null ? run.entries() : entries(run.kept());
        }

        private List<Entry> entries(SegmentRef ref) {
            return before.objects().segment(ref.name()).entries();
        }

        private List<List<Entry>> split(Run run, boolean isLast) {
            int size = run.size();
            int parts = (size + most - 1) / most;
            var split = new ArrayList<List<Entry>>();
            for (int i = 0; i < parts; i++) {
                int from = isLast ? i * most : i * size / parts;
                int to = isLast ? Math.min(size, from + most) : (i + 1) * size / parts;
                split.add(run.entries().subList(from, to));
            }
            return split;
        }

        private SegmentRef store(List<Entry> entries, long madeWith) {
            String name = names.get();
            written.put(name, new Segment(entries));
            return new SegmentRef(
                    name,
                    entries.getFirst().key(),
                    entries.size(),
                    madeWith,
                    Statistics.of(entries, instant, zone));
        }

        /// A kept segment's line, with new statistics where something in it may have fallen due
        /// since, or is due at another instant in another zone.
        private SegmentRef current(SegmentRef ref) {
            boolean mayDiffer = ref.statistics().mayTurnAfter(before.manifest().instant());
            return mayDiffer ? ref.withStatistics(Statistics.of(entries(ref), instant, zone)) : ref;
        }
    }
}
