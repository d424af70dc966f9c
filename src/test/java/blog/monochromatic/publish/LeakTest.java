package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.MemoryBucket;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/// What is hidden appears in no byte of the site, through any sequence of becoming hidden and
/// visible.
///
/// Everything that an author can write about a post holds a word of its own: its title, its body,
/// its first paragraph, its tag, its teaser in `index.txt`, its name, its folder. After each file
/// that is put, and in all files after each publish, a word is only where readers may see what it
/// is of; and what they may see is there. `-Dseed=…` runs one seed.
class LeakTest {
    private static final int SEEDS = 100;
    private static final int STEPS = 60;

    @Test
    void whatIsHiddenAppearsNowhereAndWhatIsVisibleDoes() {
        Long only = Long.getLong("seed");
        for (long seed = 0; seed < SEEDS; seed++) {
            long one = only == null ? seed : only;
            try {
                new Blogger(new Random(one)).work();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dseed=%d: %s".formatted(one, e.getMessage()), e);
            }
        }
    }

    /// Where readers find a text.
    private enum Seen {
        NOWHERE,
        ON_ITS_OWN_PAGE,
        /// And where pages without a date are found: in the search and the sitemap.
        AMONG_PAGES,
        EVERYWHERE
    }

    /// A way to show a text or to hide it.
    ///
    /// @param front what the text's front matter says for it
    /// @param seen where it then is found at an instant, on a site in a zone
    private record Way(String front, BiFunction<Instant, ZoneId, Seen> seen) {}

    /// A version of a text, with words that nothing else holds.
    private record Text(Way way, String title, String tag, String paragraph, String body) {
        List<String> words() {
            return List.of(title, tag, paragraph, body);
        }

        String source() {
            return "---\n%s\ntags: %s\n---\n# The %s\n\nFirst %s.\n\nThen %s.\n"
                    .formatted(way.front(), tag, title, paragraph, body);
        }
    }

    /// A version of `index.txt`.
    ///
    /// @param teasers a word for each key that has one
    private record Home(ZoneId zone, int list, Map<String, String> teasers) {
        String source() {
            var source =
                    new StringBuilder(
                            "---\ntimezone: %s\nlist: %d\nhome: 3\nfeed: 4\n---\nHello.\n"
                                    .formatted(zone, list));
            teasers.forEach(
                    (key, word) ->
                            source.append(
                                    "\n# [Read](%s)\n\nA %s.\n"
                                            .formatted(SitePath.of(new Key(key)).encoded(), word)));
            return source.toString();
        }
    }

    /// An author, and what the publisher has been told of.
    private static final class Blogger {
        private static final int POSTS = 9;

        /// A word, as [#word] makes them.
        private static final Pattern WORD = Pattern.compile("x\\d{6}x");

        private static final DateTimeFormatter LOCAL =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

        private static final List<ZoneId> ZONES =
                List.of(ZoneOffset.UTC, ZoneId.of("Pacific/Kiritimati"), ZoneId.of("America/Adak"));

        private final Random random;
        private final MemoryBucket files = new MemoryBucket("site");
        private final TestBlog blog =
                TestBlog.in(
                        new MemoryBucket("posts"),
                        new MemoryBucket("catalog"),
                        new FaultyBucket(files, new CheckAfterPut()));
        private final List<String> keys = new ArrayList<>();

        /// Of each word in the name of a source or a folder: the keys that have it.
        private final Map<String, List<String>> named = new HashMap<>();

        /// The texts that the publisher has accepted.
        private final Map<String, Text> known = new TreeMap<>();

        private final Map<String, @Nullable Text> unpublished = new TreeMap<>();
        private final Set<String> refused = new TreeSet<>();
        private Home home = new Home(ZoneOffset.UTC, 20, Map.of());
        private @Nullable Home unpublishedHome;
        private int words;

        Blogger(Random random) {
            this.random = random;
            for (int i = 0; i < POSTS; i++) {
                keys.add(key(i));
            }
        }

