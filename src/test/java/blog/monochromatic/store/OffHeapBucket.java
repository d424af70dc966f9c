package blog.monochromatic.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.CodePoints;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Objects in numbers that no test's heap would hold: bodies lie one after the other in a file, and
/// what is known of them in native memory. On the heap there is one small object for each some
/// hundred of them.
///
/// All were put long ago, and headers are those of the key. A body is replaced in its old place if
/// it fits there.
public final class OffHeapBucket implements Bucket, AutoCloseable {
    private final String name;
    private final @Nullable FileChannel bodies;
    private final Arena arena = Arena.ofShared();

    /// By the first key that each covers.
    private final TreeMap<String, Page> pages = new TreeMap<>(CodePoints::compare);

    private long end;

    private OffHeapBucket(String name, @Nullable FileChannel bodies) {
        this.name = name;
        this.bodies = bodies;
        pages.put("", new Page(arena.allocate(Page.SIZE)));
    }

    /// One that keeps bodies in a file, which goes with it.
    public static OffHeapBucket in(Path file) throws IOException {
        return new OffHeapBucket(
                file.getFileName().toString(),
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
    }

    /// One that forgets bodies: there are heads and listings only.
    public static OffHeapBucket withoutBodies(String name) {
        return new OffHeapBucket(name, null);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Optional<StoredObject> get(String key) {
        return find(key).map(found -> new StoredObject(body(found), head(key, found)));
    }

    @Override
    public synchronized Fetched getIfChanged(String key, @Nullable ETag known, int most) {
        Optional<Located> found = find(key);
        if (found.isPresent() && found.get().etag().equals(known)) {
            return new Fetched.Unchanged();
        }
        return Fetched.from(get(key), known, most);
    }

    @Override
    public synchronized Optional<ObjectHead> head(String key) {
        return find(key).map(found -> head(key, found));
    }

    @Override
    public synchronized void put(String key, byte[] body, Headers headers) {
        if (!headers.equals(Headers.of(key))) {
            throw new IllegalArgumentException("Other headers than the key's: " + headers);
        }
        byte[] bytes = key.getBytes(UTF_8);
        Map.Entry<String, Page> page = pages.floorEntry(key);
        Located old = page.getValue().find(bytes);
        Located next = written(body, old);
        page.getValue().set(bytes, next);
        if (page.getValue().isFull()) {
            Page upper = page.getValue().split(arena.allocate(Page.SIZE));
            pages.put(upper.firstKey(), upper);
        }
    }

    @Override
    public synchronized PutResult putIfMatch(
            String key, byte[] body, Headers headers, ETag expected) {
        return find(key).filter(found -> found.etag().equals(expected)).isPresent()
                ? stored(key, body, headers)
                : new PutResult.Refused();
    }

    @Override
    public synchronized PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        return find(key).isEmpty() ? stored(key, body, headers) : new PutResult.Refused();
    }

    private PutResult stored(String key, byte[] body, Headers headers) {
        put(key, body, headers);
        return new PutResult.Stored(ETag.of(body));
    }

    @Override
    public synchronized void delete(String key) {
        pages.floorEntry(key).getValue().remove(key.getBytes(UTF_8));
    }

    @Override
    public synchronized Stream<Listed> list(String prefix, String after) {
        boolean fromPrefix = CodePoints.compare(after, prefix) < 0;
        var listing = new Listing(fromPrefix ? prefix : after, fromPrefix);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(listing, 0), false)
                .takeWhile(listed -> listed.key().startsWith(prefix));
    }

