package blog.monochromatic.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `java -jar monochromatic.jar preview BLOG`, as its author starts it.
record PreviewProcess(Process process, Path blog, String url) {
    private static final Pattern ADDRESS = Pattern.compile("^(http://localhost:\\d+)/ shows ");

    /// Starts one on a copy of a blog.
    static PreviewProcess of(Path original, Path blog) throws IOException {
        copy(original, blog);
        String jar =
                Objects.requireNonNull(
                        System.getProperty("monochromatic.jar"), "Run mvn -B verify -Pbrowser");
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-jar",
                                        jar,
                                        "preview",
                                        blog.toString(),
                                        "--port",
                                        "0"))
                        .redirectErrorStream(true)
                        .start();
        BufferedReader printed = process.inputReader(UTF_8);
        var lines = new StringBuilder();
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread.ofVirtual().start(() -> printed.lines().forEach(System.out::println));
                return new PreviewProcess(process, blog, address.group(1));
            }
            lines.append(line).append('\n');
        }
        throw new AssertionError("preview has ended: " + lines);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
