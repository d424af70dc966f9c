package blog.monochromatic.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.CatalogFormat;
import blog.monochromatic.catalog.CatalogObjects;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.Segment;
import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.MemoryBucket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A blog in memory, with a clock that a test sets and a queue that it works off.
public final class TestBlog {
    public static final String URL = "https://blog.example";

    /// The files that each site has that has an address.
    public static final List<String> ALWAYS =
            List.of(
                    "404.html",
                    "favicon.ico",
                    "feed.atom",
                    "feed.json",
                    "index.html",
                    "robots.txt",
                    "rss/feed.xml",
                    "search.js",
                    "search/index.html",
                    "sitemap.xml",
                    "sitemap/pages.xml",
                    "style.css",
                    "tags/index.html");

    static final Instant START = Instant.parse("2020-01-01T12:00:00Z");

    public final Sizes sizes;

    /// Where the site is served; empty where nobody knows.
    final String url;

    public final Bucket posts;
    public final Bucket catalog;
    public final Bucket site;
    final Deque<Message> queue = new ArrayDeque<>();

    /// When the next wake-up is to come.
    public Optional<Instant> wakeUp = Optional.empty();

    /// What the hub has got of each feed when it was pinged for it last, by its address.
    public final SortedMap<String, Optional<ETag>> pinged = new TreeMap<>();

    public final Told told = new Told();
    public Instant now = START;
    public TimeLimit timeLimit = TimeLimit.none();

    /// One at a time, so that a test sees requests in the same order each time.
    Workers workers = new Workers(1);

    private final AtomicInteger names = new AtomicInteger();

    public TestBlog() {
        this(Sizes.DEFAULT);
    }

    /// A blog of which one works on smaller parts.
    public TestBlog(Sizes sizes) {
        this(new MemoryBucket("posts"), sizes);
    }

    public TestBlog(Bucket posts, Sizes sizes) {
        this(posts, sizes, URL);
    }

    /// @param url empty for a site without an address, and so without feeds and a sitemap
    public TestBlog(Bucket posts, Sizes sizes, String url) {
        this.url = url;
        this.posts = posts;
        this.catalog = new MemoryBucket("catalog", () -> now);
        this.site = new MemoryBucket("site");
        this.sizes = sizes;
    }

    private TestBlog(Bucket posts, Bucket catalog, Bucket site) {
        this.url = URL;
        this.posts = posts;
        this.catalog = catalog;
        this.site = site;
        this.sizes = Sizes.DEFAULT;
    }

    /// A blog in other buckets than memory's, which others publish, at [#URL].
    public static TestBlog in(Bucket posts, Bucket catalog, Bucket site) {
        return new TestBlog(posts, catalog, site);
    }

    /// Another blog in the same state.
    ///
    /// @param otherPosts empty; the sources are put there
    public TestBlog copy(Bucket otherPosts) {
        var copy = new TestBlog(otherPosts, sizes, url);
        copyAll(posts, otherPosts);
        copyAll(catalog, copy.catalog);
        copyAll(site, copy.site);
        copy.now = now;
        copy.wakeUp = wakeUp;
        copy.names.set(names.get());
        copy.pinged.putAll(pinged);
        copy.told.problems.addAll(told.problems);
        return copy;
    }

    private static void copyAll(Bucket from, Bucket to) {
        try (Stream<Bucket.Listed> listing = from.list("", "")) {
            listing.map(Bucket.Listed::key)
                    .forEach(
                            key -> {
                                Bucket.StoredObject object = from.get(key).orElseThrow();
                                to.put(key, object.body(), object.head().headers());
                            });
        }
    }

    /// A name that was never made before.
    public String name() {
        return "name-" + names.incrementAndGet();
    }

    /// A publisher that has read nothing before, over this blog's own buckets.
    Publisher publisher() {
        return publisher(UnaryOperator.identity());
    }

    /// A publisher that works on the catalog through another bucket.
    Publisher publisher(UnaryOperator<Bucket> catalogSeenAs) {
        return publisher(posts, catalogSeenAs.apply(catalog), site);
    }

    Publisher publisher(Bucket postsSeen, Bucket catalogSeen, Bucket siteSeen) {
        return publisher(
                postsSeen,
                catalogSeen,
                siteSeen,
                queue::addAll,
                next -> wakeUp = next,
                this::ping,
                atMost -> {},
                new CatalogCache(),
                Instant.MAX);
    }

