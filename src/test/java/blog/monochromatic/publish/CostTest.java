package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.CatalogFormat;
import blog.monochromatic.catalog.CatalogUpdate;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Settings;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What a publish costs in blogs of very different sizes: posts in dated folders over fifty years,
/// in three languages and with twenty tags, their names in no order, published by a function that
/// has just started and knows nothing.
class CostTest {
    private static final int MONTHS = 600;
    private static final int FIRST_YEAR = 1970;
    private static final List<String> LANGUAGES = List.of("", ".de", ".fr");

    /// Tags that half of the posts have each, and some that few have.
    private static final List<String> COMMON = List.of("linux", "soup");

    private static final int RARE = 18;

    private static final List<Integer> SIZES = List.of(100, 20_000, 200_000);

    /// What is done to a blog, and is the same thing in any.
    private enum Change {
        NEW_POST,
        EDITED_OLD_POST,
        RETITLED_OLD_POST,
        RETAGGED_NEW_POST,
        /// What it costs grows with the blog: each later page of its lists is made again.
        DELETED_OLDEST_POST
    }

    private record Cost(int requests, long bytesRead, long bytesWritten) {
        @Override
        public String toString() {
            return "%d · %.0f kB · %.0f kB"
                    .formatted(requests, bytesRead / 1000.0, bytesWritten / 1000.0);
        }
    }

    @Test
    void aPublishMakesAsManyRequestsInALargeBlogAsInASmallOneAndTheReadmeSaysHowMany()
            throws Refusal, IOException {
        var costs = new LinkedHashMap<Integer, Map<Change, Cost>>();
        for (int posts : SIZES) {
            costs.put(posts, costs(posts));
        }

        Map<Change, Cost> small = requireNonNull(costs.get(100));
        assertThat(Files.readString(Path.of("README.md")))
                .contains(
                        costs.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList());
        costs.values()
                .forEach(
                        ofChange ->
                                ofChange.forEach(
                                        (change, cost) -> {
                                            if (change != Change.DELETED_OLDEST_POST) {
                                                assertThat(cost.requests())
                                                        .as(change.toString())
                                                        .isCloseTo(
                                                                requireNonNull(small.get(change))
                                                                        .requests(),
                                                                withinPercentage(20));
                                            }
                                        }));
    }

    private static String row(int posts, Map<Change, Cost> costs) {
        return "| %,d | ".formatted(posts)
                + costs.values().stream().map(Cost::toString).collect(joining(" | "))
                + " |";
    }

    private static Map<Change, Cost> costs(int posts) throws Refusal {
        List<Key> keys = keys(posts);
        TestBlog blog = blogOf(keys);
        var costs = new TreeMap<Change, Cost>();
        int middle = posts / 2 + 1; // It has a tag that many have.
        Key old = keys.get(middle);

        Key fresh = new Key("%d/01/a-new-post.txt".formatted(FIRST_YEAR + MONTHS / 12));
        blog.upload(fresh.value(), tagged("linux", "# A new post\n\nIts text.\n"));
        costs.put(Change.NEW_POST, publish(blog, fresh));

        String text = text(middle, old);
        blog.upload(old.value(), text + "\nOne more paragraph.\n");
        costs.put(Change.EDITED_OLD_POST, publish(blog, old));

        blog.upload(old.value(), text.replaceFirst("# ", "# Once more: "));
        costs.put(Change.RETITLED_OLD_POST, publish(blog, old));

        blog.upload(fresh.value(), tagged("soup", "# A new post\n\nIts text.\n"));
        costs.put(Change.RETAGGED_NEW_POST, publish(blog, fresh));

        blog.remove(keys.getFirst().value());
        costs.put(Change.DELETED_OLDEST_POST, publish(blog, keys.getFirst()));
        return costs;
    }

    private static Cost publish(TestBlog blog, Key key) {
        Publication done = blog.publish(List.of(key));
        int requests = done.requests().values().stream().mapToInt(Integer::intValue).sum();
        return new Cost(requests, done.bytesRead(), done.bytesWritten());
    }

    /// Each three posts are one in three languages.
    private static List<Key> keys(int posts) {
        var random = new Random(posts);
        var names = new ArrayList<String>();
        for (int i = 0; i <= posts / 3; i++) {
            int month = (int) (3L * i * MONTHS / posts);
            names.add(
                    "%d/%02d/post-%08x-%d"
                            .formatted(
                                    FIRST_YEAR + month / 12, month % 12 + 1, random.nextInt(), i));
        }
        return IntStream.range(0, posts)
                .mapToObj(i -> new Key(names.get(i / 3) + LANGUAGES.get(i % 3) + ".txt"))
                .toList();
    }

    private static String text(int number, Key key) {
        String day =
                key.value().substring(0, 7).replace('/', '-') + "-%02d".formatted(number % 28 + 1);
        String text =
                "# Post number %d\n## — %s\n\nA paragraph about it, of no great length.\n"
                        .formatted(number, day);
        String common = COMMON.get(number / LANGUAGES.size() % COMMON.size());
        String rare = number % 10 == 0 ? ", tag " + number / 10 % RARE : "";
        return tagged(common + rare, text);
    }

    private static String tagged(String tag, String text) {
        return "---\ntags: %s\n---\n%s".formatted(tag, text);
    }

    /// A blog that has published its posts: what the catalog then holds, without making each page.
    private static TestBlog blogOf(List<Key> keys) throws Refusal {
        var blog = new TestBlog();
        blog.now = Instant.parse("2021-01-01T00:00:00Z");
        var entries = new TreeMap<Key, Optional<Entry>>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            byte[] text = text(i, key).getBytes(UTF_8);
            Post post = Post.parse(key, text);
            String copy = "texts/" + key;
            blog.catalog.put(copy, text, Headers.of(copy));
            var entry = Entry.text(key, ETag.of(text), copy, Entry.Facts.of(post), post.warnings());
            entries.put(key, Optional.of(entry));
        }
        Settings settings = Settings.defaults("https://blog.example");
        var names = new AtomicInteger();
        CatalogUpdate update =
                CatalogUpdate.of(
                        new Catalog(Manifest.none(settings), new NothingStored()),
                        entries,
                        settings,
                        blog.now,
                        Sizes.DEFAULT.segment(),
                        () -> "segments/" + names.incrementAndGet());
        update.segments()
                .forEach(
                        (name, segment) ->
                                blog.catalog.put(
                                        name, CatalogFormat.write(segment), Headers.of(name)));
        String manifest = "manifest.json";
        blog.catalog.put(manifest, CatalogFormat.write(update.manifest()), Headers.of(manifest));
        return blog;
    }

    private static final class NothingStored implements blog.monochromatic.catalog.CatalogObjects {
        @Override
        public blog.monochromatic.catalog.Segment segment(String name) {
            throw new IllegalArgumentException(name);
        }

        @Override
        public byte[] text(String name) {
            throw new IllegalArgumentException(name);
        }
    }
}
