package blog.monochromatic.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.Visibility;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

class CatalogUpdateTest {
    private static final Instant NOW = Instant.parse("2020-01-10T12:00:00Z");
    private static final Settings SETTINGS = Settings.defaults("https://blog.example");

    private final Store store = new Store(SETTINGS);

    /// Where the updates of a test go one after the other.
    private static final class Store implements CatalogObjects {
        private final Map<String, Segment> segments = new HashMap<>();
        private Manifest manifest;
        private Settings settings;
        private int names;

        Store(Settings settings) {
            this.settings = settings;
            this.manifest = Manifest.none(settings);
        }

        Catalog catalog() {
            return new Catalog(manifest, this);
        }

        CatalogUpdate update(Map<Key, Optional<Entry>> changes, Instant now) {
            CatalogUpdate update =
                    CatalogUpdate.of(
                            catalog(),
                            changes,
                            settings,
                            now,
                            Sizes.DEFAULT.segment(),
                            () -> "s" + names++);
            segments.putAll(update.segments());
            manifest = update.manifest();
            return update;
        }

        CatalogUpdate add(Entry entry) {
            return update(Map.of(entry.key(), Optional.of(entry)), NOW);
        }

        CatalogUpdate add(int from, int to) {
            return update(posts(from, to), NOW);
        }

        CatalogUpdate remove(int from, int to) {
            var changes = posts(from, to);
            changes.replaceAll((key, entry) -> Optional.empty());
            return update(changes, NOW);
        }

        List<Integer> sizes() {
            return manifest.segments().stream().map(SegmentRef::count).toList();
        }

        List<Long> looks() {
            return manifest.segments().stream().map(SegmentRef::look).toList();
        }

        @Override
        public Segment segment(String name) {
            Segment segment = segments.get(name);
            if (segment == null) {
                throw new MissingObjectException(name);
            }
            return segment;
        }

        @Override
        public byte[] text(String name) {
            throw new MissingObjectException(name);
        }
    }

    private static Map<Key, Optional<Entry>> posts(int from, int to) {
        var changes = new TreeMap<Key, Optional<Entry>>();
        IntStream.range(from, to)
                .mapToObj(i -> post("post-%05d.txt".formatted(i), "2019-01-01T00:00"))
                .forEach(post -> changes.put(post.key(), Optional.of(post)));
        return changes;
    }

    private static Entry post(String key, String date) {
        return Entry.text(
                new Key(key),
                new ETag("e"),
                "texts/t",
                TestFacts.of(
                        "T",
                        Visibility.from(new PostDate(LocalDateTime.parse(date), null)),
                        "summary"),
                List.of());
    }

    @Test
    void theFirstCommitIsTheFirstRevision() {
        store.add(0, 3);

        assertThat(store.manifest.revision()).isEqualTo(1);
        assertThat(store.manifest.instant()).isEqualTo(NOW);
        assertThat(store.manifest.look().number()).isEqualTo(1);
        assertThat(store.catalog().entries(store.manifest.segments()))
                .extracting(entry -> entry.key().value())
                .containsExactly("post-00000.txt", "post-00001.txt", "post-00002.txt");
    }

    @Test
    void aSegmentHoldsNoMoreThan512() {
        store.add(0, 512);
        assertThat(store.sizes()).containsExactly(512);

        store.add(512, 1600);
        assertThat(store.sizes()).containsExactly(512, 512, 512, 64);
    }

    @Test
    void atTheEndItsPartStaysFull() {
        store.add(0, 1024);

        CatalogUpdate update = store.add(1024, 1025);

        assertThat(store.sizes()).containsExactly(512, 512, 1);
        assertThat(update.segments()).hasSize(2);
    }

    @Test
    void elsewhereItIsSplitEvenly() {
        store.add(0, 1024);

        CatalogUpdate update = store.add(post("post-00000a.txt", "2019-01-01T00:00"));

        assertThat(store.sizes()).containsExactly(256, 257, 512);
        assertThat(update.segments()).as("the others are left alone").hasSize(2);
    }

