package blog.monochromatic.publish;

import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Does to a blog what authors do, as a seed decides.
public final class Author {
    private static final List<String> THEMES =
            List.of(
                    "<!DOCTYPE html>\n<title>static</title>\n<body>\n",
                    "<!DOCTYPE html>\n<title>{{page.title}}</title>\n<body>\n",
                    "<!DOCTYPE html>\n<title>{{page.titel}}</title>\n");

    private final Random random;
    private final TestBlog blog;
    private final int posts;
    private String lastKey = key(0);
    private byte @Nullable [] lastText;

    /// An author of a blog.
    ///
    /// @param posts how many keys of posts there may be
    public Author(Random random, TestBlog blog, int posts) {
        this.random = random;
        this.blog = blog;
        this.posts = posts;
    }

    /// Changes something.
    ///
    /// @return the keys that events would name
    public Set<Key> work() {
        return switch (random.nextInt(15)) {
            case 0 -> upload("index.txt", home());
            case 1 ->
                    random.nextBoolean()
                            ? upload("head.html", THEMES.get(random.nextInt(3)))
                            : remove("head.html");
            case 2 ->
                    upload(
                            "img/" + random.nextInt(3) + ".svg",
                            "<svg>" + random.nextInt(3) + "</svg>");
            case 3 ->
                    remove(
                            random.nextBoolean()
                                    ? "img/" + random.nextInt(3) + ".svg"
                                    : "index.txt");
            case 4, 5 -> remove(key());
            case 6 -> rename(key(), key());
            case 7, 8, 9 -> takeBack();
            default -> upload(key(), text());
        };
    }

    /// Uploads a post under each of the keys.
    Set<Key> uploadAll() {
        var keys = new TreeSet<Key>();
        for (int i = 0; i < posts; i++) {
            keys.addAll(upload(key(i), text()));
        }
        return keys;
    }

    private String key() {
        return key(random.nextInt(posts));
    }

    private static String key(int number) {
        return switch (number % 5) {
            case 0 -> "2016/%02d/post-%d.txt".formatted(number % 12 + 1, number);
            case 1 -> "2017/03/post-%d.md".formatted(number);
            case 2 -> "notes/post-%d.txt".formatted(number);
            case 3 -> "post-%d.txt".formatted(number);
            default -> "2017/03/post-%d.txt".formatted(number - 3);
        };
    }

    private Set<Key> rename(String from, String to) {
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
        return keys;
    }

    private Set<Key> upload(String key, String text) {
        remember(key);
        blog.upload(key, text);
        return Set.of(new Key(key));
    }

    private Set<Key> remove(String key) {
        remember(key);
        blog.remove(key);
        return Set.of(new Key(key));
    }

    private void remember(String key) {
        lastKey = key;
        lastText = blog.posts.get(key).map(Bucket.StoredObject::body).orElse(null);
    }

    /// Puts back what was there before the last upload or removal.
    private Set<Key> takeBack() {
        if (lastText == null) {
            blog.remove(lastKey);
        } else {
            blog.posts.put(lastKey, lastText, Headers.of(lastKey));
        }
        return Set.of(new Key(lastKey));
    }

    private String text() {
        String date =
                switch (random.nextInt(6)) {
                    case 0 -> "";
                    case 1 ->
                            "## — 2020-01-0%d 1%d:00\n"
                                    .formatted(random.nextInt(3) + 1, random.nextInt(9));
                    case 2 -> "## — 2016-02-30\n";
                    default ->
                            "## — 201%d-0%d-11\n"
                                    .formatted(random.nextInt(10), random.nextInt(9) + 1);
                };
        String front = random.nextInt(8) == 0 ? "---\ndraft: true\n---\n" : "";
        return front
                + "# Title "
                + random.nextInt(4)
                + "\n"
                + date
                + "\nBody "
                + random.nextInt(4)
                + ".\n";
    }

    private String home() {
        var text =
                new StringBuilder("---\nlist: " + (random.nextInt(3) + 1) + "\nhome: 3\nfeed: 4\n");
        List<String> zones = List.of("UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Adak");
        text.append("timezone: ")
                .append(zones.get(random.nextInt(zones.size())))
                .append("\n---\nHello.\n");
        for (int i = 0; i < random.nextInt(3); i++) {
            String page = key().replaceAll("\\.(txt|md)$", ".html");
            text.append("\n# [T](/")
                    .append(page)
                    .append(")\n\nTeaser ")
                    .append(random.nextInt(3))
                    .append(".\n");
        }
        return text.toString();
    }

    /// The keys in an order of the seed's, some of them twice.
    List<Key> storm(Set<Key> keys) {
        var events = new ArrayList<>(keys);
        for (Key key : keys) {
            if (random.nextInt(4) == 0) {
                events.add(key);
            }
        }
        java.util.Collections.shuffle(events, random);
        return events;
    }
}
