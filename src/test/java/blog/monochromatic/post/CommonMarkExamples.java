package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The examples of the CommonMark specification, from its `spec.txt`, which the property
/// `commonmark.spec` names. `.ci/commonmark` fetches it.
class CommonMarkExamples {
    /// How many version 0.31.2 has.
    private static final int ALL = 652;

    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "^`{32} example\\n(?<markdown>(?s:.*?))^\\.\\n(?<html>(?s:.*?))^`{32}$",
                    Pattern.MULTILINE);

    /// @param number from 1, as in https://spec.commonmark.org/0.31.2/
    record Example(int number, String markdown, String html) {}

    static List<Example> examples() throws IOException {
        String file =
                Objects.requireNonNull(
                        System.getProperty("commonmark.spec"), "Run .ci/commonmark instead");
        List<MatchResult> found =
                EXAMPLE.matcher(Files.readString(Path.of(file)).replace('→', '\t'))
                        .results()
                        .toList();
        var examples = new ArrayList<Example>();
        for (MatchResult one : found) {
            examples.add(
                    new Example(examples.size() + 1, one.group("markdown"), one.group("html")));
        }
        return examples;
    }

    @Test
    void thereAreAllOfThem() throws IOException {
        assertThat(examples()).hasSize(ALL);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleGivesTheSpecificationsHtml(Example example) {
        assertThat(Markdown.html(example.markdown())).isEqualTo(example.html());
    }
}