    @Test
    void aKeyBeforeAllOthersGoesIntoTheFirst() {
        store.add(0, 600);

        store.add(post("0.txt", "2019-01-01T00:00"));

        assertThat(store.sizes()).containsExactly(256, 257, 88);
        assertThat(store.manifest.segments().getFirst().first()).isEqualTo(new Key("0.txt"));
    }

    @Test
    void oneWithFewEntriesLeftJoinsANeighbourThatHasRoom() {
        store.add(0, 712);
        assertThat(store.sizes()).containsExactly(512, 200);

        store.remove(100, 512);

        assertThat(store.sizes()).containsExactly(300);
    }

    @Test
    void oneWithFewEntriesLeftStaysBesideANeighbourWithoutRoom() {
        store.add(0, 812);

        store.remove(100, 512);

        assertThat(store.sizes()).containsExactly(100, 300);
    }

    @Test
    void oneThatIsEmptyIsGone() {
        store.add(0, 1024);

        store.remove(0, 512);
        assertThat(store.sizes()).containsExactly(512);

        store.remove(512, 1024);
        assertThat(store.sizes()).isEmpty();
    }

    @Test
    void whatIsIgnoredIsNotKept() {
        store.update(
                Map.of(new Key(".git/config"), Optional.of(post("x.txt", "2019-01-01T00:00"))),
                NOW);

        assertThat(store.sizes()).isEmpty();
    }

    @Test
    void aNewLookHasTheNextNumberAndTheSegmentsKeepTheirs() {
        store.add(0, 600);
        store.settings = titled("Other");

        store.add(0, 1);

        assertThat(store.manifest.look().number()).isEqualTo(2);
        assertThat(store.looks()).as("the pages are still to be made").containsExactly(1L, 1L);
        assertThat(store.manifest.lists().look()).isEqualTo(1);
    }

    @Test
    void aLookThatComesBackIsANewOne() {
        store.add(0, 1);
        store.settings = titled("Other");
        store.update(Map.of(), NOW);
        store.settings = SETTINGS;

        store.update(Map.of(), NOW);

        assertThat(store.manifest.look().number()).isEqualTo(3);
        assertThat(store.manifest.look().settings()).isEqualTo(SETTINGS);
    }

    @Test
    void aThemeFileIsANewLookWhenItIsAcceptedAndNotWhenItIsRefused() {
        var head = new Key("head.html");
        var problem = new Problem(head, 1, "what", "advice");
        store.add(0, 1);

        store.add(Entry.refused(head, new ETag("bad"), problem, null));
        assertThat(store.manifest.look().number()).isEqualTo(1);
        assertThat(store.manifest.look().theme()).containsOnlyKeys(head);

        Entry accepted = Entry.shared(head, new ETag("good"), "texts/head", List.of());
        store.add(accepted);
        assertThat(store.manifest.look().number()).isEqualTo(2);

        store.add(Entry.refused(head, new ETag("bad"), problem, accepted));
        assertThat(store.manifest.look().number()).isEqualTo(2);
        assertThat(Optional.ofNullable(store.manifest.look().theme().get(head)).map(Entry::copy))
                .contains("texts/head");

        store.update(Map.of(head, Optional.empty()), NOW);
        assertThat(store.manifest.look().number()).isEqualTo(3);
        assertThat(Optional.ofNullable(store.manifest.look().theme().get(head)).map(Entry::copy))
                .isEmpty();
    }

    @Test
    void aNewRendererIsANewLook() {
        store.add(0, 1);
        Manifest m = store.manifest;
        store.manifest =
                new Manifest(
                        m.revision(),
                        m.instant(),
                        new Look(7, Look.RENDERER - 1, SETTINGS, new TreeMap<>()),
                        null,
                        null,
                        m.lists(),
                        m.segments(),
                        List.of());

        store.update(Map.of(), NOW);

        assertThat(store.manifest.look().number()).isEqualTo(8);
        assertThat(store.manifest.look().renderer()).isEqualTo(Look.RENDERER);
    }