        private String word() {
            return "x%06dx".formatted(words++);
        }

        /// Some lie in dated folders, some in others, some alone, some at the root.
        private String key(int number) {
            String slug = word();
            String folder =
                    switch (number % 5) {
                        case 0 -> "2016/03/";
                        case 1 -> "notes/";
                        case 2 -> "";
                        default -> "deep/" + word() + "/";
                    };
            String key = folder + slug + (number % 2 == 0 ? ".txt" : ".md");
            WORD.matcher(key)
                    .results()
                    .forEach(
                            found ->
                                    named.computeIfAbsent(found.group(), w -> new ArrayList<>())
                                            .add(key));
            return key;
        }

        /// The ways to show and to hide. One that `Entry.isVisible` learns is added here, and
        /// nowhere else.
        private Way way(String key) {
            boolean dated = key.startsWith("2016/");
            LocalDateTime soon =
                    LocalDateTime.ofInstant(blog.now, ZoneOffset.UTC)
                            .plusMinutes(random.nextInt(72 * 60))
                            .truncatedTo(ChronoUnit.MINUTES);
            return switch (random.nextInt(9)) {
                case 0 -> new Way("draft: true", (now, zone) -> Seen.NOWHERE);
                case 1 -> new Way("draft: true\ndate: 2017-04-05", (now, zone) -> Seen.NOWHERE);
                case 2, 3 ->
                        new Way(
                                "date: " + LOCAL.format(soon),
                                (now, zone) ->
                                        soon.atZone(zone).toInstant().isAfter(now)
                                                ? Seen.NOWHERE
                                                : Seen.EVERYWHERE);
                case 4 ->
                        new Way(
                                "unlisted: true\ndate: 2017-04-05",
                                (now, zone) -> Seen.ON_ITS_OWN_PAGE);
                case 5, 6 ->
                        new Way(
                                "date: 2017-04-05\nexpires: " + LOCAL.format(soon),
                                (now, zone) ->
                                        soon.atZone(zone).toInstant().isAfter(now)
                                                ? Seen.EVERYWHERE
                                                : Seen.NOWHERE);
                case 7 ->
                        new Way(
                                "date: 201%d-04-05".formatted(random.nextInt(10)),
                                (now, zone) -> Seen.EVERYWHERE);
                default ->
                        new Way(
                                "draft: false",
                                (now, zone) -> dated ? Seen.EVERYWHERE : Seen.AMONG_PAGES);
            };
        }

        void work() {
            blog.publish();
            for (int step = 0; step < STEPS; step++) {
                act();
                if (random.nextInt(3) == 0) {
                    blog.wait(Duration.ofMinutes(random.nextInt(20 * 60)));
                }
                if (random.nextInt(2) == 0) {
                    publish();
                }
            }
        }

        private void act() {
            String key = keys.get(random.nextInt(keys.size()));
            switch (random.nextInt(10)) {
                case 0 -> {
                    unpublishedHome = home();
                    blog.upload("index.txt", unpublishedHome.source());
                }
                case 1 -> {
                    blog.remove(key);
                    refused.remove(key);
                    unpublished.put(key, null);
                }
                case 2 -> {
                    // Refused: what the publisher knew of it stays.
                    blog.upload(
                            key,
                            "---\ndate: 2016-02-30\n---\n# A %s\n\nB %s.\n"
                                    .formatted(word(), word()));
                    unpublished.remove(key);
                    refused.add(key);
                }
                default -> {
                    var text = new Text(way(key), word(), word(), word(), word());
                    blog.upload(key, text.source());
                    refused.remove(key);
                    unpublished.put(key, text);
                }
            }
        }

        private Home home() {
            var teasers = new TreeMap<String, String>();
            for (String key : keys) {
                if (random.nextBoolean()) {
                    teasers.put(key, word());
                }
            }
            return new Home(
                    ZONES.get(random.nextInt(ZONES.size())), 1 + random.nextInt(3), teasers);
        }

