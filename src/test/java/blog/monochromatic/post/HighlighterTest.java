package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

class HighlighterTest {
    private static String html(String code, String language) {
        return new Highlighter().html(code, language);
    }

    @Test
    void thePartsOfCodeAreInSpans() {
        assertThat(
                        Markdown.html(
                                """
                                ``` Java title
                                /* a
                                   b */ int c = 0x1F + d("<e>"); // f
                                ```
                                """,
                                new Markdown.Style(true, false, "en")))
                .isEqualTo(
                        """
                        <pre tabindex="0"><code class="language-Java"><span class="c">/* a
                           b */</span> <span class="t">int</span> c = <span class="n">0x1F</span> + d(<span class="s">&quot;&lt;e&gt;&quot;</span>); <span class="c">// f</span>
                        </code></pre>
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "bash| # a| c| # a",
                "c| #define A| a| #define",
                "clojure| ; a| c| ; a",
                "cpp| class A;| k| class",
                "csharp| namespace A;| k| namespace",
                "css| /* a */| c| /* a */",
                "dart| class A {}| k| class",
                "dockerfile| FROM a| k| FROM",
                "go| func a() {}| k| func",
                "groovy| def a = 1| n| 1",
                "html| <p>a</p>| k| p",
                "ini| a=b| t| a",
                "java| @A class B {}| a| @A",
                "js| let a = 1;| n| 1",
                "json| {\"a\": true}| n| true",
                "kotlin| fun a() {}| k| fun",
                "latex| % a| c| % a",
                "less| /* a */| c| /* a */",
                "lisp| ; a| c| ; a",
                "lua| -- a| c| -- a",
                "make| # a| c| # a",
                "markdown| `a`| a| `a`",
                "perl| my $a;| v| $a",
                "php| <?php echo 1;| n| 1",
                "properties| # a| c| # a",
                "proto| message A {}| k| message",
                "py| def a(): pass| k| def",
                "rb| def a; end| k| def",
                "rust| fn a() {}| k| fn",
                "scala| object A| k| object",
                "sql| select 1| k| select",
                "tcl| # a| c| # a",
                "ts| interface A {}| k| interface",
                "vb| Dim a| k| Dim",
                "xml| <a b=\"c\"/>| k| a",
                "yaml| # a| c| # a"
            })
    void manyLanguagesAreKnown(String language, String code, String name, String part) {
        String html = html(code, language);

        assertThat(html.replaceAll("</?span[^>]*>", ""))
                .isEqualTo(code.replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"));
        assertThat(html).contains("<span class=\"" + name + "\">" + part + "</span>");
    }

    @Test
    void aLanguageThatIsNotKnownIsPlain() {
        assertThat(html("int <a>;", "brainf\"")).isEqualTo("int &lt;a&gt;;");
        assertThat(Markdown.html("```x\"y\nint\n```\n", new Markdown.Style(true, false, "en")))
                .isEqualTo(
                        "<pre tabindex=\"0\"><code class=\"language-x&quot;y\">int\n"
                                + "</code></pre>\n");
    }

    @Test
    void whatIsMuchOrHasLongLinesIsPlain() {
        String line = "int a;".repeat(300) + "\n";
        var highlighter = new Highlighter();

        assertThat(highlighter.html("int a;" + " ".repeat(2_000), "java")).doesNotContain("<");
        assertThat(highlighter.html(line.repeat(40), "java")).contains("<span");
        assertThat(highlighter.html(line.repeat(20), "java")).doesNotContain("<");
        assertThat(highlighter.html(line, "java")).contains("<span");
    }

    @Test
    void aTextWithoutFencesLoadsNothingOfIt() throws IOException, InterruptedException {
        assertThat(loaded("# a\n\n    int b;\n\n```\nint c;\n```\n")).isEmpty();
        assertThat(loaded("```java\nint a;\n```\n"))
                .anyMatch(name -> name.endsWith(".JavaTokenMaker"))
                .noneMatch(name -> name.endsWith(".PythonTokenMaker"));
    }

    /// The names of the classes for highlighting that a JVM loads to render a text.
    private static List<String> loaded(String markdown) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Djava.awt.headless=true",
                                "-Xlog:class+load",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                HighlighterTest.class.getName(),
                                markdown)
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed.lines()
                .filter(line -> line.contains("[class,load]"))
                .map(line -> line.replaceFirst("^.*] (\\S+).*$", "$1"))
                .filter(name -> name.startsWith("org.fife.") || name.endsWith(".Highlighter"))
                .toList();
    }

    /// Renders its argument, for [#loaded].
    public static void main(String[] arguments) {
        Markdown.html(arguments[0], new Markdown.Style(true, true, "en"));
    }
}