    @Test
    void segmentsOfTwoLooksJoinAsOneOfTheOlder() {
        store.add(0, 712);
        store.settings = titled("Other");
        store.update(Map.of(), NOW);
        var second = new Range.Pages(new Key("post-00512.txt"), null);
        store.manifest = store.manifest.cleared(new Intent("i", NOW, 0, Set.of(), second));
        assertThat(store.looks()).containsExactly(1L, 2L);

        store.remove(100, 512);

        assertThat(store.looks()).containsExactly(1L);
    }

    @Test
    void theHomePagesTextIsNoPartOfASegment() {
        Entry home = Entry.shared(new Key("index.txt"), new ETag("h"), "texts/home", List.of());

        store.add(home);
        assertThat(store.manifest.home()).isEqualTo(home);
        assertThat(store.sizes()).isEmpty();

        store.update(Map.of(home.key(), Optional.empty()), NOW);
        assertThat(store.manifest.home()).isNull();
    }

    @Test
    void theSmallestPagesThereWereAreRemembered() {
        store.settings = listing(5);
        store.update(Map.of(), NOW);
        store.settings = listing(30);

        store.update(Map.of(), NOW);

        assertThat(store.manifest.lists().smallest()).isEqualTo(5);
    }

    @Test
    void theDefaultsThatHeldBeforeTheFirstCommitDoNotCount() {
        store.settings = listing(30);

        store.update(Map.of(), NOW);

        assertThat(store.manifest.lists().smallest()).isEqualTo(30);
    }

