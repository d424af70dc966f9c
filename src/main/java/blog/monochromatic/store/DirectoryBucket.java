package blog.monochromatic.store;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import blog.monochromatic.site.CodePoints;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// The files of a folder, by their paths below it: the author's blog, and a built site.
/// [KeyedFiles] says which files are objects.
///
/// Headers are not kept: an object has [Headers#of] its key, whatever it was put with. ETags are
/// MD5s, made anew by reading the file, and there are no versions. A file appears whole, under its
/// name, or not at all: it is written beside it, under a name that starts with a dot, and moved. A
/// key whose folder is a file, or which is a folder itself, is absent, and cannot be put. Folders
/// come with the first file in them, and go with the last.
///
/// The conditions of conditional puts hold among the users of one `DirectoryBucket`, not among
/// processes.
public final class DirectoryBucket implements Bucket {
    private static final String TEMPORARY = ".monochromatic-";

    private final KeyedFiles files;

    /// Held by everything that writes, so that what a condition saw is what is replaced.
    private final Lock writing = new ReentrantLock();

    /// @param root need not exist: then the bucket is empty, and the first put makes it
    public DirectoryBucket(Path root) {
        files = new KeyedFiles(root);
    }

    @Override
    public String name() {
        return files.root().toString();
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return attempt("GetObject", key, () -> present(key, DirectoryBucket::read));
    }

    @Override
    public Fetched getIfChanged(String key, @Nullable ETag known, int most) {
        Optional<StoredObject> present =
                attempt("GetObject", key, () -> present(key, (file, _) -> read(file, key, most)));
        return Fetched.from(present, known, most);
    }

    @Override
    public Optional<ObjectHead> head(String key) {
        return attempt("HeadObject", key, () -> present(key, DirectoryBucket::digest));
    }

    @Override
    public void put(String key, byte[] body, Headers headers) {
        alone("PutObject", key, () -> store(key, body));
    }

    @Override
    public PutResult putIfMatch(String key, byte[] body, Headers headers, ETag expected) {
        return alone(
                "PutObject",
                key,
                () -> {
                    Optional<ObjectHead> present = present(key, DirectoryBucket::digest);
                    return present.isPresent() && present.get().etag().equals(expected)
                            ? store(key, body)
                            : new PutResult.Refused();
                });
    }

    @Override
    public PutResult putIfAbsent(String key, byte[] body, Headers headers) {
        return alone(
                "PutObject",
                key,
                () -> files.find(key).isEmpty() ? store(key, body) : new PutResult.Refused());
    }

    @Override
    public void delete(String key) {
        alone(
                "DeleteObject",
                key,
                () -> {
                    Optional<Path> file = files.find(key);
                    if (file.isPresent()) {
                        Files.deleteIfExists(file.get());
                        files.prune(file.get());
                    }
                    return file;
                });
    }

    @Override
    public Stream<Listed> list(String prefix, String after) {
        return below("", prefix, after);
    }

    @Override
    public boolean copy(
            Bucket source,
            String sourceKey,
            ETag etag,
            @Nullable String version,
            String key,
            Headers headers) {
        if (!(source instanceof DirectoryBucket from)) {
            throw new IllegalArgumentException("Not a folder: " + source.name());
        }
        return alone(
                "CopyObject",
                key,
                () ->
                        from.present(
                                        sourceKey,
                                        (path, ignored) ->
                                                install(
                                                        key,
                                                        out ->
                                                                digest(path, out)
                                                                        .etag()
                                                                        .equals(etag)))
                                .orElse(false));
    }

    private Stream<Listed> below(String folder, String prefix, String after) {
        return attempt("ListObjectsV2", prefix + "*", () -> files.children(folder)).stream()
                .filter(child -> isWanted(child, prefix, after))
                .flatMap(
                        child ->
                                child.endsWith("/")
                                        ? below(child, prefix, after)
                                        : listed(child).stream());
    }

    /// Whether the key of a file is to be listed, or one below that of a folder may be.
    private static boolean isWanted(String child, String prefix, String after) {
        boolean holdsThem = child.endsWith("/");
        return (child.startsWith(prefix) || (holdsThem && prefix.startsWith(child)))
                && (CodePoints.compare(child, after) > 0 || (holdsThem && after.startsWith(child)));
    }

    private Optional<Listed> listed(String key) {
        return attempt("ListObjectsV2", key, () -> present(key, DirectoryBucket::listed));
    }

    private static Listed listed(Path file, String key) throws IOException {
        return new Listed(
                key,
                digest(file, OutputStream.nullOutputStream()).etag(),
                Files.getLastModifiedTime(file).toInstant());
    }

    private static StoredObject read(Path file, String key) throws IOException {
        byte[] body = Files.readAllBytes(file);
        return new StoredObject(
                body, new ObjectHead(ETag.of(body), body.length, Headers.of(key), null));
    }

    private static StoredObject read(Path file, String key, int most) throws IOException {
        if (Files.size(file) <= most) {
            return read(file, key);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new StoredObject(in.readNBytes(most), digest(file, key));
        }
    }

    private static ObjectHead digest(Path file, String key) throws IOException {
        Digest digest = digest(file, OutputStream.nullOutputStream());
        return new ObjectHead(digest.etag(), digest.size(), Headers.of(key), null);
    }

    /// Copies a file of any size, and says what was copied.
    private static Digest digest(Path file, OutputStream out) throws IOException {
        try (InputStream plain = Files.newInputStream(file);
                var in = new DigestInputStream(plain, MessageDigest.getInstance("MD5"))) {
            long size = in.transferTo(out);
            return new Digest(
                    new ETag(HexFormat.of().formatHex(in.getMessageDigest().digest())), size);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    private PutResult store(String key, byte[] body) throws IOException {
        install(
                key,
                out -> {
                    out.write(body);
                    return true;
                });
        return new PutResult.Stored(ETag.of(body));
    }

    /// Puts what `content` writes in the place of `key`, if it then says so; otherwise all is as it
    /// was.
    private boolean install(String key, Content content) throws IOException {
        Path place = files.place(key);
        Path folder = KeyedFiles.folder(place);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        Path temporary = folder.resolve(TEMPORARY + UUID.randomUUID());
        try {
            boolean wanted;
            try (OutputStream out = Files.newOutputStream(temporary, CREATE_NEW)) {
                wanted = content.writeTo(out);
            }
            if (wanted) {
                Files.move(temporary, place, ATOMIC_MOVE);
            }
            return wanted;
        } finally {
            Files.deleteIfExists(temporary);
            files.prune(place);
        }
    }

    /// What `reader` makes of the key's file; empty where there is none, or no longer.
    private <T> Optional<T> present(String key, Reader<T> reader) throws IOException {
        Optional<Path> file = files.find(key);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(file.get(), key));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private <T> T alone(String operation, String key, Action<T> action) {
        writing.lock();
        try {
            return attempt(operation, key, action);
        } finally {
            writing.unlock();
        }
    }

    private <T> T attempt(String operation, String key, Action<T> action) {
        try {
            return action.run();
        } catch (FileSystemException e) {
            // The message is often the bare path.
            String why = e.getClass().getSimpleName() + ": " + e.getMessage();
            throw new StoreException(operation, name(), key, why, e);
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(operation, name(), key, e);
        }
    }

    private record Digest(ETag etag, long size) {}

    private interface Action<T> {
        T run() throws IOException;
    }

    private interface Reader<T> {
        T read(Path file, String key) throws IOException;
    }

    private interface Content {
        boolean writeTo(OutputStream out) throws IOException;
    }
}
