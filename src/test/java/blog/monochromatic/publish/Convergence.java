package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.catalog.CatalogFormat;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.MemoryBucket;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must hold of a blog when everything that was asked for has been done. Each check is a
/// method of its own, called from [#check].
public final class Convergence {
    /// Rebuilds of late, by what they were made of: schedules that differ in little but their order
    /// end in the same few blogs.
    private static final Map<Sources, SortedMap<String, File>> REBUILDS =
            Collections.synchronizedMap(leastRecentlyUsed(200));

    /// A file, as far as two are compared.
    private record File(ETag etag, Headers headers) {}

    /// What a site is a function of.
    private record Sources(Map<String, ETag> accepted, Instant instant, String url) {}

    private final TestBlog blog;
    private final Manifest manifest;
    private final List<Entry> entries;

    private Convergence(TestBlog blog) {
        this.blog = blog;
        this.manifest = blog.manifest();
        this.entries = blog.entries().toList();
    }

    /// Fails with what differs.
    public static void check(TestBlog blog) {
        var convergence = new Convergence(blog);
        convergence.eachSourceWasSeen();
        convergence.eachGoodSourceWasAccepted();
        convergence.theSiteIsACleanRebuild();
        convergence.nothingIsLeftToDo();
    }

    /// Fails where a text is still to come or to go by itself.
    public static void checkNothingIsDue(TestBlog blog) {
        blog.asItIs()
                .nextTurn()
                .ifPresent(
                        turn -> {
                            throw new AssertionError("Nobody is woken up at " + turn);
                        });
    }

    /// Fails where the hub has not got a feed as it is now. It is not told of a new look, nor of
    /// what a reconcile puts back.
    public static void checkTheHubKnowsTheFeeds(TestBlog blog) {
        if (!blog.manifest().look().settings().hasHub()) {
            return;
        }
        try (Stream<Bucket.Listed> listing = blog.site.list("", "")) {
            listing.filter(file -> file.key().matches("(tags/.+/)?(rss/feed.xml|feed.(atom|json))"))
                    .forEach(
                            feed -> {
                                Optional<ETag> got =
                                        blog.pinged.get(TestBlog.URL + "/" + feed.key());
                                if (!Optional.of(feed.etag()).equals(got)) {
                                    assertThat(got)
                                            .as(feed.key() + " at the hub")
                                            .hasValue(feed.etag());
                                }
                            });
        }
    }

    /// Fails unless the catalog's bucket holds what the manifest names, and nothing else.
    public static void checkNoOrphans(TestBlog blog) {
        var named = new TreeSet<String>();
        named.add("manifest.json");
        blog.manifest().segments().forEach(ref -> named.add(ref.name()));
        blog.entries().flatMap(entry -> Stream.ofNullable(entry.copy())).forEach(named::add);
        try (Stream<Bucket.Listed> listing = blog.catalog.list("", "")) {
            Set<String> there = listing.map(Bucket.Listed::key).collect(Collectors.toSet());
            if (!there.equals(named)) {
                assertThat(there).as("the catalog's objects").isEqualTo(named);
            }
        }
    }

    private void eachSourceWasSeen() {
        var seen = new TreeMap<String, ETag>();
        entries.forEach(entry -> seen.put(entry.key().value(), entry.etag()));
        var present = new TreeMap<String, ETag>();
        try (Stream<Bucket.Listed> listing = blog.posts.list("", "")) {
            listing.filter(listed -> SourceKind.of(new Key(listed.key())) != SourceKind.IGNORED)
                    .forEach(listed -> present.put(listed.key(), listed.etag()));
        }
        if (!seen.equals(present)) {
            assertThat(seen).as("versions seen").isEqualTo(present);
        }
    }

    private void eachGoodSourceWasAccepted() {
        for (Entry entry : entries) {
            if (entry.copy() != null) {
                ETag accepted = head(blog.catalog, entry.copy()).etag();
                if (entry.problem() == null && !accepted.equals(entry.etag())) {
                    assertThat(accepted).as(entry.key() + "'s copy").isEqualTo(entry.etag());
                }
            }
        }
    }

    private void theSiteIsACleanRebuild() {
        Sources sources = sources();
        SortedMap<String, File> rebuilt = REBUILDS.get(sources);
        if (rebuilt == null) {
            rebuilt = files(cleanRebuild(blog));
            REBUILDS.put(sources, rebuilt);
        }
        if (!files(blog).equals(rebuilt)) {
            var files = blog.files();
            var clean = cleanRebuild(blog).files();
            assertThat(files.keySet()).as("files").isEqualTo(clean.keySet());
            clean.forEach((key, file) -> assertThat(files.get(key)).as(key).isEqualTo(file));
            assertThat(files(blog)).as("headers").isEqualTo(rebuilt);
        }
    }

    private void nothingIsLeftToDo() {
        if (!manifest.intents().isEmpty() || !manifest.outdated().isEmpty()) {
            assertThat(manifest.intents()).isEmpty();
            assertThat(manifest.outdated()).isEmpty();
        }
    }

    private Sources sources() {
        var accepted = new TreeMap<String, ETag>();
        for (Entry entry : entries) {
            if (entry.copy() != null) {
                accepted.put(entry.key().value(), head(blog.catalog, entry.copy()).etag());
            } else if (entry.isAsset()) {
                accepted.put(entry.key().value(), entry.etag());
            }
        }
        return new Sources(accepted, manifest.instant(), blog.url);
    }

    private static SortedMap<String, File> files(TestBlog blog) {
        var files = new TreeMap<String, File>();
        try (Stream<Bucket.Listed> listing = blog.site.list("", "")) {
            listing.forEach(
                    listed ->
                            files.put(
                                    listed.key(),
                                    new File(
                                            listed.etag(),
                                            head(blog.site, listed.key()).headers())));
        }
        return files;
    }

    /// A blog that is made from nothing, of what the catalog has accepted, for the instant that
    /// this site was made for.
    static TestBlog cleanRebuild(TestBlog blog) {
        Manifest manifest = blog.manifest();
        var sources = new MemoryBucket("accepted");
        for (Entry entry : blog.entries().toList()) {
            String key = entry.key().value();
            if (entry.copy() != null) {
                sources.put(key, body(blog.catalog, entry.copy()), Headers.of(key));
            } else if (entry.isAsset()) {
                sources.put(key, body(blog.posts, key), Headers.of(key));
            }
        }
        var rebuilt = new TestBlog(sources, Sizes.DEFAULT, blog.url);
        rebuilt.now = manifest.instant();
        // An empty manifest, so that all is published in one commit.
        byte[] none = CatalogFormat.write(Manifest.none(Settings.defaults(blog.url)));
        rebuilt.catalog.put("manifest.json", none, Headers.of("manifest.json"));
        try (Stream<Bucket.Listed> listing = sources.list("", "")) {
            rebuilt.publisher().publish(listing.map(listed -> new Key(listed.key())).toList());
        }
        return rebuilt;
    }

    private static byte[] body(Bucket bucket, String key) {
        return bucket.get(key).orElseThrow(() -> missing(bucket, key)).body();
    }

    private static Bucket.ObjectHead head(Bucket bucket, String key) {
        return bucket.head(key).orElseThrow(() -> missing(bucket, key));
    }

    private static AssertionError missing(Bucket bucket, String key) {
        return new AssertionError(key + " is named and not in " + bucket.name());
    }

    private static <K, V> Map<K, V> leastRecentlyUsed(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
