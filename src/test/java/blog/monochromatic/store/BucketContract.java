package blog.monochromatic.store;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.CodePoints;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.store.Bucket.Fetched;
import blog.monochromatic.store.Bucket.Listed;
import blog.monochromatic.store.Bucket.ObjectHead;
import blog.monochromatic.store.Bucket.PutResult;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every [Bucket] does, whatever it keeps its objects in.
interface BucketContract {
    /// Empty before each test.
    Bucket bucket();

    /// A second one of the same kind, empty before each test.
    Bucket other();

    @Test
    default void anAbsentObjectIsAValue() {
        assertThat(bucket().get("a.txt")).isEmpty();
        assertThat(bucket().head("a.txt")).isEmpty();
        assertThat(bucket().getIfChanged("a.txt", ETag.of(bytes("one")), 100))
                .isEqualTo(new Fetched.Absent());
        assertThat(bucket().list("", "")).isEmpty();
    }

    @Test
    default void whatIsPutIsThere() {
        put(bucket(), "2016/03/a.html", "one");

        assertThat(text(bucket(), "2016/03/a.html")).hasValue("one");
        var head = new ObjectHead(ETag.of(bytes("one")), 3, Headers.of("a.html"), null);
        assertThat(bucket().head("2016/03/a.html")).hasValue(head);
        assertThat(bucket().get("2016/03/a.html").map(object -> object.head())).hasValue(head);
    }

