package blog.monochromatic.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.CodePoints;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A posts bucket of any size that takes no memory: each post is computed from its number, in dated
/// folders from 2001 to 2019, its day in no order of the names.
///
/// Slots are in the order of their keys: an even one is for a post that is there from the
/// beginning, the odd one after it for a post that may come with the drift.
final class GeneratedPosts implements Bucket {
    private static final int FIRST_YEAR = 2001;
    private static final int MONTHS = 19 * 12;

    /// Of so many posts one is changed, one removed, and after one there is a new one: one percent.
    private static final int DRIFT = 300;

    private static final int CHANGED = 7;
    private static final int REMOVED = 111;
    private static final int ADDED = 222;

    private final int posts;
    private boolean drifted;
    private Asked asked = new Asked(0, 0, 0);

    GeneratedPosts(int posts) {
        this.posts = posts;
    }

    /// What its posts were asked for, by what the answer was.
    record Asked(int bodies, int unchanged, int absent) {
        private Asked and(int moreBodies, int moreUnchanged, int moreAbsent) {
            return new Asked(bodies + moreBodies, unchanged + moreUnchanged, absent + moreAbsent);
        }
    }

    /// What was asked since this was called last.
    Asked asked() {
        Asked answer = asked;
        asked = new Asked(0, 0, 0);
        return answer;
    }

    /// Changes, removes and adds one post each of [#DRIFT].
    ///
    /// @return what has to be asked for to find these, and only these
    Asked drift() {
        drifted = true;
        int changed = count(CHANGED);
        int added = count(ADDED);
        return new Asked(changed + added, 0, count(REMOVED));
    }

    private int count(int which) {
        return posts / DRIFT + (posts % DRIFT > which ? 1 : 0);
    }

    /// How many there are.
    int count() {
        return drifted ? posts + count(ADDED) - count(REMOVED) : posts;
    }

    private boolean exists(long slot) {
        long which = slot / 2 % DRIFT;
        return slot % 2 == 0 ? !(drifted && which == REMOVED) : drifted && which == ADDED;
    }

    private String key(long slot) {
        long number = slot / 2;
        return folder(number)
                + "post-"
                + String.valueOf(10_000_000 + number).substring(1)
                + (slot % 2 == 0 ? ".txt" : "z.txt");
    }

    private String folder(long number) {
        long month = number * MONTHS / posts;
        String digits = String.valueOf(101 + month % 12).substring(1);
        return FIRST_YEAR + month / 12 + "/" + digits + "/";
    }

    private byte[] body(long slot) {
        long number = slot / 2;
        boolean changed = drifted && slot % 2 == 0 && number % DRIFT == CHANGED;
        return "# Post number %d%s\n## — %s%02d\n\nA paragraph about it, of no great length.\n"
                .formatted(
                        number,
                        changed ? ", once more" : "",
                        folder(number).replace('/', '-'),
                        number % 28 + 1)
                .getBytes(UTF_8);
    }

    /// The first slot whose key is not less.
    private long slot(String key) {
        long low = 0;
        long high = 2L * posts;
        while (low < high) {
            long middle = (low + high) / 2;
            if (CodePoints.compare(key(middle), key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean exists(String key) {
        long slot = slot(key);
        return slot < 2L * posts && key(slot).equals(key) && exists(slot);
    }

    private static boolean isPost(String key) {
        return key.contains("/");
    }

    @Override
    public String name() {
        return "generated posts";
    }

    @Override
    public synchronized Optional<StoredObject> get(String key) {
        boolean exists = exists(key);
        if (isPost(key)) {
            asked = exists ? asked.and(1, 0, 0) : asked.and(0, 0, 1);
        }
        return exists ? Optional.of(object(key)) : Optional.empty();
    }

    private StoredObject object(String key) {
        byte[] body = body(slot(key));
        return new StoredObject(
                body, new ObjectHead(ETag.of(body), body.length, Headers.of(key), null));
    }

    @Override
    public synchronized Fetched getIfChanged(String key, @Nullable ETag known, int most) {
        if (exists(key) && object(key).head().etag().equals(known)) {
            asked = asked.and(0, 1, 0);
            return new Fetched.Unchanged();
        }
        return Fetched.from(get(key), known, most);
    }

    @Override
    public Optional<ObjectHead> head(String key) {
        return exists(key) ? Optional.of(object(key).head()) : Optional.empty();
    }

    @Override
    public Stream<Listed> list(String prefix, String after) {
        if (!prefix.isEmpty()) {
            throw new UnsupportedOperationException("Only all of them are listed");
        }
        return LongStream.range(slot(after), 2L * posts)
                .filter(this::exists)
                .mapToObj(slot -> new Listed(key(slot), ETag.of(body(slot)), Instant.EPOCH))
                .dropWhile(listed -> listed.key().equals(after));
    }

    @Override
    public void put(String key, byte[] body, Headers headers) {
        throw readOnly();
    }

    @Override
    public PutResult putIfMatch(String key, byte[] body, Headers headers, ETag expected) {
        throw readOnly();
    }

    @Override
    public PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        throw readOnly();
    }

    @Override
    public void delete(String key) {
        throw readOnly();
    }

    @Override
    public boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("Posts are only read");
    }
}
