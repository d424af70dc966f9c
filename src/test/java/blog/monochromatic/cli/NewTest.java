package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import blog.monochromatic.post.Post;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Refusal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class NewTest {
    @TempDir private Path blog = Path.of("");
    private final StringWriter output = new StringWriter();
    private final StringWriter error = new StringWriter();

    @BeforeEach
    void aBlogInBerlin() throws IOException {
        write("index.txt", "---\ntimezone: Europe/Berlin\n---\n");
    }

    @Test
    void aPostIsStartedInTheAncestorsFormAndItsPathIsPrinted() throws IOException {
        assertThat(start("Hand-made containers")).isZero();

        Path post = blog.resolve("2026/11/hand-made-containers.txt");
        assertThat(output).hasToString(post + System.lineSeparator());
        assertThat(error.toString()).isEmpty();
        assertThat(Files.readString(post))
                .isEqualTo(
                        """
                        # [Hand-made containers](#)
                        ## &mdash; 27 November, 2026

                        """);
    }

    @Test
    void aTitleMayBeSeveralArguments() throws IOException {
        start("Forty", "walks ", "&", "a\nchart");

        assertThat(Files.readString(blog.resolve("2026/11/forty-walks-a-chart.txt")))
                .startsWith("# [Forty walks & a chart](#)\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
                "*a* _b_ `c` [d](e) ![f](g) <b>h</b> <https://i.example> ~~j~~",
                "&amp; &#65; & &copy",
                "C#",
                "# heading #",
                "18 March, 2016",
                "]: \\",
                "Größe — 日本語 👩‍💻"
            })
    void theTitleComesOutAsItWasTyped(String title) throws IOException, Refusal {
        start(title);

        Path file = blog.resolve(output.toString().strip());
        Post post = Post.parse(new Key("2026/11/a.txt"), Files.readAllBytes(file));
        assertThat(post.title()).isEqualTo(title);
        assertThat(post.date()).isEqualTo(PostDate.of(LocalDate.of(2026, 11, 27)));
        assertThat(post.body().strip()).isEmpty();
    }

    @Test
    void todayIsThatOfTheBlogsTimeZone() {
        run("--now=2026-10-31T23:30:00Z", blog.toString(), "A");

        assertThat(output.toString().strip()).isEqualTo(blog + "/2026/11/a.txt");
    }

    @Test
    void aTitleWithoutLettersIsNamedByItsDay() throws IOException {
        start("?!");
        start("Index");

        assertThat(files())
                .containsExactly(
                        "2026/11/2026-11-27.txt", "2026/11/index-2026-11-27.txt", "index.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026/11/a.txt", "2026/11/a.md", "2026/11/a.html"})
    void whatIsThereIsNotOverwritten(String present) throws IOException {
        write(present, "years of work");

        assertThat(start("A")).isEqualTo(2);

        assertThat(error.toString().lines().findFirst())
                .contains(
                        blog.resolve(present)
                                + " is there already; edit that, or choose another title");
        assertThat(output.toString()).isEmpty();
        assertThat(files()).containsExactly(present, "index.txt");
        assertThat(blog.resolve(present)).hasContent("years of work");
    }

    @Test
    void aTitleHasWordsAndNotTooMany() throws IOException {
        assertThat(start(" ")).isEqualTo(2);
        assertThat(start("a".repeat(501))).isEqualTo(2);

        assertThat(error.toString().lines())
                .contains("The title is empty; write one after the folder")
                .anyMatch(line -> line.startsWith("The heading that is its title has 501"));
        assertThat(files()).containsExactly("index.txt");
    }

    @Test
    void aTimeZoneThatIsNotKnownIsSaid() throws IOException {
        write("index.txt", "---\ntimezone: Berlin\n---\n");

        assertThat(start("A")).isEqualTo(1);

        assertThat(error.toString())
                .startsWith(blog + "/index.txt:2: 'Berlin' is not a time zone; ");
        assertThat(files()).containsExactly("index.txt");
    }

    @Test
    void aBlogIsAFolder() {
        Path absent = blog.resolve("absent");

        assertThat(run(absent.toString(), "A")).isEqualTo(2);

        assertThat(error.toString())
                .startsWith(
                        "There is no folder "
                                + absent
                                + "; make it, or name the one that holds your texts");
        assertThat(absent).doesNotExist();
    }

    private int start(String... title) {
        var arguments = new ArrayList<>(List.of("--now=2026-11-27T12:00:00Z", blog.toString()));
        arguments.addAll(Arrays.asList(title));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return new CommandLine(new New())
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(error, true))
                .execute(arguments);
    }

    private void write(String key, String text) throws IOException {
        Path file = blog.resolve(key);
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(blog)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> blog.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