    @Override
    public boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers) {
        Optional<StoredObject> present =
                source.get(sourceKey).filter(object -> object.head().etag().equals(etag));
        present.ifPresent(object -> put(key, object.body(), headers));
        return present.isPresent();
    }

    @Override
    public void close() throws IOException {
        arena.close();
        if (bodies != null) {
            bodies.close();
        }
    }

    private Optional<Located> find(String key) {
        return Optional.ofNullable(pages.floorEntry(key).getValue().find(key.getBytes(UTF_8)));
    }

    private static ObjectHead head(String key, Located found) {
        return new ObjectHead(found.etag(), found.size(), Headers.of(key), null);
    }

    private byte[] body(Located found) {
        if (bodies == null) {
            throw new IllegalStateException(name + " keeps no bodies");
        }
        var buffer = ByteBuffer.allocate(found.size());
        try {
            while (buffer.hasRemaining()) {
                if (bodies.read(buffer, found.offset() + buffer.position()) < 0) {
                    throw new IOException("A body ends early");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.array();
    }

    private Located written(byte[] body, @Nullable Located old) {
        ETag etag = ETag.of(body);
        if (bodies == null) {
            return new Located(etag, body.length, 0, 0);
        }
        boolean fits = old != null && body.length <= old.room();
        // Room to grow by a quarter, so that the manifest, which does with each segment, moves
        // seldom.
        int room =
                old != null && fits
                        ? old.room()
                        : body.length + (old == null ? 0 : body.length / 4);
        long offset = old != null && fits ? old.offset() : end;
        if (!fits) {
            end += room;
        }
        var buffer = ByteBuffer.wrap(body);
        try {
            while (buffer.hasRemaining()) {
                bodies.write(buffer, offset + buffer.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Located(etag, body.length, offset, room);
    }

    /// Where a body lies.
    ///
    /// @param room how many bytes it may have without moving
    private record Located(ETag etag, int size, long offset, int room) {}

    /// Walks over the pages by key, so that objects may come and go meanwhile.
    private final class Listing implements Iterator<Listed> {
        private String last;
        private boolean inclusive;
        private @Nullable Listed next;

        Listing(String from, boolean inclusive) {
            this.last = from;
            this.inclusive = inclusive;
        }

        @Override
        public boolean hasNext() {
            if (next == null) {
                next = after(last, inclusive);
            }
            return next != null;
        }

        @Override
        public Listed next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            Listed listed = next;
            last = listed.key();
            inclusive = false;
            next = null;
            return listed;
        }
    }

    private synchronized @Nullable Listed after(String key, boolean inclusive) {
        byte[] bytes = key.getBytes(UTF_8);
        for (Page page : pages.tailMap(pages.floorKey(key), true).values()) {
            Listed listed = page.next(bytes, inclusive);
            if (listed != null) {
                return listed;
            }
        }
        return null;
    }

    /// Objects in the order of their keys' bytes, each: length of the key (2 bytes), the key, MD5
    /// (16), size (4), offset (8), room (4).
    private static final class Page {
        /// A hundred and more of the usual keys: few enough to look through.
        static final int SIZE = 8192;

        private static final int KEY = 2;
        private static final int MD5 = 16;
        private static final int REST = MD5 + 4 + 8 + 4;

        /// S3's longest key.
        private static final int MOST = KEY + 1024 + REST;

        private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED;
        private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
        private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

        private final MemorySegment memory;
        private int used;

        Page(MemorySegment memory) {
            this.memory = memory;
        }

        boolean isFull() {
            return used + MOST > SIZE;
        }

        private int keyLength(int at) {
            return memory.get(SHORT, at);
        }

        private int length(int at) {
            return KEY + keyLength(at) + REST;
        }

        private int compare(int at, byte[] key) {
            int length = keyLength(at);
            int most = Math.min(length, key.length);
            for (int i = 0; i < most; i++) {
                int one = memory.get(ValueLayout.JAVA_BYTE, at + KEY + i) & 0xff;
                int other = key[i] & 0xff;
                if (one != other) {
                    return one - other;
                }
            }
            return length - key.length;
        }

        /// Where the first object is that has this key or a later one.
        private int position(byte[] key) {
            int at = 0;
            while (at < used && compare(at, key) < 0) {
                at += length(at);
            }
            return at;
        }

        private boolean isAt(int at, byte[] key) {
            return at < used && compare(at, key) == 0;
        }

        @Nullable Located find(byte[] key) {
            int at = position(key);
            return isAt(at, key) ? located(at) : null;
        }

        private ETag etag(int at) {
            byte[] md5 = new byte[MD5];
            MemorySegment.copy(
                    memory, ValueLayout.JAVA_BYTE, at + KEY + keyLength(at), md5, 0, MD5);
            return new ETag(java.util.HexFormat.of().formatHex(md5));
        }

        private Located located(int at) {
            long rest = (long) at + KEY + keyLength(at) + MD5;
            return new Located(
                    etag(at),
                    memory.get(INT, rest),
                    memory.get(LONG, rest + 4),
                    memory.get(INT, rest + 12));
        }

        private String key(int at) {
            byte[] key = new byte[keyLength(at)];
            MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, at + KEY, key, 0, key.length);
            return new String(key, UTF_8);
        }

        String firstKey() {
            return key(0);
        }

        @Nullable Listed next(byte[] key, boolean inclusive) {
            int at = position(key);
            if (!inclusive && isAt(at, key)) {
                at += length(at);
            }
            return at < used ? new Listed(key(at), etag(at), Instant.EPOCH) : null;
        }

        void set(byte[] key, Located object) {
            int at = position(key);
            if (!isAt(at, key)) {
                int length = KEY + key.length + REST;
                MemorySegment.copy(memory, at, memory, at + length, used - at);
                used += length;
                memory.set(SHORT, at, (short) key.length);
                MemorySegment.copy(key, 0, memory, ValueLayout.JAVA_BYTE, at + KEY, key.length);
            }
            int rest = at + KEY + key.length;
            byte[] md5 = java.util.HexFormat.of().parseHex(object.etag().value());
            MemorySegment.copy(md5, 0, memory, ValueLayout.JAVA_BYTE, rest, MD5);
            memory.set(INT, rest + MD5, object.size());
            memory.set(LONG, rest + MD5 + 4, object.offset());
            memory.set(INT, rest + MD5 + 12, object.room());
        }

        void remove(byte[] key) {
            int at = position(key);
            if (isAt(at, key)) {
                int length = length(at);
                MemorySegment.copy(memory, at + length, memory, at, used - at - length);
                used -= length;
            }
        }

        /// Moves its upper half into another.
        Page split(MemorySegment other) {
            int half = 0;
            while (half < used / 2) {
                half += length(half);
            }
            var upper = new Page(other);
            upper.used = used - half;
            MemorySegment.copy(memory, half, other, 0, upper.used);
            used = half;
            return upper;
        }
    }
}