    @Test
    default void aBodyIsAnyBytesOrNone() {
        byte[] all = new byte[256 * 256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        bucket().put("all", all, Headers.of("all"));
        put(bucket(), "none", "");

        assertThat(bucket().get("all").orElseThrow().body()).isEqualTo(all);
        assertThat(bucket().get("none").orElseThrow().body()).isEmpty();
        assertThat(bucket().head("none").orElseThrow().size()).isZero();
    }

    @Test
    default void aPutReplaces() {
        put(bucket(), "a.txt", "one");
        put(bucket(), "a.txt", "two");

        assertThat(text(bucket(), "a.txt")).hasValue("two");
    }

    @Test
    default void whatACallerDoesToABodyAfterwardsChangesNothing() {
        byte[] body = bytes("one");
        bucket().put("a.txt", body, Headers.of("a.txt"));
        body[0] = '?';
        bucket().get("a.txt").orElseThrow().body()[0] = '?';

        assertThat(text(bucket(), "a.txt")).hasValue("one");
    }

    @Test
    default void anObjectIsFetchedOnlyIfItIsAnother() {
        put(bucket(), "a.txt", "one");
        ETag one = ETag.of(bytes("one"));
        assertThat(bucket().getIfChanged("a.txt", one, 100)).isEqualTo(new Fetched.Unchanged());

        put(bucket(), "a.txt", "two");
        assertThat(bucket().getIfChanged("a.txt", one, 100))
                .isInstanceOfSatisfying(
                        Fetched.Changed.class,
                        changed -> {
                            assertThat(changed.object().body()).isEqualTo(bytes("two"));
                            assertThat(changed.object().head())
                                    .isEqualTo(bucket().head("a.txt").orElseThrow());
                        });
    }

    @Test
    default void ofALongObjectTheBeginningIsReadAndTheRestIsKnown() {
        put(bucket(), "a.txt", "a long one");

        assertThat(bucket().getIfChanged("a.txt", null, 6))
                .isInstanceOfSatisfying(
                        Fetched.Changed.class,
                        changed -> {
                            assertThat(changed.object().body()).isEqualTo(bytes("a long"));
                            assertThat(changed.object().head())
                                    .isEqualTo(bucket().head("a.txt").orElseThrow());
                        });
    }

    @Test
    default void anObjectIsReplacedWhileItIsTheExpectedOne() {
        put(bucket(), "a.txt", "one");

        assertThat(putIfMatch(bucket(), "a.txt", "two", "one"))
                .isEqualTo(new PutResult.Stored(ETag.of(bytes("two"))));
        assertThat(text(bucket(), "a.txt")).hasValue("two");
        assertThat(bucket().head("a.txt").orElseThrow().headers()).isEqualTo(Headers.of("a.txt"));
    }

    @Test
    default void anotherObjectThanTheExpectedOneStays() {
        put(bucket(), "a.txt", "one");

        assertThat(putIfMatch(bucket(), "a.txt", "three", "two"))
                .isEqualTo(new PutResult.Refused());
        assertThat(text(bucket(), "a.txt")).hasValue("one");
    }

    @Test
    default void anAbsentObjectIsNotReplaced() {
        assertThat(putIfMatch(bucket(), "a.txt", "two", "one")).isEqualTo(new PutResult.Refused());
        assertThat(bucket().get("a.txt")).isEmpty();
    }

    @Test
    default void anObjectIsCreatedOnce() {
        assertThat(putIfAbsent(bucket(), "a.txt", "one"))
                .isEqualTo(new PutResult.Stored(ETag.of(bytes("one"))));
        assertThat(putIfAbsent(bucket(), "a.txt", "one")).isEqualTo(new PutResult.Refused());
        assertThat(putIfAbsent(bucket(), "a.txt", "two")).isEqualTo(new PutResult.Refused());
        assertThat(text(bucket(), "a.txt")).hasValue("one");

        bucket().delete("a.txt");
        assertThat(putIfAbsent(bucket(), "a.txt", "two")).isInstanceOf(PutResult.Stored.class);
    }

    @Test
    default void ofTwentyThatCreateOneDoes() throws Exception {
        List<PutResult> results = race(20, i -> putIfAbsent(bucket(), "a.txt", "by " + i));

        int winner = onlyStored(results);
        assertThat(text(bucket(), "a.txt")).hasValue("by " + winner);
    }

    @Test
    default void ofTwentyThatReplaceOneDoes() throws Exception {
        put(bucket(), "a.txt", "one");

        List<PutResult> results = race(20, i -> putIfMatch(bucket(), "a.txt", "by " + i, "one"));

        int winner = onlyStored(results);
        assertThat(text(bucket(), "a.txt")).hasValue("by " + winner);
    }

    @Test
    default void whatWasDeletedIsAbsent() {
        put(bucket(), "a/b.txt", "one");
        bucket().delete("a/b.txt");
        bucket().delete("a/b.txt");

        assertThat(bucket().get("a/b.txt")).isEmpty();
        assertThat(bucket().list("", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.txt",
                "a+b.txt",
                "100%.txt",
                "a%20b%2Fc.txt",
                "é.txt",
                "e\u0301.txt",
                "\uD83D\uDE00/\uD83D\uDE00.txt",
                "\uFFFD.txt",
                "it's \"quoted\" & <marked>.txt",
                "a?b=c#d;e,f:g@h!i$j(k)*[l]{m}^n`o|p~q=r.txt",
                "a\\b.txt",
                "line\nbreak\tand tab.txt",
                " between blanks "
            })
    default void aKeyIsAnyCharacters(String key) {
        put(bucket(), key, "one");

        assertThat(text(bucket(), key)).hasValue("one");
        assertThat(bucket().head(key)).isPresent();
        assertThat(bucket().list("", "").map(Listed::key)).containsExactly(key);
        assertThat(bucket().list(key, "")).hasSize(1);
        assertThat(bucket().list("", key)).isEmpty();
        assertThat(putIfMatch(bucket(), key, "two", "one")).isInstanceOf(PutResult.Stored.class);
        assertThat(copy(bucket(), key, "two", other(), "to " + key)).isTrue();
        assertThat(text(other(), "to " + key)).hasValue("two");
        bucket().delete(key);
        assertThat(bucket().get(key)).isEmpty();
    }

    @Test
    default void aListingSaysWhenAnObjectWasPut() {
        Instant before = Instant.now();
        put(bucket(), "a.txt", "one");
        Instant after = Instant.now();

        // Stores count in seconds, and round them.
        assertThat(bucket().list("", "").map(Listed::modified))
                .singleElement(InstanceOfAssertFactories.INSTANT)
                .isBetween(before.minusSeconds(1), after.plusSeconds(1));
    }

    @Test
    default void aListingIsInTheOrderOfTheKeysBytes() {
        List<String> keys =
                List.of(
                        "+",
                        "2016/03/a.txt",
                        "2016/03/b.txt",
                        "2016/04/a.txt",
                        "2016/a.txt",
                        "B",
                        "a b",
                        "a!/b",
                        "a-b",
                        "a.txt",
                        "a/b-c",
                        "a/b.txt",
                        "a/b/c",
                        "a0",
                        "b",
                        "e\u0301",
                        "\u00E9",
                        "\uE000",
                        "\uFFFD",
                        "\uD83D\uDE00",
                        "\uD83D\uDE00/a",
                        "\uD83D\uDE01");
        // A file cannot have a folder's name, and the emoji is both.
        List<String> kept = keys.stream().filter(key -> !key.equals("\uD83D\uDE00")).toList();
        kept.reversed().forEach(key -> put(bucket(), key, key));

        List<Listed> listing = bucket().list("", "").toList();
        assertThat(listing.stream().map(Listed::key)).containsExactlyElementsOf(kept);
        assertThat(listing.stream().map(Listed::etag))
                .containsExactlyElementsOf(kept.stream().map(key -> ETag.of(bytes(key))).toList());
        assertThat(kept).isSortedAccordingTo(CodePoints::compare);
    }

    @Test
    default void aListingIsOfAPrefix() {
        Stream.of(
                        "2015/12/z.txt",
                        "2016/03/a.txt",
                        "2016/03/b.txt",
                        "2016/04/a.txt",
                        "2017/a.txt",
                        "2016.txt")
                .forEach(key -> put(bucket(), key, key));

        assertThat(keys("2016/", ""))
                .containsExactly("2016/03/a.txt", "2016/03/b.txt", "2016/04/a.txt");
        assertThat(keys("2016/0", "")).hasSize(3);
        assertThat(keys("2016/03/b", "")).containsExactly("2016/03/b.txt");
        assertThat(keys("2016", "")).startsWith("2016.txt", "2016/03/a.txt").hasSize(4);
        assertThat(keys("2016/03/a.txt/", "")).isEmpty();
        assertThat(keys("1999/", "")).isEmpty();
    }

    @Test
    default void aListingStartsAfterAKey() {
        Stream.of("a.txt", "a/a.txt", "a/b.txt", "b/a.txt").forEach(key -> put(bucket(), key, key));

        assertThat(keys("", "a.txt")).containsExactly("a/a.txt", "a/b.txt", "b/a.txt");
        assertThat(keys("", "a/a.txt")).containsExactly("a/b.txt", "b/a.txt");
        assertThat(keys("", "a/absent")).containsExactly("a/b.txt", "b/a.txt");
        assertThat(keys("", "a0")).containsExactly("b/a.txt");
        assertThat(keys("", "z")).isEmpty();
        assertThat(keys("a/", "a/a.txt")).containsExactly("a/b.txt");
        assertThat(keys("b/", "a/b.txt")).containsExactly("b/a.txt");
        assertThat(keys("a/", "b")).isEmpty();
        assertThat(keys("a.txt", "a.txt")).isEmpty();
    }

    /// S3 lists a thousand at a time.
    @Test
    default void aListingHasAsManyPagesAsItNeeds() throws Exception {
        List<String> keys =
                IntStream.range(0, 2_100).mapToObj(i -> "notes/%04d %%.txt".formatted(i)).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var puts =
                    keys.stream()
                            .map(key -> threads.submit(() -> put(bucket(), key, "one")))
                            .toList();
            for (Future<?> put : puts) {
                put.get();
            }
        }

        assertThat(keys("", "")).isEqualTo(keys);
        assertThat(keys("notes/", keys.get(49))).isEqualTo(keys.subList(50, 2_100));
        assertThat(bucket().list("", "").limit(1_001)).hasSize(1_001);
    }

    @Test
    default void aCopyIsMadeOfTheObjectWithTheETag() {
        put(bucket(), "img/a.png", "one");
        put(other(), "b.png", "zero");

        assertThat(copy(bucket(), "img/a.png", "one", other(), "b.png")).isTrue();
        assertThat(text(other(), "b.png")).hasValue("one");
        assertThat(other().head("b.png").orElseThrow().headers()).isEqualTo(Headers.of("b.png"));
        assertThat(text(bucket(), "img/a.png")).hasValue("one");
    }

    @Test
    default void aCopyCanBeMadeWithinABucket() {
        put(bucket(), "a.css", "one");

        assertThat(copy(bucket(), "a.css", "one", bucket(), "css/b.css")).isTrue();
        assertThat(text(bucket(), "css/b.css")).hasValue("one");
    }

    @Test
    default void noCopyIsMadeOfAnotherObject() {
        put(bucket(), "a.png", "two");
        put(other(), "a.png", "zero");

        assertThat(copy(bucket(), "a.png", "one", other(), "a.png")).isFalse();
        assertThat(copy(bucket(), "absent.png", "one", other(), "a.png")).isFalse();
        assertThat(copy(bucket(), "a.png", "one", other(), "new/a.png")).isFalse();
        assertThat(text(other(), "a.png")).hasValue("zero");
        assertThat(other().list("", "")).hasSize(1);
    }

    private List<String> keys(String prefix, String after) {
        try (Stream<Listed> listed = bucket().list(prefix, after)) {
            return listed.map(Listed::key).toList();
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static Optional<String> text(Bucket bucket, String key) {
        return bucket.get(key).map(object -> new String(object.body(), UTF_8));
    }

    static void put(Bucket bucket, String key, String text) {
        bucket.put(key, bytes(text), Headers.of(key));
    }

    static PutResult putIfAbsent(Bucket bucket, String key, String text) {
        return bucket.putIfAbsent(key, bytes(text), Headers.of(key));
    }

    static PutResult putIfMatch(Bucket bucket, String key, String text, String expected) {
        return bucket.putIfMatch(key, bytes(text), Headers.of(key), ETag.of(bytes(expected)));
    }

    static boolean copy(Bucket from, String fromKey, String text, Bucket to, String key) {
        return to.copy(from, fromKey, ETag.of(bytes(text)), null, key, Headers.of(key));
    }

    private static int onlyStored(List<PutResult> results) {
        int[] stored =
                IntStream.range(0, results.size())
                        .filter(i -> results.get(i) instanceof PutResult.Stored)
                        .toArray();
        assertThat(stored).hasSize(1);
        return stored[0];
    }

    private static List<PutResult> race(int racers, Racer racer)
            throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(racers);
        try (var threads = Executors.newFixedThreadPool(racers)) {
            List<Callable<PutResult>> tasks =
                    IntStream.range(0, racers)
                            .<Callable<PutResult>>mapToObj(
                                    i ->
                                            () -> {
                                                start.await();
                                                return racer.run(i);
                                            })
                            .toList();
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
    }

    /// One of those who race.
    interface Racer {
        PutResult run(int number);
    }
}