        /// Publishes some of what is new, and checks the whole site.
        private void publish() {
            var hints = new TreeSet<Key>();
            refused.forEach(key -> hints.add(new Key(key)));
            refused.clear();
            for (String key : List.copyOf(unpublished.keySet())) {
                if (random.nextInt(4) > 0) {
                    hints.add(new Key(key));
                    Text text = unpublished.remove(key);
                    if (text == null) {
                        known.remove(key);
                    } else {
                        known.put(key, text);
                    }
                }
            }
            if (unpublishedHome != null && random.nextBoolean()) {
                hints.add(new Key("index.txt"));
                home = unpublishedHome;
                unpublishedHome = null;
            }
            blog.publish(hints);
            Map<String, String> site = blog.files();
            site.forEach(this::check);
            known.keySet().forEach(key -> checkIsThere(key, site));
        }

        private Seen seen(String key) {
            Text text = known.get(key);
            return text == null ? Seen.NOWHERE : text.way().seen().apply(blog.now, home.zone());
        }

        /// Whether a file may hold what is of a source.
        private boolean mayHold(String file, String key) {
            return switch (seen(key)) {
                case NOWHERE -> false;
                case ON_ITS_OWN_PAGE -> isPageOf(file, key);
                case AMONG_PAGES ->
                        isPageOf(file, key)
                                || file.equals(Part.PAGES.search().objectKey())
                                || file.equals(Part.PAGES.sitemap().objectKey());
                case EVERYWHERE -> true;
            };
        }

        private static boolean isPageOf(String file, String key) {
            return file.equals(SitePath.of(new Key(key)).objectKey());
        }

        private void check(String file, String content) {
            var allowed = new TreeSet<String>();
            for (String key : keys) {
                if (mayHold(file, key)) {
                    allowed.addAll(requireNonNull(known.get(key)).words());
                    WORD.matcher(key).results().forEach(word -> allowed.add(word.group()));
                    String teaser = home.teasers().get(key);
                    if (teaser != null) {
                        allowed.add(teaser);
                    }
                }
            }
            assertThat(WORD.matcher(file + "\n" + content).results().map(word -> word.group()))
                    .as(file + " at " + blog.now)
                    .isSubsetOf(allowed);
        }

        private void checkIsThere(String key, Map<String, String> site) {
            Text text = requireNonNull(known.get(key));
            Key source = new Key(key);
            if (seen(key) == Seen.NOWHERE) {
                return;
            }
            String page = SitePath.of(source).objectKey();
            assertThat(site.get(page)).as(page).contains(text.words());
            if (seen(key) == Seen.AMONG_PAGES) {
                assertThat(site.get(Part.PAGES.search().objectKey()))
                        .contains(text.title(), text.tag());
            }
            if (seen(key) == Seen.EVERYWHERE) {
                assertThat(site.get("tags/" + text.tag() + "/index.html")).contains(text.title());
                assertThat(site.get("tags/" + text.tag() + "/feed.json")).contains(text.body());
                assertThat(site.get("tags/index.html")).contains(text.tag());
            }
            if (seen(key) == Seen.EVERYWHERE && !source.folder().equals(Folder.ROOT)) {
                String summary = home.teasers().getOrDefault(key, text.paragraph());
                String folder = source.folder().value();
                assertThat(site.entrySet())
                        .anySatisfy(
                                file -> {
                                    assertThat(file.getKey())
                                            .startsWith(folder)
                                            .endsWith("index.html");
                                    assertThat(file.getValue())
                                            .contains(text.title(), summary, source.stem());
                                });
            }
        }

        /// Looks at each file as soon as it is put.
        private final class CheckAfterPut implements FaultyBucket.Fault {
            @Override
            public void after(String operation, String key) {
                if (operation.equals("put")) {
                    check(key, new String(files.get(key).orElseThrow().body(), UTF_8));
                }
            }
        }
    }
}
