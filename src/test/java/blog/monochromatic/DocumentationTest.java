package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class DocumentationTest {
    private static final int MOST_LINES = 150;

    /// The README has the tables of all that an author can say, too.
    private static final int MOST_LINES_WITH_TABLES = 210;

    /// `Maker`, `Manifest.Lists`, `Entry.isVisible`.
    private static final Pattern NAME =
            Pattern.compile("`([A-Z]\\w*[a-z]\\w*)(?:\\.(\\w+))?(?:`|s`)");

    private static final String ARGUMENT =
            "src/main/java/blog/monochromatic/publish/package-info.java";

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?://|/)([^)#]+)");

    @ParameterizedTest
    @ValueSource(strings = {"ARCHITECTURE.md", ARGUMENT})
    void eachTypeThatADocumentNamesExists(String file) throws IOException {
        Set<String> sources = sources();
        Matcher name = NAME.matcher(Files.readString(Path.of(file)));
        var missing = new TreeSet<String>();
        int names = 0;
        while (name.find()) {
            names++;
            Set<String> files =
                    sources.stream()
                            .filter(source -> source.endsWith("/" + name.group(1) + ".java"))
                            .collect(Collectors.toSet());
            boolean memberExists =
                    name.group(2) == null
                            || files.stream().anyMatch(one -> mentions(one, name.group(2)));
            if (files.isEmpty() || !memberExists) {
                missing.add(name.group());
            }
        }

        assertThat(names).isGreaterThan(10);
        assertThat(missing).isEmpty();
    }

    @Test
    void theArgumentForConvergenceNamesEachRuleThatMutationsBreak() throws IOException {
        var named = new TreeSet<String>();
        Matcher rule =
                Pattern.compile("\\*([a-z]+)\\*").matcher(Files.readString(Path.of(ARGUMENT)));
        while (rule.find()) {
            named.add(rule.group(1));
        }
        try (Stream<Path> patches = Files.list(Path.of("src/test/mutations"))) {
            assertThat(patches.map(it -> it.getFileName().toString().replace(".patch", "")))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void theArchitectureNamesEachPackage() throws IOException {
        String architecture = Files.readString(Path.of("ARCHITECTURE.md"));
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/blog/monochromatic"))) {
            assertThat(folders.filter(Files::isDirectory))
                    .allSatisfy(
                            folder ->
                                    assertThat(architecture)
                                            .contains("| `" + folder.getFileName() + "` |"));
        }
    }

    @Test
    void aDocumentIsReadInOneSitting() throws IOException {
        assertThat(Files.readAllLines(Path.of("ARCHITECTURE.md")))
                .hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(Files.readAllLines(Path.of("OPERATIONS.md")))
                .hasSizeLessThanOrEqualTo(MOST_LINES);
        assertThat(Files.readAllLines(Path.of("README.md")))
                .hasSizeLessThanOrEqualTo(MOST_LINES_WITH_TABLES);
    }

    @Test
    void theReadmeHasATableOfWhatFrontMatterCanSay() throws IOException {
        assertThat(firstColumn("| name |")).containsExactlyElementsOf(Post.NAMES);
    }

    @Test
    void theReadmeHasATableOfTheSettingsWithTheirDefaults() throws IOException {
        assertThat(firstColumn("| setting |")).containsExactlyElementsOf(HomeText.NAMES);
        Settings defaults = Settings.defaults("");
        assertThat(Files.readString(Path.of("README.md")))
                .contains(
                        "| `title` | `" + defaults.title() + "` |",
                        "| `description` | " + defaults.description() + "|",
                        "| `author` | " + defaults.author() + "|",
                        "| `language` | `" + defaults.language() + "` |",
                        "| `timezone` | `" + defaults.timezone() + "` (UTC) |",
                        "| `typography` | `" + defaults.typography() + "` |",
                        "| `home` | `" + defaults.home() + "` |",
                        "| `list` | `" + defaults.list() + "` |",
                        "| `feed` | `" + defaults.feed() + "` |",
                        "| `hub` | " + defaults.hub() + "|");
        assertThat(defaults.menu()).isEmpty();
    }

    /// The names in the first column of a table of the README.
    private static List<String> firstColumn(String head) throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "ARCHITECTURE.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "OPERATIONS.md"
            })
    void aLinkToAFileLeadsToOne(String file) throws IOException {
        String withoutCode = Files.readString(Path.of(file)).replaceAll("`[^`\n]*`", "");
        Matcher link = LINK.matcher(withoutCode);
        while (link.find()) {
            assertThat(Path.of(link.group(1))).exists();
        }
    }

    private static Set<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(Path::toString).collect(Collectors.toSet());
        }
    }

    private static boolean mentions(String file, String member) {
        try {
            return Files.readString(Path.of(file)).matches("(?s).*\\b" + member + "\\b.*");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
