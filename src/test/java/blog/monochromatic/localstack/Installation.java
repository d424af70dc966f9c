package blog.monochromatic.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// LocalStack in a Python environment of its own, in the user's cache. It is complete or absent: it
/// is installed beside its place and then moved there, by one build at a time.
///
/// @param home its folder, named by the lock file's hash, so that another lock is another
///     installation
record Installation(Path home) {

    private static final String LOCK = "/localstack/requirements.txt";

    /// The installation for this project's lock file, made if it is absent.
    ///
    /// @throws IllegalStateException if it cannot be made; the message has the end of what pip
    ///     printed
    static Installation ensure() {
        Python python = Python.find();
        byte[] lock = resource(LOCK);
        Path home = cache().resolve("localstack-" + hash(lock, python));
        if (!Files.isDirectory(home)) {
            install(python, lock, home);
        }
        return new Installation(home);
    }

    /// The environment's interpreter. The only program of it to call: the others name the folder in
    /// which they were installed, and that has moved.
    Path python() {
        return home.resolve("bin").resolve("python");
    }

    private static void install(Python python, byte[] lock, Path home) {
        try {
            Files.createDirectories(home.getParent());
            try (FileChannel channel =
                            FileChannel.open(
                                    home.resolveSibling(home.getFileName() + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.isDirectory(home)) {
                    installBeside(python, lock, home);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot install LocalStack into " + home, e);
        }
    }

    private static void installBeside(Python python, byte[] lock, Path home) throws IOException {
        System.out.printf(
                "Installing LocalStack into %s, this once. It takes about a minute.%n", home);
        Path folder = Files.createTempDirectory(home.getParent(), "localstack-");
        try {
            String environment = folder.toString();
            run(python.executable(), "-m", "venv", environment);
            Path requirements = Files.write(folder.resolve("requirements.txt"), lock);
            run(
                    new Installation(folder).python().toString(),
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--no-deps",
                    "--requirement",
                    requirements.toString());
            Files.move(folder, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void run(String... command) {
        Command.Result result =
                Command.run(List.of(command))
                        .orElseThrow(
                                () -> new IllegalStateException(command[0] + " does not start"));
        if (!result.succeeded()) {
            throw new IllegalStateException(
                    """
                    Cannot install LocalStack: `%s` ended with %d. See that the network and Python's package index \
                    can be reached, and try again. It printed:
                    %s\
                    """
                            .formatted(
                                    String.join(" ", command), result.status(), result.output()));
        }
    }

    private static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path root =
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(configured);
        return root.resolve("monochromatic").toAbsolutePath();
    }

    private static String hash(byte[] lock, Python python) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(lock);
            digest.update(python.version().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Installation.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The test resource " + name + " is not there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the test resource " + name, e);
        }
    }
}
