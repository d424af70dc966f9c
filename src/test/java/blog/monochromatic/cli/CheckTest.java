package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class CheckTest {
    @TempDir private Path blog = Path.of("");
    private final StringWriter output = new StringWriter();
    private final StringWriter error = new StringWriter();

    @BeforeEach
    void aBlogOfOnePost() throws IOException {
        write("index.txt", "---\nurl: https://blog.example\n---\n[a](/2016/03/a.html)\n");
        write("2016/03/a.txt", "# A\n## — 18 March, 2016\n\n![box](/img/box.svg)\n");
        write("img/box.svg", "<svg/>");
    }

    @Test
    void aBlogWithoutAProblemIsSaidToBeOne() throws IOException {
        List<String> before = files();

        assertThat(check()).isZero();

        assertThat(output.toString()).isEmpty();
        assertThat(error).hasToString("No problem found in 2 texts" + System.lineSeparator());
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsSaidFileByFileAndLineByLine() throws IOException {
        write("2016/03/bad.txt", "# Bad\n## — 31 February, 2016\n");
        write("about.md", "[x](/b.html)\n\n![y](/a.png)\n\n[z](/a.html#b)\n");
        write("about.txt", "# About\n");
        write("a.txt", "# A\n");

        assertThat(check()).isEqualTo(1);

        assertThat(output.toString().lines())
                .containsExactly(
                        blog
                                + "/2016/03/bad.txt:2: There is no 31 February, 2016; write the"
                                + " date as 18 March, 2016 or 2016-03-18",
                        blog
                                + "/about.md:1: There is no page /b.html; correct the link, or"
                                + " upload a page there",
                        blog
                                + "/about.md:3: There is no image /a.png; correct the link, or"
                                + " upload an image there",
                        blog
                                + "/about.md:5: There is no heading #b in /a.html; correct the"
                                + " link, or add the heading",
                        blog
                                + "/about.txt: /about.html shows about.md; give one of the two"
                                + " another name");
        assertThat(error).hasToString("5 errors in 6 texts" + System.lineSeparator());
    }

    @Test
    void aSiteWithoutAnAddressIsAWarning() throws IOException {
        write("index.txt", "Hello.\n");

        assertThat(check()).isZero();

        assertThat(output.toString().lines())
                .containsExactly(
                        blog
                                + "/index.txt: warning: The site's address is not known, so feeds,"
                                + " the sitemap and canonical addresses are left out; write 'url:"
                                + " https://blog.example' into its front matter, or give --url");
        assertThat(error).hasToString("1 warning in 2 texts" + System.lineSeparator());
    }

    @Test
    void settingsThatAreRefusedAreSaidAndNotWhatFollowsFromThem() throws IOException {
        write("index.txt", "---\nurl: https://blog.example\nhome: many\n---\n");

        assertThat(check()).isEqualTo(1);

        assertThat(output.toString().lines())
                .containsExactly(
                        blog
                                + "/index.txt:3: home is 'many'; write a whole number from 1 to"
                                + " 100");
    }

    @Test
    void anAddressMayBeGiven() throws IOException {
        write("index.txt", "[a](https://blog.example/no.html)\n");

        assertThat(check("--url=https://blog.example/")).isEqualTo(1);

        assertThat(output.toString().lines())
                .containsExactly(
                        blog
                                + "/index.txt:1: There is no page /no.html; correct the link, or"
                                + " upload a page there");
    }

    @Test
    void aTextThatReadersDoNotSeeHasNoPageToLinkTo() throws IOException {
        write("draft.txt", "---\ndraft: true\n---\n[nowhere](/nowhere.html)\n");
        write("later.txt", "# L\n## — 1 January, 2030\n");
        write("bad.txt", "# B\n## — 31 February, 2016\n");
        write("unlisted.txt", "---\nunlisted: true\n---\n");
        write("b.txt", "[](draft.html) [](later.html) [](bad.html) [](unlisted.html)\n");

        assertThat(check("--now=2026-11-24T12:00:00Z")).isEqualTo(1);

        assertThat(output.toString().lines().filter(line -> line.contains("/b.txt:")))
                .containsExactly(
                        blog
                                + "/b.txt:1: There is no page /bad.html, for bad.txt could not be"
                                + " published; mend it first, or take the link away",
                        blog
                                + "/b.txt:1: There is no page /draft.html, for draft.txt is a"
                                + " draft; publish it first, or take the link away",
                        blog
                                + "/b.txt:1: There is no page /later.html, for later.txt is not due"
                                + " before 2030-01-01; wait until then, or take the link away");
        assertThat(error.toString()).startsWith("4 errors in 7 texts");
    }

    @Test
    void timePassesAsItIsTold() throws IOException {
        write("later.txt", "# L\n## — 1 January, 2030\n");
        write("b.txt", "[](later.html)\n");

        assertThat(check("--now=2029-12-31T23:59:59Z")).isEqualTo(1);
        assertThat(check("--now=2030-01-01T00:00:00Z")).isZero();
    }

    @Test
    void redirectsLeadSomewhere() throws IOException {
        write("_redirects", "/old /2016/03/a.html 301\n/older /2016/03/no.html\n");
        write("b.txt", "[moved](/old)\n");

        assertThat(check()).isEqualTo(1);

        assertThat(output.toString().lines())
                .containsExactly(
                        blog
                                + "/_redirects:2: There is no page /2016/03/no.html; correct the"
                                + " link, or upload a page there");
    }

    @Test
    void whatIsMadeIsThere() throws IOException {
        write(
                "b.txt",
                "[](/) [](/index.html) [](/2016/) [](/2016/03) [](/rss/feed.xml) [](/style.css)\n");

        assertThat(check()).isZero();
    }

    @Test
    void whatBrowsersBlockIsAWarningInItsLine() throws IOException {
        write(
                "2016/03/a.txt",
                """
                # A
                ## — 18 March, 2016

                ![box](http://img.example/box.png)

                <div>
                <script>count()</script>
                </div>

                `<script>` is a tag, <a href="javascript:go()">this</a> a button.
                """);
        write("old.html", "<!DOCTYPE html>\n<title>x</title>\n<p onclick='go()'>x\n");
        write("draft.txt", "---\ndraft: true\n---\n<script>1</script>\n");

        assertThat(check()).isZero();

        String blocks = "warning: The site's Content-Security-Policy blocks ";
        assertThat(output.toString().lines())
                .containsExactly(
                        blog
                                + "/2016/03/a.txt:4: "
                                + blocks
                                + "the image from http://img.example; write https:, or put a copy"
                                + " into your blog",
                        blog
                                + "/2016/03/a.txt:7: "
                                + blocks
                                + "a script within the page; put the script into a file of your"
                                + " blog, and name that with src",
                        blog
                                + "/2016/03/a.txt:10: "
                                + blocks
                                + "a link to javascript:; make it a <button>, and put what it does"
                                + " into a script file of your blog",
                        blog
                                + "/old.html:3: "
                                + blocks
                                + "the attribute onclick; put what it does into a script file of"
                                + " your blog, with addEventListener");
        assertThat(error).hasToString("4 warnings in 3 texts" + System.lineSeparator());
    }

    @Test
    void whatIsBlockedOfTheThemeIsSaidOnceForItsFile() throws IOException {
        write("foot.html", "<p>x\n<script>count()</script>\n</body>\n</html>\n");
        write("b.txt", "Words.\n");
        write("c.txt", "<script>own()</script>\n");

        assertThat(check()).isZero();

        assertThat(output.toString().lines().map(line -> line.replaceAll(": warning.*", "")))
                .containsExactly(blog + "/c.txt:1", blog + "/foot.html:2");
    }

    @Test
    void aTeaserIsItsAuthorsWhereverItIsShown() throws IOException {
        write(
                "index.txt",
                """
                ---
                url: https://blog.example
                home: 1
                ---
                # [A](/2016/03/a.html)

                ![x](http://img.example/x.png)
                """);
        write("2017/03/b.txt", "# B\n## — 18 March, 2017\n\nText.\n");

        assertThat(check()).isZero();

        assertThat(output.toString().lines().map(line -> line.replaceAll(": warning.*", "")))
                .containsExactly(blog + "/index.txt:7");
    }

    @Test
    void anotherPolicyMayBeGiven() throws IOException {
        write("b.txt", "<script>1</script> <img src=https://img.example/x.png alt=''>\n");

        assertThat(check("--csp=img-src 'self'")).isZero();
        assertThat(check("--csp=img-src *, script-src *")).isEqualTo(2);

        assertThat(output.toString().lines())
                .containsExactly(
                        blog
                                + "/b.txt:1: warning: The site's Content-Security-Policy blocks the"
                                + " image from https://img.example; put a copy into your blog, or"
                                + " allow it with the stack's parameter ContentSecurityPolicy, by"
                                + " img-src 'self' https://img.example");
        assertThat(error.toString().lines())
                .contains(
                        "--csp: A policy has neither commas nor accents; write it as \"default-src"
                                + " 'self'; img-src 'self' https:\"");
    }

    @Test
    void aBlogIsAFolderAndItsAddressIsOne() {
        assertThat(check("--url=blog.example")).isEqualTo(2);
        blog = blog.resolve("absent");
        assertThat(check()).isEqualTo(2);

        assertThat(error.toString().lines())
                .contains(
                        "blog.example is not the address of a site; write it as"
                                + " https://blog.example",
                        "There is no folder "
                                + blog
                                + "; make it, or name the one that holds your texts");
    }

    private void write(String key, String text) throws IOException {
        Path file = blog.resolve(key);
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private int check(String... options) {
        var arguments = new ArrayList<>(List.of(blog.toString()));
        arguments.addAll(Arrays.asList(options));
        return new CommandLine(new Check())
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(error, true))
                .execute(arguments.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(blog)) {
            return all.map(file -> blog.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