    /// A publisher that knows what others of its process have read.
    Publisher publisher(CatalogCache cache) {
        return publisher(
                posts,
                catalog,
                site,
                queue::addAll,
                next -> wakeUp = next,
                this::ping,
                atMost -> {},
                cache,
                Instant.MAX);
    }

    /// A publisher that sees the blog through these, one request at a time.
    public Publisher publisher(
            Bucket postsSeen,
            Bucket catalogSeen,
            Bucket siteSeen,
            Messages messages,
            WakeUps wakeUps,
            Hubs hubs,
            Pause pause,
            CatalogCache cache,
            Instant end) {
        return new Publisher(
                new Blog(
                        postsSeen,
                        catalogSeen,
                        siteSeen,
                        messages,
                        wakeUps,
                        hubs,
                        () -> now,
                        this::name,
                        url,
                        sizes,
                        workers,
                        pause,
                        timeLimit),
                cache,
                told,
                end);
    }

    public void upload(String key, String text) {
        posts.put(key, text.getBytes(UTF_8), Headers.of(key));
    }

    public void remove(String key) {
        posts.delete(key);
    }

    /// Publishes hints with a publisher of their own, then all that it hands on.
    public Publication publish(String... keys) {
        return publish(keys(keys));
    }

    public Publication publish(Collection<Key> keys) {
        Publisher publisher = publisher();
        publisher.publish(keys);
        workOff();
        return publisher.done();
    }

    /// Works off the queue.
    ///
    /// @return what each message's publisher has done
    List<Publication> workOff() {
        var done = new ArrayList<Publication>();
        for (Message message = queue.poll(); message != null; message = queue.poll()) {
            Publisher publisher = publisher();
            publisher.work(message);
            done.add(publisher.done());
        }
        return done;
    }

    static List<Key> keys(String... keys) {
        return Stream.of(keys).map(Key::new).toList();
    }

    /// As a hub does: gets the feeds.
    public void ping(String hub, List<String> feeds) {
        for (String feed : feeds) {
            pinged.put(
                    feed, site.head(feed.substring(URL.length() + 1)).map(Bucket.ObjectHead::etag));
        }
    }

    public void wait(Duration duration) {
        now = now.plus(duration);
    }

    /// The catalog as it is, read without a cache.
    Catalog asItIs() {
        return new Catalog(
                manifest(),
                new CatalogObjects() {
                    @Override
                    public Segment segment(String name) {
                        return CatalogFormat.readSegment(text(name));
                    }

                    @Override
                    public byte[] text(String name) {
                        return catalog.get(name)
                                .orElseThrow(
                                        () -> new AssertionError(name + " is named and missing"))
                                .body();
                    }
                });
    }

    /// What the catalog knows of each source, also of `index.txt`, `_redirects`
    /// and the theme; fails where an
    /// object is named and missing.
    public Stream<Entry> entries() {
        Catalog present = asItIs();
        return Stream.of(
                        present.entriesAfter(null),
                        Stream.ofNullable(present.manifest().home()),
                        Stream.ofNullable(present.manifest().redirects()),
                        present.look().theme().values().stream())
                .flatMap(Function.identity());
    }

    public Manifest manifest() {
        return CatalogFormat.readManifest(catalog.get("manifest.json").orElseThrow().body());
    }

    /// The site's files, by key.
    SortedMap<String, String> files() {
        var files = new TreeMap<String, String>();
        try (Stream<Bucket.Listed> listing = site.list("", "")) {
            listing.forEach(
                    listed ->
                            files.put(
                                    listed.key(),
                                    new String(
                                            site.get(listed.key()).orElseThrow().body(), UTF_8)));
        }
        return files;
    }

    String file(String key) {
        return new String(site.get(key).orElseThrow().body(), UTF_8);
    }

    /// The files of a site that is made from nothing, of what the catalog has accepted.
    SortedMap<String, String> cleanRebuild() {
        return Convergence.cleanRebuild(this).files();
    }

    /// Fails unless each source was seen, the site is a clean rebuild of what was accepted, and
    /// nothing is left to do.
    public void assertConverged() {
        Convergence.check(this);
    }

    /// How many files the site has.
    public long fileCount() {
        try (Stream<Bucket.Listed> listing = site.list("", "")) {
            return listing.count();
        }
    }

    /// The version that a copy in the catalog is of.
    public ETag etagOf(String copy) {
        return catalog.head(copy).orElseThrow().etag();
    }
}
