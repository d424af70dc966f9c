package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import blog.monochromatic.catalog.Look;
import blog.monochromatic.site.ETag;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The example blog gives the site under `src/test/resources/golden`, byte for byte.
///
/// What is meant to change is kept with `mvn test -Dtest=GoldenSiteTest -Dgolden.update`. Where the
/// same blog gives other bytes, [Look#RENDERER] is to be raised first, so that an upgrade makes the
/// pages of deployed blogs again.
class GoldenSiteTest {
    private static final Path EXAMPLE = Path.of("src/example");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    /// What the golden site was made of, and by which renderer.
    private static final Path ORIGIN = Path.of("src/test/resources/golden-origin.txt");

    private static final String NOW = "2026-01-01T00:00:00Z";

    @TempDir private Path folder = Path.of("");

    @Test
    void theExampleBlogGivesTheGoldenSite() throws IOException {
        Path site = folder.resolve("site");
        int status =
                new CommandLine(new Build())
                        .execute(EXAMPLE.toString(), site.toString(), "--now", NOW);
        assertThat(status).isZero();
        SortedMap<String, byte[]> made = files(site);

        if (System.getProperty("golden.update") != null) {
            assertRendererIsRaised(made);
            replaceGolden(made);
            Files.writeString(ORIGIN, origin());
        }

        assertThat(differences(files(GOLDEN), made))
                .as("from the golden site; -Dgolden.update replaces it")
                .isEmpty();
        assertThat(ORIGIN).as("-Dgolden.update writes it").content().isEqualTo(origin());
    }

    private static void assertRendererIsRaised(SortedMap<String, byte[]> made) throws IOException {
        if (Files.readString(ORIGIN).equals(origin())) {
            assertThat(differences(files(GOLDEN), made))
                    .as("The same blog gives another site: raise Look.RENDERER")
                    .isEmpty();
        }
    }

    private static String origin() throws IOException {
        var example = new ByteArrayOutputStream();
        for (var file : files(EXAMPLE).entrySet()) {
            example.writeBytes(file.getKey().getBytes(UTF_8));
            example.writeBytes(file.getValue());
        }
        return "renderer %d, example %s\n".formatted(Look.RENDERER, ETag.of(example.toByteArray()));
    }

    private static List<String> differences(
            SortedMap<String, byte[]> golden, SortedMap<String, byte[]> made) {
        var paths = new TreeSet<>(golden.keySet());
        paths.addAll(made.keySet());
        var differences = new ArrayList<String>();
        for (String path : paths) {
            byte[] expected = golden.get(path);
            byte[] actual = made.get(path);
            if (expected == null) {
                differences.add(path + " is not in the golden site");
            } else if (actual == null) {
                differences.add(path + " is missing");
            } else if (!Arrays.equals(expected, actual)) {
                differences.add(path + firstDifference(expected, actual));
            }
        }
        return differences;
    }

    private static String firstDifference(byte[] expected, byte[] actual) {
        List<String> were = List.of(new String(expected, UTF_8).split("\n", -1));
        List<String> are = List.of(new String(actual, UTF_8).split("\n", -1));
        for (int i = 0; i < Math.min(were.size(), are.size()); i++) {
            if (!were.get(i).equals(are.get(i))) {
                return ":%d: golden '%s', made '%s'".formatted(i + 1, were.get(i), are.get(i));
            }
        }
        return ": golden has %d lines, made %d".formatted(were.size(), are.size());
    }

    private static void replaceGolden(SortedMap<String, byte[]> made) throws IOException {
        for (String old : files(GOLDEN).keySet()) {
            Files.delete(GOLDEN.resolve(old));
        }
        for (var file : made.entrySet()) {
            Path path = GOLDEN.resolve(file.getKey());
            Files.createDirectories(requireNonNullElse(path.getParent(), GOLDEN));
            Files.write(path, file.getValue());
        }
    }

    /// The files of a folder by their paths in it; none where there is no folder.
    private static SortedMap<String, byte[]> files(Path root) throws IOException {
        var files = new TreeMap<String, byte[]>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(
                            root.relativize(file).toString().replace('\\', '/'),
                            Files.readAllBytes(file));
                }
            }
        }
        return files;
    }
}
