package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.CatalogFormat;
import blog.monochromatic.catalog.CatalogObjects;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.Segment;
import blog.monochromatic.catalog.SegmentRef;
import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.MemoryBucket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A blog in memory, with a clock that a test sets and a queue that it works off.
public final class TestBlog {
    public static final String URL = "https://blog.example";
    static final Instant START = Instant.parse("2020-01-01T12:00:00Z");

    public final Sizes sizes;
    public final Bucket posts;
    public final Bucket catalog;
    public final Bucket site;
    final Deque<Message> queue = new ArrayDeque<>();
    public final Told told = new Told();
    public Instant now = START;
    private final AtomicInteger names = new AtomicInteger();

    public TestBlog() {
        this(Sizes.DEFAULT);
    }

    /// A blog of which one works on smaller parts.
    public TestBlog(Sizes sizes) {
        this.posts = new MemoryBucket("posts");
        this.catalog = new MemoryBucket("catalog", () -> now);
        this.site = new MemoryBucket("site");
        this.sizes = sizes;
    }

    private TestBlog(Bucket posts, Bucket catalog, Bucket site) {
        this.posts = posts;
        this.catalog = catalog;
        this.site = site;
        this.sizes = Sizes.DEFAULT;
    }

    /// A blog in other buckets than memory's, which others publish, at [#URL].
    public static TestBlog in(Bucket posts, Bucket catalog, Bucket site) {
        return new TestBlog(posts, catalog, site);
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
        return publisher(postsSeen, catalogSeen, siteSeen, new CatalogCache());
    }

    /// A publisher that knows what others of its process have read.
    Publisher publisher(CatalogCache cache) {
        return publisher(posts, catalog, site, cache);
    }

    private Publisher publisher(
            Bucket postsSeen, Bucket catalogSeen, Bucket siteSeen, CatalogCache cache) {
        return new Publisher(
                new Blog(
                        postsSeen,
                        catalogSeen,
                        siteSeen,
                        queue::addAll,
                        () -> now,
                        this::name,
                        URL,
                        sizes,
                        new Workers(1),
                        atMost -> {}),
                cache,
                told,
                Instant.MAX);
    }

    void upload(String key, String text) {
        posts.put(key, text.getBytes(UTF_8), Headers.of(key));
    }

    void remove(String key) {
        posts.delete(key);
    }

    /// Publishes hints with a publisher of their own, then all that it hands on.
    public Publication publish(String... keys) {
        return publish(keys(keys));
    }

    Publication publish(Collection<Key> keys) {
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
                        return CatalogFormat.readSegment(body(catalog, name));
                    }

                    @Override
                    public byte[] text(String name) {
                        return body(catalog, name);
                    }
                });
    }

    /// The names of all that the manifest names, and its own.
    List<String> named() {
        return Stream.of(
                        Stream.of("manifest.json"),
                        manifest().segments().stream().map(SegmentRef::name),
                        entries(manifest()).flatMap(entry -> Stream.ofNullable(entry.copy())))
                .flatMap(Function.identity())
                .toList();
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

    /// The headers of the site's files, by key.
    private SortedMap<String, Headers> headers() {
        var headers = new TreeMap<String, Headers>();
        try (Stream<Bucket.Listed> listing = site.list("", "")) {
            listing.map(Bucket.Listed::key)
                    .forEach(key -> headers.put(key, site.head(key).orElseThrow().headers()));
        }
        return headers;
    }

    /// How many files the site has.
    public long fileCount() {
        try (Stream<Bucket.Listed> listing = site.list("", "")) {
            return listing.count();
        }
    }

    String file(String key) {
        return new String(site.get(key).orElseThrow().body(), UTF_8);
    }

    /// Fails unless each source was seen, the site is a clean rebuild of what was accepted, and
    /// nothing is left to do.
    public void assertConverged() {
        Manifest manifest = manifest();
        assertThat(seen(manifest)).as("versions seen").isEqualTo(present());
        TestBlog rebuilt = rebuilt();
        assertThat(files()).isEqualTo(rebuilt.files());
        assertThat(headers()).isEqualTo(rebuilt.headers());
        assertThat(manifest.intents()).isEmpty();
        assertThat(manifest.outdated()).isEmpty();
    }

    private SortedMap<String, String> seen(Manifest manifest) {
        var seen = new TreeMap<String, String>();
        entries(manifest).forEach(entry -> seen.put(entry.key().value(), entry.etag().value()));
        return seen;
    }

    private SortedMap<String, String> present() {
        var present = new TreeMap<String, String>();
        try (Stream<Bucket.Listed> listing = posts.list("", "")) {
            listing.filter(listed -> SourceKind.of(new Key(listed.key())) != SourceKind.IGNORED)
                    .forEach(listed -> present.put(listed.key(), listed.etag().value()));
        }
        return present;
    }

    /// The files of a site that is made from nothing, of what the catalog has accepted, for the
    /// instant that this site was made for.
    SortedMap<String, String> cleanRebuild() {
        return rebuilt().files();
    }

    private TestBlog rebuilt() {
        var rebuilt =
                new TestBlog(accepted(), new MemoryBucket("catalog"), new MemoryBucket("site"));
        rebuilt.now = manifest().instant();
        rebuilt.publisher().work(Message.Reconcile.BEGIN);
        rebuilt.workOff();
        return rebuilt;
    }

    /// The sources as they were when they were accepted last.
    private Bucket accepted() {
        var sources = new MemoryBucket("accepted");
        entries(manifest())
                .forEach(
                        entry -> {
                            String key = entry.key().value();
                            if (entry.copy() != null) {
                                sources.put(key, body(catalog, entry.copy()), Headers.of(key));
                            } else if (entry.isAsset()) {
                                sources.put(key, body(posts, key), Headers.of(key));
                            }
                        });
        return sources;
    }

    /// What the catalog knows of each source.
    public Stream<Entry> entries() {
        return entries(manifest());
    }

    /// The version that a copy in the catalog is of.
    public ETag etagOf(String copy) {
        return ETag.of(body(catalog, copy));
    }

    private Stream<Entry> entries(Manifest manifest) {
        return Stream.of(
                        manifest.segments().stream()
                                .map(ref -> CatalogFormat.readSegment(body(catalog, ref.name())))
                                .flatMap(segment -> segment.entries().stream()),
                        Stream.ofNullable(manifest.home()),
                        manifest.look().theme().values().stream())
                .flatMap(Function.identity());
    }

    private static byte[] body(Bucket bucket, String key) {
        return bucket.get(key).orElseThrow().body();
    }
}
