package blog.monochromatic.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.Visibility;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

class TimelineTest {
    private static final Instant NOW = Instant.parse("2020-01-10T12:00:00Z");
    private static final List<String> FOLDERS =
            List.of("", "2019/", "2019/11/", "2019/12/", "2020/01/", "notes/", "🎈/", "\uFFFD/");
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Adak");

    @Test
    void whatItSaysOfAnyCatalogIsTrueOfAllEntriesTogether() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            Settings settings = settings(ZONES.get(random.nextInt(ZONES.size())));
            TestCatalog entries = entries(random);
            int segment = random.nextInt(6) + 1;
            Catalog catalog = entries.at(NOW, settings, key -> random.nextInt(segment) == 0);

            new BruteForce(entries.entries(), catalog, "seed " + seed).check(random);
        }
    }

    private static Settings settings(String zone) {
        return new Settings(
                "T", "", "", "", "", "en", ZoneId.of(zone), List.of(), true, "", 10, 20, 20);
    }

    /// Posts of two months, some of them at the same minute, some due around now.
    private static TestCatalog entries(Random random) {
        var catalog = new TestCatalog();
        for (int i = random.nextInt(30); i > 0; i--) {
            String key = FOLDERS.get(random.nextInt(FOLDERS.size())) + "post-" + i + ".txt";
            if (random.nextInt(8) == 0) {
                catalog.asset(key.replace(".txt", ".svg"), "<svg/>");
                continue;
            }
            LocalDateTime local =
                    random.nextInt(3) == 0
                            ? LocalDateTime.ofInstant(NOW, ZoneOffset.UTC)
                                    .plusHours(random.nextInt(73) - 36)
                            : LocalDateTime.of(2019, 11, 1, 0, 0).plusDays(random.nextInt(60));
            ZoneOffset offset =
                    random.nextInt(4) == 0 ? ZoneOffset.ofHours(random.nextInt(37) - 18) : null;
            catalog.add(
                    Entry.text(
                            new Key(key),
                            new ETag("e" + i),
                            "texts/" + i,
                            TestFacts.of(
                                    "Title " + i,
                                    new Visibility(
                                            random.nextInt(6) == 0,
                                            random.nextInt(6) == 0,
                                            random.nextInt(10) == 0
                                                    ? null
                                                    : new PostDate(local, offset),
                                            null),
                                    ""),
                            List.of()));
        }
        return catalog;
    }

    /// What is true, found by looking at all entries.
    private static final class BruteForce {
        private final Timeline timeline;
        private final List<Entry> posts;
        private final String when;
        private final ZoneId zone;

        BruteForce(List<Entry> entries, Catalog catalog, String when) {
            this.timeline = catalog.timeline();
            this.when = when;
            this.zone = catalog.look().settings().timezone();
            this.posts =
                    entries.stream()
                            .filter(entry -> entry.isListed(NOW, zone))
                            .sorted(Comparator.comparing(timeline::position))
                            .toList();
        }

        void check(Random random) {
            newest();
            Stream.concat(
                            posts.stream().map(timeline::position),
                            Stream.generate(() -> anywhere(random)).limit(20))
                    .forEach(
                            position -> {
                                neighbours(position);
                                FOLDERS.forEach(folder -> rank(new Folder(folder), position));
                            });
            FOLDERS.forEach(folder -> slices(new Folder(folder)));
        }

        private static Position anywhere(Random random) {
            Instant due =
                    Instant.parse("2019-10-20T00:00:00Z").plus(random.nextInt(90), ChronoUnit.DAYS);
            return new Position(
                    due, new Key(FOLDERS.get(random.nextInt(FOLDERS.size())) + "post.txt"));
        }

        private void newest() {
            for (int most = 1; most <= posts.size() + 1; most++) {
                assertThat(timeline.newest(most))
                        .as(when)
                        .isEqualTo(posts.reversed().stream().limit(most).toList());
            }
        }

        private void neighbours(Position of) {
            Optional<Entry> older =
                    before(of).isEmpty() ? Optional.empty() : Optional.of(before(of).getLast());
            Optional<Entry> newer =
                    posts.stream()
                            .filter(post -> timeline.position(post).compareTo(of) > 0)
                            .findFirst();
            assertThat(timeline.neighbours(of))
                    .as("%s, %s", when, of)
                    .isEqualTo(new Timeline.Neighbours(older, newer));
        }

        private List<Entry> before(Position position) {
            return posts.stream()
                    .filter(post -> timeline.position(post).compareTo(position) < 0)
                    .toList();
        }

        private void rank(Folder folder, Position position) {
            assertThat(timeline.rank(folder, position))
                    .as("%s, '%s', %s", when, folder, position)
                    .isEqualTo(
                            (int)
                                    before(position).stream()
                                            .filter(post -> post.lists().contains(folder))
                                            .count());
        }

        private void slices(Folder folder) {
            List<Entry> list =
                    posts.stream().filter(post -> post.lists().contains(folder)).toList();
            for (int from = 0; from <= list.size(); from++) {
                for (int to = from; to <= list.size(); to++) {
                    assertThat(timeline.slice(folder, from, to))
                            .as("%s, '%s' from %d to %d", when, folder, from, to)
                            .isEqualTo(list.subList(from, to));
                }
            }
        }
    }

    @Test
    void whatHasNoDateHasNoPosition() {
        var catalog = new TestCatalog().text("about.txt", "# About\n");

        assertThatThrownBy(
                        () ->
                                catalog.at(NOW, settings("UTC"), key -> false)
                                        .timeline()
                                        .position(catalog.entries().getFirst()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("about.txt has no date");
    }

    /// Two years in dated folders, a month a segment, five posts each.
    @Nested
    class InABlogWithDatedFolders {
        private final TestCatalog entries = new TestCatalog();
        private final Catalog catalog;
        private final Timeline timeline;

        InABlogWithDatedFolders() {
            for (int year : List.of(2018, 2019)) {
                for (int month = 1; month <= 12; month++) {
                    for (int day = 5; day < 30; day += 5) {
                        String key = "%d/%02d/%02d/post.txt".formatted(year, month, day);
                        entries.text(key, "# %s\n".formatted(key));
                    }
                }
            }
            catalog = entries.at(NOW, settings("UTC"), key -> key.value().contains("/05/post"));
            timeline = catalog.timeline();
        }

        @Test
        void theNewestAreReadFromTheNewestSegments() {
            assertThat(catalog.manifest().segments()).hasSize(24);
            assertThat(segmentsReadFor(it -> it.newest(5))).isEqualTo(1);
            assertThat(segmentsReadFor(it -> it.newest(7))).isEqualTo(2);
        }

        @Test
        void neighboursAreReadFromThePostsOwnSegmentAndThoseBesideIt() {
            assertThat(segmentsReadFor(it -> it.neighbours(position("2018/07/15/post.txt"))))
                    .isEqualTo(1);
            assertThat(segmentsReadFor(it -> it.neighbours(position("2018/07/05/post.txt"))))
                    .isEqualTo(2);
        }

        @Test
        void aRankIsReadFromThePostsOwnSegment() {
            Position position = position("2019/07/15/post.txt");

            assertThat(timeline.rank(new Folder("2019/"), position)).isEqualTo(6 * 5 + 2);
            assertThat(segmentsReadFor(it -> it.rank(new Folder("2019/"), position))).isEqualTo(1);
        }

        @Test
        void aSliceIsReadFromTheSegmentsThatHoldIt() {
            assertThat(segmentsReadFor(it -> it.slice(new Folder("2018/"), 30, 35))).isEqualTo(1);
            assertThat(segmentsReadFor(it -> it.slice(new Folder("2018/"), 28, 36))).isEqualTo(3);
            assertThat(segmentsReadFor(it -> it.slice(new Folder("2018/03/"), 0, 5))).isEqualTo(1);
        }

        @Test
        void aSegmentIsReadOnceForSeveralQuestions() {
            Position position = position("2019/07/15/post.txt");
            timeline.neighbours(position);
            entries.reads.clear();

            timeline.neighbours(position);
            timeline.rank(new Folder("2019/"), position);

            assertThat(entries.reads).isEmpty();
        }

        private Position position(String key) {
            return timeline.position(catalog.find(new Key(key)).orElseThrow());
        }

        /// By one that has answered no other question.
        private int segmentsReadFor(Consumer<Timeline> question) {
            var timeline = new Timeline(catalog);
            entries.reads.clear();
            question.accept(timeline);
            return new HashSet<>(entries.reads).size();
        }
    }
}
