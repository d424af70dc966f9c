package blog.monochromatic.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.SourceKind;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// Says which sources of a folder may have changed. For use by one thread.
///
/// Where a folder came, went or moved, or the system lost count, the whole tree is watched anew: a
/// watch follows its folder to another name, but not the name that it is known by.
final class PreviewWatcher implements AutoCloseable {
    /// An editor's save is a burst of writing, renaming and removing within a few milliseconds; a
    /// reader does not notice 30.
    private static final Duration QUIET = Duration.ofMillis(30);

    /// Copying a thousand photographs takes longer: what is there by then is shown meanwhile.
    private static final Duration LONGEST = Duration.ofMillis(300);

    private final Path root;
    private final Map<WatchKey, Path> folders = new HashMap<>();
    private final Set<Key> files = new TreeSet<>();
    private WatchService service;

    /// Begins to watch.
    ///
    /// @throws IOException if the system refuses to watch the folder
    PreviewWatcher(Path folder) throws IOException {
        root = folder.toRealPath();
        service = root.getFileSystem().newWatchService();
        watch();
    }

    /// What may have changed.
    ///
    /// @param keys of sources that may have come, changed or gone
    /// @param whole whether that may be any; then the keys are those of all that are there
    record Changes(Set<Key> keys, boolean whole) {
        private boolean isNone() {
            return keys.isEmpty() && !whole;
        }
    }

    /// The folder as it was when it was last looked at as a whole.
    Changes everything() {
        return new Changes(Set.copyOf(files), true);
    }

    /// Waits for the next changes, and until they have come to rest.
    ///
    /// @throws IOException if the folder is gone, or the system refuses to watch it
    Changes next() throws IOException, InterruptedException {
        while (true) {
            Changes changes = gather();
            if (changes.whole()) {
                service.close();
                service = root.getFileSystem().newWatchService();
                watch();
                return everything();
            }
            if (!changes.isNone()) {
                return changes;
            }
        }
    }

    private Changes gather() throws InterruptedException {
        var keys = new TreeSet<Key>();
        boolean whole = false;
        @Nullable WatchKey signalled = service.take();
        long end = System.nanoTime() + LONGEST.toNanos();
        while (signalled != null) {
            Path folder = folders.get(signalled);
            for (WatchEvent<?> event : signalled.pollEvents()) {
                if (folder != null && event.context() instanceof Path name) {
                    Path path = folder.resolve(name);
                    whole |= isFolder(path);
                    source(path).ifPresent(keys::add);
                } else {
                    whole = true; // more happened than the system could count
                }
            }
            whole |= !signalled.reset();
            signalled =
                    System.nanoTime() < end
                            ? service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS)
                            : null;
        }
        return new Changes(keys, whole);
    }

    private boolean isFolder(Path path) {
        return (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && mayHoldSources(path))
                || folders.containsValue(path);
    }

    private void watch() throws IOException {
        folders.clear();
        files.clear();
        Files.walkFileTree(root, new Watching());
        if (!folders.containsValue(root)) {
            throw new NotDirectoryException(root + " is no longer a folder");
        }
    }

    private final class Watching extends SimpleFileVisitor<Path> {
        /// Comes before the folder is read, so that nothing can happen in it unnoticed.
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                throws IOException {
            if (!folder.equals(root) && !mayHoldSources(folder)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            folders.put(folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE), folder);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            source(file).ifPresent(files::add);
            return FileVisitResult.CONTINUE;
        }

        /// What is gone again has an event, and what cannot be read is said when it is published.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    /// Not so a repository's `.git`, in which much happens.
    private boolean mayHoldSources(Path folder) {
        return source(folder.resolve("any")).isPresent();
    }

    private Optional<Key> source(Path path) {
        String value = root.relativize(path).toString().replace(File.separatorChar, '/');
        return Optional.of(new Key(value)).filter(key -> SourceKind.of(key) != SourceKind.IGNORED);
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
