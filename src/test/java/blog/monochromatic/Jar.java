package blog.monochromatic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The jar that `mvn package` makes: the function's code and the author's tool.
final class Jar {

    private Jar() {}

    static Path path() {
        Path jar =
                Path.of(
                        Optional.ofNullable(System.getProperty("monochromatic.jar"))
                                .orElse("target/monochromatic.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new AssertionError(
                    "%s is not there: run `mvn package -DskipTests` first"
                            .formatted(jar.toAbsolutePath()));
        }
        return jar;
    }

    /// Makes the site of a blog folder with the command line's `build`.
    static void build(Path blog, Path site, String url) throws IOException, InterruptedException {
        Process build =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-jar",
                                        path().toString(),
                                        "build",
                                        blog.toString(),
                                        site.toString(),
                                        "--url",
                                        url))
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(build.getInputStream().readAllBytes(), UTF_8);
        if (build.waitFor() != 0) {
            throw new AssertionError(
                    "`build %s` ended with %d: %s".formatted(blog, build.exitValue(), printed));
        }
    }
}
