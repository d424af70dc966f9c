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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The examples of the CommonMark specification, but for what is added to their HTML. They are in
/// its `spec.txt`, which the property `commonmark.spec` names and `.ci/commonmark` fetches.
class CommonMarkExamples {
    /// How many version 0.31.2 has.
    private static final int ALL = 652;

    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "^`{32} example\\n(?<markdown>(?s:.*?))^\\.\\n(?<html>(?s:.*?))^`{32}$",
                    Pattern.MULTILINE);

    /// What posts have beyond the specification, and what their HTML is without it.
    private static final Map<String, String> ADDITIONS =
            Map.ofEntries(
                    // a heading's name, and the link to it
                    Map.entry(
                            "<div class=\"heading\">\n"
                                    + "<(h[1-6]) id=\"[^\"]*\">((?s:.*?))</\\1>\n"
                                    + "(?:<a class=\"anchor\" href=\"#[^\"]*\""
                                    + " aria-label=\"[^\"]*\"></a>\n"
                                    + ")?</div>\n",
                            "<$1>$2</$1>\n"),
                    // code that can be scrolled by keyboard, and has colours
                    Map.entry("<pre tabindex=\"0\">", "<pre>"),
                    Map.entry("<span class=\"[acfknstv]\">([^<]*)</span>", "$1"),
                    // images that load when they are about to be seen
                    Map.entry(" loading=\"lazy\"", ""),
                    Map.entry(" decoding=\"async\"", ""),
                    // a title as a caption
                    Map.entry(
                            "<figure>\n(<img [^>]*) />\n<figcaption>(.*)</figcaption>\n</figure>",
                            "<p>$1 title=\"$2\" /></p>"));

    /// The examples where an address is no link to CommonMark, and one to us.
    private static final Set<Integer> EXCEPTIONS = Set.of(602, 606, 608, 611, 612);

    private static final Markdown.Style PLAIN = new Markdown.Style(false, false, "en");

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
        String html = Markdown.html(example.markdown(), PLAIN);
        for (Map.Entry<String, String> addition : ADDITIONS.entrySet()) {
            html = html.replaceAll(addition.getKey(), addition.getValue());
        }

        if (EXCEPTIONS.contains(example.number())) {
            assertThat(html).as("no exception").isNotEqualTo(example.html());
        } else {
            assertThat(html).isEqualTo(example.html());
        }
    }
}
