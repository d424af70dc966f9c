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

class BuildTest {
    private static final String ADDRESS = "--url=https://blog.example";

    @TempDir private Path folder = Path.of("");
    private final StringWriter error = new StringWriter();
    private Path blog = Path.of("");
    private Path site = Path.of("");

    @BeforeEach
    void aBlogOfOnePost() throws IOException {
        blog = folder.resolve("blog");
        site = folder.resolve("site");
        write("2016/03/a.txt", "# A\n## — 18 March, 2016\n\ntext\n");
    }

    @Test
    void whatIsMadeIsTheSiteAndNothingElse() throws IOException {
        write("img/box.svg", "<svg/>");
        write(".git/config", "[core]");
        write("Makefile", "all:");

        assertThat(build(ADDRESS)).isZero();

        assertThat(files(site))
                .containsExactly(
                        "2016/03/a.html",
                        "2016/03/index.html",
                        "2016/index.html",
                        "404.html",
                        "favicon.ico",
                        "feed.atom",
                        "feed.json",
                        "img/box.svg",
                        "index.html",
                        "robots.txt",
                        "rss/feed.xml",
                        "search.js",
                        "search/2016-03.json",
                        "search/index.html",
                        "sitemap.xml",
                        "sitemap/2016-03.xml",
                        "sitemap/pages.xml",
                        "style.css",
                        "tags/index.html");
        assertThat(files(folder))
                .as("beside it is the list of what was made")
                .filteredOn(file -> file.startsWith("."))
                .containsExactly(".site.monochromatic");
        assertThat(errors()).isEmpty();
    }

    @Test
    void theBlogIsLeftAsItWas() throws IOException {
        List<String> before = files(blog);

        build(ADDRESS);

        assertThat(files(blog)).isEqualTo(before);
    }

    @Test
    void aSiteThatIsThereIsMadeAnew() throws IOException {
        build(ADDRESS);
        Files.move(blog.resolve("2016/03/a.txt"), blog.resolve("2016/03/b.txt"));

        assertThat(build(ADDRESS)).isZero();

        assertThat(files(site)).contains("2016/03/b.html").doesNotContain("2016/03/a.html");
    }

    @Test
    void anEmptyFolderAndOneWhoseParentsAreNotThereWillDo() throws IOException {
        Files.createDirectories(site);
        assertThat(build(ADDRESS)).isZero();

        site = folder.resolve("not/yet/there");
        assertThat(build(ADDRESS)).isZero();
        assertThat(files(site)).contains("index.html");
    }

    @Test
    void aBadPostIsSaidAndTheSiteIsMadeWithoutIt() throws IOException {
        write("2016/03/bad.txt", "# Bad\n## — 31 February, 2016\n");
        write("foot.html", "\n{{site.titel}}\n");

        assertThat(build(ADDRESS)).isEqualTo(1);

        assertThat(errors())
                .hasSize(2)
                .contains(
                        blog
                                + "/2016/03/bad.txt:2: There is no 31 February, 2016; write the"
                                + " date as 18 March, 2016 or 2016-03-18")
                .anyMatch(line -> line.startsWith(blog + "/foot.html:2: The template is broken: "));
        assertThat(files(site)).contains("2016/03/a.html").doesNotContain("2016/03/bad.html");
    }

    @Test
    void aSiteWithoutAnAddressHasNoFeedAndThatIsSaid() throws IOException {
        assertThat(build()).isZero();

        assertThat(files(site)).doesNotContain("rss/feed.xml");
        assertThat(errors()).singleElement().asString().contains("no feed", "--url");
    }

    @Test
    void whatIsDueAfterTheInstantIsNotThere() throws IOException {
        assertThat(build(ADDRESS, "--now=2016-03-17T23:59:59Z")).isZero();
        assertThat(files(site)).doesNotContain("2016/03/a.html");

        assertThat(build(ADDRESS, "--now=2016-03-18T00:00:00Z")).isZero();
        assertThat(files(site)).contains("2016/03/a.html");
    }

    @Test
    void aFolderThatHoldsOtherThingsIsLeftAlone() throws IOException {
        Files.createDirectories(site);
        Files.writeString(site.resolve("thesis.txt"), "years of work");

        assertThat(build(ADDRESS)).isEqualTo(2);

        assertThat(errors().getFirst())
                .isEqualTo(
                        site
                                + " holds thesis.txt, which no build has made; name a new folder,"
                                + " or an empty one");
        assertThat(files(site)).containsExactly("thesis.txt");
    }

    @Test
    void soIsASiteToWhichSomethingWasAdded() throws IOException {
        build(ADDRESS);
        Files.createDirectories(site.resolve(".git"));
        Files.writeString(site.resolve(".git/config"), "[core]");

        assertThat(build(ADDRESS)).isEqualTo(2);

        assertThat(errors().getFirst()).contains(" holds .git/config, which no build has made");
        assertThat(files(site)).contains(".git/config", "2016/03/a.html");
    }

    @Test
    void soIsAFile() throws IOException {
        Files.writeString(site, "years of work");

        assertThat(build(ADDRESS)).isEqualTo(2);

        assertThat(site).hasContent("years of work");
    }

    @Test
    void aSiteInsideItsBlogIsRefused() throws IOException {
        site = blog.resolve("site");

        assertThat(build(ADDRESS)).isEqualTo(2);

        assertThat(errors().getFirst())
                .isEqualTo("SITE and BLOG lie in each other; name a folder outside of " + blog);
        assertThat(files(blog)).containsExactly("2016/03/a.txt");
    }

    @Test
    void aBlogInsideItsSiteIsRefused() throws IOException {
        site = folder;

        assertThat(build(ADDRESS)).isEqualTo(2);

        assertThat(files(blog)).containsExactly("2016/03/a.txt");
    }

    @Test
    void aBlogThatIsNoFolderIsRefused() {
        blog = folder.resolve("nowhere");

        assertThat(build(ADDRESS)).isEqualTo(2);

        assertThat(errors().getFirst())
                .isEqualTo(
                        "There is no folder "
                                + blog
                                + "; make it, or name the one that holds your texts");
        assertThat(site).doesNotExist();
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThat(build("--url=blog.example")).isEqualTo(2);

        assertThat(errors().getFirst())
                .isEqualTo(
                        "blog.example is not the address of a site; write it as"
                                + " https://blog.example");
        assertThat(site).doesNotExist();
    }

    @Test
    void aSlashAfterTheAddressIsNoMatter() throws IOException {
        assertThat(build("--url=https://blog.example/")).isZero();

        assertThat(Files.readString(site.resolve("rss/feed.xml")))
                .contains("<link>https://blog.example/2016/03/a.html</link>");
    }

    private void write(String key, String text) throws IOException {
        Path file = blog.resolve(key);
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private int build(String... options) {
        var arguments = new ArrayList<>(List.of(blog.toString(), site.toString()));
        arguments.addAll(Arrays.asList(options));
        return new CommandLine(new Build())
                .setErr(new PrintWriter(error, true))
                .execute(arguments.toArray(String[]::new));
    }

    private List<String> errors() {
        return error.toString().lines().toList();
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
