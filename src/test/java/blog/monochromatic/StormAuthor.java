package blog.monochromatic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.ETag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Uploads, edits, renames, takes back and deletes, as a seed decides, and remembers what a reader
/// of the posts bucket would have to find there.
///
/// Several requests are under way at once, but of one key one after the other, so that the last one
/// asked for is the last one done.
final class StormAuthor implements AutoCloseable {
    private static final int LANES = 8;

    private static final List<Version> THEMES =
            List.of(
                    good("<!DOCTYPE html>\n<title>static</title>\n<body>\n"),
                    good("<!DOCTYPE html>\n<title>{{page.title}}</title>\n<body>\n"),
                    bad("<!DOCTYPE html>\n<title>{{page.titel}}</title>\n".getBytes(UTF_8)));

    private final Random random;
    private final DeployedBlog blog;
    private final int posts;
    private final SortedMap<String, Version> present = new TreeMap<>();
    private final Map<String, List<Version>> earlier = new HashMap<>();
    private final List<ExecutorService> lanes = new ArrayList<>();
    private final List<Future<?>> requests = new ArrayList<>();
    private int written;

    /// @param posts how many keys of posts there are
    StormAuthor(Random random, DeployedBlog blog, int posts) {
        this.random = random;
        this.blog = blog;
        this.posts = posts;
        for (int i = 0; i < LANES; i++) {
            lanes.add(Executors.newSingleThreadExecutor());
        }
    }

    private void request(String key, Runnable request) {
        requests.add(lanes.get(Math.floorMod(key.hashCode(), LANES)).submit(request));
    }

    /// Returns when all is done that was asked for, and throws what has failed.
    void await() throws InterruptedException {
        for (Future<?> request : requests) {
            try {
                request.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    @Override
    public void close() {
        lanes.forEach(ExecutorService::close);
    }

    /// Some bytes under a key.
    ///
    /// @param good whether they are to be accepted
    @SuppressWarnings("ArrayRecordComponent") // what is uploaded
    record Version(byte[] bytes, boolean good) {
        ETag etag() {
            return ETag.of(bytes);
        }
    }

    private static Version good(String text) {
        return new Version(text.getBytes(UTF_8), true);
    }

    private static Version bad(byte[] bytes) {
        return new Version(bytes, false);
    }

    /// What is in the posts bucket now.
    SortedMap<String, Version> present() {
        return present;
    }

    /// The ETags of all good versions that the key ever had.
    Set<ETag> goodVersions(String key) {
        var etags = new HashSet<ETag>();
        for (Version version : earlier.getOrDefault(key, List.of())) {
            if (version.good()) {
                etags.add(version.etag());
            }
        }
        return etags;
    }

    /// Does one thing.
    ///
    /// @return a key for each event that it causes
    List<String> act() {
        int choice = random.nextInt(200);
        if (choice < 1) {
            return upload("index.txt", home());
        } else if (choice < 2) {
            return random.nextInt(3) == 0
                    ? delete("head.html")
                    : upload("head.html", THEMES.get(random.nextInt(THEMES.size())));
        } else if (choice < 10) {
            String key = "img/%d.svg".formatted(random.nextInt(8));
            return random.nextInt(4) == 0
                    ? delete(key)
                    : upload(key, good("<svg>%d</svg>".formatted(random.nextInt(5))));
        } else if (choice < 34) {
            return delete(key());
        } else if (choice < 54) {
            return rename(key(), key());
        } else if (choice < 80) {
            return takeBack(key());
        } else if (choice < 94) {
            return upload(key(), badText());
        }
        String key = key();
        return upload(key, text(key));
    }

    private String key() {
        int number = random.nextInt(posts);
        return switch (number % 5) {
            case 0, 1 -> "2016/%02d/post-%d.txt".formatted(number % 12 + 1, number);
            case 2 -> "2017/03/post & %d.md".formatted(number);
            case 3 -> "notes/übung-%d.txt".formatted(number);
            default -> "post-%d.txt".formatted(number);
        };
    }

    private List<String> upload(String key, Version version) {
        request(key, () -> blog.upload(key, version.bytes()));
        present.put(key, version);
        earlier.computeIfAbsent(key, k -> new ArrayList<>()).add(version);
        return List.of(key);
    }

    private List<String> delete(String key) {
        request(key, () -> blog.delete(key));
        present.remove(key);
        return List.of(key);
    }

    private List<String> rename(String from, String to) {
        Version version = present.get(from);
        if (version == null || from.equals(to)) {
            return upload(to, text(to));
        }
        upload(to, version);
        delete(from);
        return List.of(from, to);
    }

    private List<String> takeBack(String key) {
        List<Version> versions = earlier.getOrDefault(key, List.of());
        return versions.isEmpty()
                ? upload(key, text(key))
                : upload(key, versions.get(random.nextInt(versions.size())));
    }

    /// Mostly the body alone is new, as when an author mends a text.
    private Version text(String key) {
        int number = Math.floorMod(key.hashCode(), 90);
        boolean moves = random.nextInt(4) == 0;
        int date = moves ? random.nextInt(90) : number;
        int title = moves ? random.nextInt(40) : number;
        String front = random.nextInt(10) == 0 ? "---\ndraft: true\n---\n" : "";
        return good(
                "%s# Title %d\n%s\nA post.\n\nBody <%d> of *it*.\n"
                        .formatted(
                                front,
                                title,
                                random.nextInt(8) == 0
                                        ? ""
                                        : "## — 201%d-0%d-11\n".formatted(date / 9, date % 9 + 1),
                                written++));
    }

    private Version badText() {
        written++;
        return switch (random.nextInt(3)) {
            case 0 ->
                    bad(
                            "# Title\n## — 2016-02-30\n\nBody %d.\n"
                                    .formatted(written)
                                    .getBytes(UTF_8));
            case 1 -> bad("# Caf\u00e9\n\nBody %d.\n".formatted(written).getBytes(ISO_8859_1));
            default -> bad("---\ndraft: [\n---\n# Title %d\n".formatted(written).getBytes(UTF_8));
        };
    }

    private Version home() {
        List<String> zones = List.of("UTC", "Europe/Berlin", "Pacific/Kiritimati");
        var text =
                new StringBuilder(
                        "---\nlist: %d\nhome: 3\nfeed: 4\ntimezone: %s\n---\nHello %d.\n"
                                .formatted(
                                        5 + random.nextInt(3),
                                        zones.get(random.nextInt(zones.size())),
                                        written++));
        for (int i = 0; i < random.nextInt(4); i++) {
            String page = key().replaceAll("\\.(txt|md)$", ".html").replace(" ", "%20");
            text.append("\n# [T](/%s)\n\nTeaser %d.\n".formatted(page, random.nextInt(3)));
        }
        return good(text.toString());
    }
}