    @Test
    void theInstantNeverGoesBack() {
        store.update(Map.of(), NOW);

        store.update(Map.of(), NOW.minusSeconds(60));
        assertThat(store.manifest.instant()).isEqualTo(NOW);

        store.update(Map.of(), NOW.plusSeconds(60));
        assertThat(store.manifest.instant()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void intentsStay() {
        var intent = new Intent("i", NOW, 0, Set.of(new Target.NewLook()), null);
        store.update(Map.of(), NOW);
        store.manifest = store.manifest.with(intent);

        store.add(0, 1);

        assertThat(store.manifest.intents()).containsExactly(intent);
    }

    @Test
    void whatHasFallenDueIsCountedThoughItsSegmentIsNot() {
        store.add(post("2020/a.txt", "2020-01-10T13:00"));
        assertThat(store.catalog().count(new Folder("2020/"))).isZero();

        CatalogUpdate update = store.update(Map.of(), NOW.plus(Duration.ofHours(1)));

        assertThat(store.catalog().count(new Folder("2020/"))).isEqualTo(1);
        assertThat(update.segments()).isEmpty();
    }

    @Test
    void anotherZoneMakesAnotherHourDue() {
        store.add(post("2020/a.txt", "2020-01-10T13:00"));
        store.settings = in("Europe/Berlin");

        store.update(Map.of(), NOW);

        assertThat(store.catalog().count(new Folder("2020/"))).isEqualTo(1);
    }

    /// Whatever is done, the segments hold what a map would, and their lines say what is true of
    /// them.
    @Test
    void aCatalogIsAMapWhoseSegmentsKnowWhatTheyHold() {
        for (int seed = 0; seed < 15; seed++) {
            var random = new Random(seed);
            var blog = new Store(SETTINGS);
            var model = new TreeMap<Key, Entry>();
            Instant now = NOW;
            for (int step = 0; step < 25; step++) {
                now = now.plus(Duration.ofHours(random.nextInt(30) - 3));
                if (random.nextInt(5) == 0) {
                    blog.settings =
                            in(
                                    List.of("Pacific/Kiritimati", "America/Adak", "UTC")
                                            .get(random.nextInt(3)));
                }
                Map<Key, Optional<Entry>> changes = changes(random);
                blog.update(changes, now);
                changes.forEach(
                        (key, entry) -> {
                            model.remove(key);
                            entry.ifPresent(one -> model.put(key, one));
                        });

                check(blog, model, "seed %d, step %d".formatted(seed, step));
            }
        }
    }

    private static void check(Store blog, NavigableMap<Key, Entry> model, String when) {
        Catalog catalog = blog.catalog();
        Manifest manifest = blog.manifest;
        assertThat(catalog.entriesAfter(null)).as(when).containsExactlyElementsOf(model.values());
        for (SegmentRef ref : manifest.segments()) {
            List<Entry> entries = blog.segment(ref.name()).entries();
            assertThat(ref.first()).as(when).isEqualTo(entries.getFirst().key());
            assertThat(ref.count())
                    .as(when)
                    .isEqualTo(entries.size())
                    .isBetween(1, Sizes.DEFAULT.segment());
            assertThat(ref.statistics())
                    .as("%s, segment from %s", when, ref.first())
                    .isEqualTo(
                            Statistics.of(
                                    entries,
                                    manifest.instant(),
                                    manifest.look().settings().timezone()));
        }
        model.values().stream()
                .filter(entry -> entry.key().value().hashCode() % 50 == 0)
                .forEach(entry -> assertThat(catalog.find(entry.key())).as(when).contains(entry));
        if (!model.isEmpty()) {
            Key middle = List.copyOf(model.keySet()).get(model.size() / 2);
            assertThat(catalog.entriesAfter(middle))
                    .as(when)
                    .containsExactlyElementsOf(model.tailMap(middle, false).values());
        }
    }

    /// A run of keys that come, or go.
    private static Map<Key, Optional<Entry>> changes(Random random) {
        var changes = new TreeMap<Key, Optional<Entry>>();
        boolean removes = random.nextInt(3) == 0;
        int from = random.nextInt(1200);
        int length = random.nextInt(4) == 0 ? random.nextInt(600) : random.nextInt(4);
        for (int i = from; i < from + length; i++) {
            String folder = List.of("a/", "b/c/", "", "🎈/", "\uFFFD/").get(i % 5);
            var key =
                    new Key(i % 97 == 0 ? folder + "index.txt" : folder + "p%04d.txt".formatted(i));
            if (i % 97 == 0 && folder.isEmpty()) {
                continue;
            }
            changes.put(key, removes ? Optional.empty() : Optional.of(entry(key, random)));
        }
        return changes;
    }

    private static Entry entry(Key key, Random random) {
        LocalDateTime local =
                LocalDateTime.ofInstant(NOW, ZoneOffset.UTC).plusHours(random.nextInt(400) - 200);
        @Nullable PostDate date =
                random.nextInt(8) == 0
                        ? null
                        : new PostDate(
                                local,
                                random.nextInt(5) == 0
                                        ? ZoneOffset.ofHours(random.nextInt(37) - 18)
                                        : null);
        PostDate expires =
                random.nextInt(5) == 0
                        ? PostDate.of(LocalDate.of(2020, 1, 8).plusDays(random.nextInt(5)))
                        : null;
        return Entry.text(
                key,
                new ETag("e" + random.nextInt()),
                "texts/t",
                TestFacts.of(
                        "T",
                        new Visibility(
                                random.nextInt(6) == 0, random.nextInt(6) == 0, date, expires),
                        ""),
                List.of());
    }

    private static Settings titled(String title) {
        return settings(title, "UTC", 20);
    }

    private static Settings listing(int size) {
        return settings("T", "UTC", size);
    }

    private static Settings in(String zone) {
        return settings("T", zone, 20);
    }

    private static Settings settings(String title, String zone, int list) {
        return new Settings(
                title, "", "", "", "", "en", ZoneId.of(zone), List.of(), true, "", 10, list, 20);
    }
}
