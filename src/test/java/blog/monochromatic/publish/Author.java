package blog.monochromatic.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/// Does to a blog what authors do. Each decision is a number below a bound, asked for one by one;
/// so a seed, or a list of numbers, says all of it, and 0 is always the plainest choice.
public final class Author {
    /// What an author likes to do.
    public enum Taste {
        ALL,
        TEXTS,
        LOOKS,
        ASSETS,
        FOLDERS,
        WAVERING
    }

    /// What an author does.
    public enum Edit {
        TEXT,
        REMOVAL,
        RENAME,
        TAKING_BACK,
        SETTINGS,
        REDIRECTS,
        THEME,
        ASSET,
        CLASH,
        FOLDER
    }

    /// The keys of posts that an author has.
    ///
    /// @param first the number of the first
    /// @param count how many there are
    public record Keys(int first, int count) {}

    /// An edit, and the keys that events would name.
    public record Work(Edit edit, Set<Key> keys) {}

    private static final List<String> THEMES =
            List.of(
                    "<!DOCTYPE html>\n<title>static</title>\n<body>\n",
                    "<!DOCTYPE html>\n<title>{{page.title}}</title>\n<body>\n",
                    "<!DOCTYPE html>\n<title>{{page.titel}}</title>\n");

    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Adak", "Nowhere/City");

    /// Assets where a file may be generated, or where a text may show.
    private static final List<String> CLASHES =
            List.of(
                    "index.html",
                    "2016/03/index.html",
                    "rss/feed.xml",
                    "tags/linux/index.html",
                    "sitemap/2016-01.xml",
                    "404.html",
                    "notes/page/1/index.html",
                    "post-3.html");

    /// What only texts hold that must be refused.
    private static final List<String> BAD =
            List.of("2016-02-30", "page.titel", "Nowhere/City", "no-slash");

    /// What front matter says beside tags; also what it cannot say, which is a warning.
    private static final List<String> SAYS =
            List.of(
                    "draft: true\n",
                    "unlisted: true\n",
                    "updated: 2019-05-01\n",
                    "lang: ar\n",
                    "titel: T\n");

    private static final List<String> TAGS =
            List.of("linux", "Linux", "[Linux, soup]", "[soup, c]");

    private static final List<String> REDIRECTS =
            List.of(
                    "/old.html /post-3.html\n",
                    "/old.html /feed.atom\n",
                    "/2016/ /post-3.html\n/atom.xml /tags/linux/feed.atom\n",
                    "no-slash /post-3.html\n");

    private final IntUnaryOperator below;
    private final TestBlog blog;
    private final Keys keys;
    private String lastKey;
    private byte @Nullable [] lastText;

    /// An author of a blog.
    ///
    /// @param below chooses a number from 0 up to a bound
    public Author(IntUnaryOperator below, TestBlog blog, Keys keys) {
        this.below = below;
        this.blog = blog;
        this.keys = keys;
        this.lastKey = key(keys.first());
    }

    /// Whether a text has to be refused.
    public static boolean isBad(byte[] text) {
        String content = new String(text, UTF_8);
        return BAD.stream().anyMatch(content::contains);
    }

    /// Changes something.
    public Work work() {
        return work(Taste.ALL);
    }

    /// Changes something, half of the time what the author likes.
    public Work work(Taste taste) {
        int choice = choose(40);
        if (choice < 20) {
            return edit(choice);
        }
        return edit(
                switch (taste) {
                    case ALL -> choice - 20;
                    case TEXTS -> choice % 15;
                    case LOOKS -> List.of(18, 8, 18, 8, 19, 13).get(choice % 6);
                    case ASSETS -> 15 + choice % 3;
                    case FOLDERS -> choice % 4 == 0 ? 18 : 20;
                    case WAVERING -> choice % 3 == 0 ? 0 : 8;
                });
    }

    private Work edit(int choice) {
        return switch (choice) {
            case 20 -> folder();
            case 19 -> choose(4) < 3 ? upload(Edit.SETTINGS, "index.txt", home()) : redirects();
            case 18 ->
                    choose(3) > 0
                            ? upload(Edit.THEME, "head.html", THEMES.get(choose(3)))
                            : remove(Edit.THEME, "head.html");
            case 17 -> upload(Edit.ASSET, image(), "<svg>" + choose(3) + "</svg>");
            case 16 -> remove(Edit.ASSET, choose(3) > 0 ? image() : "index.txt");
            case 15 -> {
                String key = CLASHES.get(choose(CLASHES.size()));
                yield choose(3) > 0
                        ? upload(Edit.CLASH, key, "asset " + choose(2))
                        : remove(Edit.CLASH, key);
            }
            case 13, 14 -> remove(Edit.REMOVAL, key());
            case 11, 12 -> rename(key(), key());
            case 8, 9, 10 -> takeBack();
            default -> upload(Edit.TEXT, key(), text());
        };
    }

