package blog.monochromatic.store;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import blog.monochromatic.site.CodePoints;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Which files of a folder are objects, and under which keys.
///
/// A key is the path below the root, with `/`. A name that starts with a dot is none, save
/// `.well-known`: so the repository that a blog or a site may be kept in, an editor's leavings and
/// our own temporaries are neither listed nor ever removed. A symbolic link to a file below the
/// root is that file; any other link is nothing, so that no walk goes in circles, and nothing
/// outside the root is published.
///
/// The messages of the exceptions are for the operator: what is wrong, what to do.
final class KeyedFiles {
    private static final String SHOWN_THOUGH_DOTTED = ".well-known";

    private final Path root;

    KeyedFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /// The file that the key names; empty where there is none.
    Optional<Path> find(String key) throws IOException {
        Path path = locate(key);
        if (Files.isRegularFile(root)) {
            throw new NotDirectoryException(root.toString());
        }
        if (isHidden(key)) {
            return Optional.empty();
        }
        for (Path folder : foldersAbove(path)) {
            if (attributes(folder).filter(BasicFileAttributes::isDirectory).isEmpty()) {
                return Optional.empty();
            }
        }
        Optional<BasicFileAttributes> attributes = attributes(path);
        return attributes.isPresent() && isObject(path, attributes.get())
                ? Optional.of(path)
                : Optional.empty();
    }

    /// Where a file may be put under the key. Its folders need not exist.
    Path place(String key) throws IOException {
        Path path = locate(key);
        if (isHidden(key)) {
            throw new IOException("a name that starts with a dot is no object here; rename it");
        }
        for (Path folder : foldersAbove(path)) {
            if (attributes(folder).filter(it -> !it.isDirectory()).isPresent()) {
                throw new IOException(
                        "'%s' is a file or a link, so nothing can lie below it; rename one of them"
                                .formatted(key(folder)));
            }
        }
        if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
            throw new IOException(
                    "'%s' is a folder, so no file can have its name; rename one of them"
                            .formatted(key));
        }
        return path;
    }

    /// What lies right in a folder: keys of files, and of folders, with a slash at their end.
    /// Ordered as the keys below them are, so `a.txt` comes before `a/`.
    ///
    /// @param folder with a slash at its end, or empty for the root; one that does not exist has
    ///     nothing in it
    List<String> children(String folder) throws IOException {
        var keys = new ArrayList<String>();
        try (Stream<Path> paths = Files.list(root.resolve(folder))) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                child(folder, path).ifPresent(keys::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        keys.sort(CodePoints::compare);
        return keys;
    }

    /// Removes the folders above a file, up to the root, as far as they are empty.
    void prune(Path file) throws IOException {
        for (Path folder : foldersAbove(file).reversed()) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /// The folder that holds a path below the root.
    static Path folder(Path path) {
        return Objects.requireNonNull(path.getParent(), "Only a file system's root has no parent");
    }

    /// From the outermost, without the root.
    private List<Path> foldersAbove(Path path) {
        var folders = new ArrayList<Path>();
        for (Path at = folder(path); !at.equals(root); at = folder(at)) {
            folders.addFirst(at);
        }
        return folders;
    }

    private Optional<String> child(String folder, Path path) throws IOException {
        String key = folder + path.getFileName();
        if (isHidden(key)) {
            return Optional.empty();
        }
        Optional<BasicFileAttributes> attributes = attributes(path);
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        if (attributes.get().isDirectory()) {
            return Optional.of(key + "/");
        }
        if (!isObject(path, attributes.get())) {
            return Optional.empty();
        }
        if (!locate(key).equals(path)) {
            throw unreadable(path.toString());
        }
        return Optional.of(key);
    }

    private boolean isObject(Path path, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isSymbolicLink()) {
            return attributes.isRegularFile();
        }
        try {
            Path target = path.toRealPath();
            return target.startsWith(root.toRealPath()) && Files.isRegularFile(target);
        } catch (FileSystemException e) {
            return false; // leads nowhere, or to itself
        }
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(
                    Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path locate(String key) throws IOException {
        try {
            Path path = root.resolve(key).normalize();
            if (!path.equals(root) && path.startsWith(root) && key(path).equals(key)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw unreadable(key);
        }
        throw new IOException("a file's key is a path without empty parts, '.' or '..'; rename it");
    }

    private String key(Path path) {
        return root.relativize(path).toString().replace(File.separatorChar, '/');
    }

    private static boolean isHidden(String key) {
        return Stream.of(key.split("/", -1))
                .anyMatch(name -> name.startsWith(".") && !name.equals(SHOWN_THOUGH_DOTTED));
    }

    /// Java reads and writes file names in the locale's charset, and in no other.
    private static IOException unreadable(String name) {
        return new IOException(
                "no file name in this locale's charset: "
                        + name
                        + "; rename it, or set LC_ALL=C.UTF-8");
    }
}