    /// Uploads a post under each of the keys.
    public Set<Key> uploadAll() {
        var uploaded = new TreeSet<Key>();
        for (int i = 0; i < keys.count(); i++) {
            uploaded.addAll(upload(Edit.TEXT, key(keys.first() + i), text()).keys());
        }
        return uploaded;
    }

    private Work redirects() {
        int choice = choose(REDIRECTS.size() + 1);
        return choice < REDIRECTS.size()
                ? upload(Edit.REDIRECTS, "_redirects", REDIRECTS.get(choice))
                : remove(Edit.REDIRECTS, "_redirects");
    }

    /// Several at once: uploads them, or removes them.
    private Work folder() {
        int from = choose(keys.count());
        int to = Math.min(keys.count(), from + 2 + choose(keys.count()));
        boolean removes = choose(2) > 0;
        var changed = new TreeSet<Key>();
        for (int i = keys.first() + from; i < keys.first() + to; i++) {
            Work one = removes ? remove(Edit.FOLDER, key(i)) : upload(Edit.FOLDER, key(i), text());
            changed.addAll(one.keys());
        }
        return new Work(Edit.FOLDER, changed);
    }

    private int choose(int bound) {
        return below.applyAsInt(bound);
    }

    private String key() {
        return key(keys.first() + choose(keys.count()));
    }

    private String image() {
        return "img/" + choose(3) + ".svg";
    }

    private static String key(int number) {
        return switch (number) {
            case 7 -> "notes/index.txt";
            case 12 -> "notes/page/2/post-12.txt";
            case 17 -> "2016/06/post-5.fr.txt";
            case 22 -> "tags/linux/index.txt";
            default ->
                    switch (number % 5) {
                        case 0 -> "2016/%02d/post-%d.txt".formatted(number % 12 + 1, number);
                        case 1 -> "2017/03/post-%d.md".formatted(number);
                        case 2 -> "notes/post-%d.txt".formatted(number);
                        case 3 -> "post-%d.txt".formatted(number);
                        // Shows where another does.
                        default -> "2017/03/post-%d.txt".formatted(number - 3);
                    };
        };
    }

    private Work rename(String from, String to) {
        var keys = new TreeSet<Key>();
        keys.add(new Key(from));
        keys.add(new Key(to));
        blog.posts
                .get(from)
                .ifPresent(
                        object -> {
                            blog.remove(from);
                            blog.posts.put(to, object.body(), object.head().headers());
                        });
        return new Work(Edit.RENAME, keys);
    }

    private Work upload(Edit edit, String key, String text) {
        remember(key);
        blog.upload(key, text);
        return new Work(edit, Set.of(new Key(key)));
    }

    private Work remove(Edit edit, String key) {
        remember(key);
        blog.remove(key);
        return new Work(edit, Set.of(new Key(key)));
    }

    private void remember(String key) {
        lastKey = key;
        lastText = blog.posts.get(key).map(Bucket.StoredObject::body).orElse(null);
    }

    /// Puts back what was there before the last upload or removal.
    private Work takeBack() {
        if (lastText == null) {
            blog.remove(lastKey);
        } else {
            blog.posts.put(lastKey, lastText, Headers.of(lastKey));
        }
        return new Work(Edit.TAKING_BACK, Set.of(new Key(lastKey)));
    }

    private String text() {
        String date =
                switch (choose(7)) {
                    case 6 -> "";
                    case 5 -> "## — " + soon() + "\n";
                    case 4 -> "## — 2016-02-30\n";
                    default -> "## — 201%d-0%d-11\n".formatted(choose(10), choose(9) + 1);
                };
        String says = choose(5) == 4 ? SAYS.get(choose(SAYS.size())) : "";
        String tags = choose(3) == 2 ? "tags: " + TAGS.get(choose(TAGS.size())) + "\n" : "";
        String front = says.isEmpty() && tags.isEmpty() ? "" : "---\n" + says + tags + "---\n";
        return front + "# Title " + choose(4) + "\n" + date + "\nBody " + choose(4) + ".\n";
    }

    /// Within minutes or days, here or in another zone.
    private String soon() {
        Duration wait =
                choose(2) > 0 ? Duration.ofMinutes(choose(4)) : Duration.ofHours(choose(30));
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm")
                .format(blog.now.plus(wait).atOffset(ZoneOffset.UTC));
    }

    private String home() {
        var text =
                new StringBuilder(
                        "---\nhub: https://hub.example/\nlist: "
                                + (choose(3) + 1)
                                + "\nhome: 3\nfeed: 4\n");
        text.append("timezone: ").append(ZONES.get(choose(ZONES.size()))).append("\n---\nHello.\n");
        int teasers = choose(3);
        for (int i = 0; i < teasers; i++) {
            String page = key().replaceAll("\\.(txt|md)$", ".html");
            text.append("\n# [T](/")
                    .append(page)
                    .append(")\n\nTeaser ")
                    .append(choose(3))
                    .append(".\n");
        }
        return text.toString();
    }
}
