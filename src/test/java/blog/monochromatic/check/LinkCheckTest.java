package blog.monochromatic.check;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.post.Redirects;
import blog.monochromatic.post.Reference;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

class LinkCheckTest {
    private static final Key SOURCE = new Key("2016/03/a.txt");

    private final Map<SitePath, String> files = new TreeMap<>();
    private final Map<SitePath, Absence> absences = new TreeMap<>();
    private Redirects redirects = Redirects.NONE;
    private final Set<SitePath> owned = new HashSet<>();

    @Test
    void whatIsThereIsNoProblem() {
        files("/2016/03/a.html", "/2016/03/index.html", "/index.html", "/img/a.png", "/x.html");

        assertThat(
                        links(
                                "/x.html",
                                "../../x.html#top",
                                "/",
                                "/2016/03",
                                "/2016/03/",
                                "",
                                "#",
                                "https://example.org/gone",
                                "https://blog.example/x.html"))
                .isEmpty();
        assertThat(image("/img/a.png")).isEmpty();
    }

    @Test
    void whatIsMissingIsCalledByItsKind() {
        assertThat(links("/no.html", "/no", "/no/", "/no.csv"))
                .containsExactly(
                        "2016/03/a.txt:1: There is no page /no.html; correct the link, or upload a"
                                + " page there",
                        "2016/03/a.txt:2: There is no page /no; correct the link, or upload a page"
                                + " there",
                        "2016/03/a.txt:3: There is no page /no/; correct the link, or upload a page"
                                + " there",
                        "2016/03/a.txt:4: There is no file /no.csv; correct the link, or upload a"
                                + " file there");
        assertThat(image("no.png"))
                .containsExactly(
                        "2016/03/a.txt:1: There is no image /2016/03/no.png; correct the link, or"
                                + " upload an image there");
    }

    @Test
    void whatWasProbablyMeantIsSaid() {
        files("/about.html", "/img/box.svg", "/2016/index.html", "/2016/04/containers.html");

        assertThat(advice("/about")).isEqualTo("correct the link, perhaps to /about.html");
        assertThat(advice("about")).isEqualTo("correct the link, perhaps to /about.html");
        assertThat(advice("img/box.svg")).isEqualTo("correct the link, perhaps to /img/box.svg");
        assertThat(advice("2016/")).isEqualTo("correct the link, perhaps to /2016/");
        assertThat(advice("/2016/04/contianers.html"))
                .isEqualTo("correct the link, perhaps to /2016/04/containers.html");
        assertThat(advice("/2016/04/Containers"))
                .isEqualTo("correct the link, perhaps to /2016/04/containers.html");
        assertThat(advice("/img/box.png")).isEqualTo("correct the link, perhaps to /img/box.svg");
        assertThat(advice("/img/box.html")).isEqualTo("correct the link, or upload a page there");
    }

    @Test
    void aFileOfThatNameInAnotherFolderIsMeantWhereThereIsOne() {
        files("/2016/03/containers.html", "/2016/index.html", "/a/x.png", "/b/x.png");

        assertThat(advice("/2016/3/containers.html"))
                .isEqualTo("correct the link, perhaps to /2016/03/containers.html");
        assertThat(advice("/c/x.png")).isEqualTo("correct the link, or upload a file there");
        assertThat(advice("/2015/")).isEqualTo("correct the link, or upload a page there");
    }

    @Test
    void ofFilesWithOneStemTheOneWithTheExtensionIsMeant() {
        files("/img/box.gif", "/img/box.png", "/img/box.svg");

        assertThat(advice("/img/bax.png")).isEqualTo("correct the link, perhaps to /img/box.png");
    }

    @Test
    void aLinkToATextIsMeantForItsPage() {
        files("/2016/03/b.html");

        assertThat(links("/2016/03/b.txt"))
                .containsExactly(
                        "2016/03/a.txt:1: There is no file /2016/03/b.txt, for a text shows as a"
                                + " page; correct the link to /2016/03/b.html");
    }

    @Test
    void aTextThatHasNoPageYetSaysWhy() {
        absences.put(
                new SitePath("/2016/03/b.html"),
                new Absence(new Key("2016/03/b.txt"), "is a draft", "publish it first"));

        assertThat(links("b.html"))
                .containsExactly(
                        "2016/03/a.txt:1: There is no page /2016/03/b.html, for 2016/03/b.txt is a"
                                + " draft; publish it first, or take the link away");
    }

    @Test
    void anAnchorIsAnIdOrTheNameOfAnA() {
        files.put(new SitePath("/2016/03/a.html"), "<h2 id=one><a name='two&amp;'><meta name=no>");

        assertThat(links("#one", "#two%26", "/2016/03/a.html#one", "#TOP")).isEmpty();
        assertThat(links("#no"))
                .containsExactly(
                        "2016/03/a.txt:1: There is no heading #no in /2016/03/a.html; correct the"
                                + " link, or add the heading");
        assertThat(links("#ine"))
                .containsExactly(
                        "2016/03/a.txt:1: There is no heading #ine in /2016/03/a.html; correct the"
                                + " link, perhaps to #one");
    }

    @Test
    void whatIsNoPageHasOtherAnchors() {
        files("/a.pdf", "/icons.svg");

        assertThat(links("/a.pdf#page=3", "/icons.svg#box")).isEmpty();
    }

    @Test
    void aRedirectOfWhatIsThereIsWarnedOf() throws Refusal {
        files("/old.html", "/new.html");
        owned.add(new SitePath("/old.html"));
        redirects = Redirects.parse("/old.html /new.html\n".getBytes(UTF_8));

        assertThat(check().ofRedirects())
                .extracting(Problem::toString)
                .containsExactly(
                        "_redirects:1: warning: There is a file for /old.html, so nobody is led on"
                                + " from there; take the line away, or the file");
    }

    @Test
    void redirectsLeadSomewhere() throws Refusal {
        files("/index.html", "/new.html");
        redirects =
                Redirects.parse(
                        """
                        /a /new.html
                        /b /
                        /c /news.html 301
                        /d https://example.org/
                        /f https://blog.example/new.html#part
                        """
                                .getBytes(UTF_8));

        assertThat(check().ofRedirects())
                .extracting(Problem::toString)
                .containsExactly(
                        "_redirects:3: There is no page /news.html; correct the link, perhaps to"
                                + " /new.html",
                        "_redirects:5: There is no heading #part in /new.html; correct the link, or"
                                + " add the heading");
    }

    @Test
    void theHomePagesTextIsAtTheRoot() {
        files("/img/a.png");

        assertThat(
                        check().ofText(
                                        new Key("index.txt"),
                                        List.of(
                                                new Reference(
                                                        Reference.Kind.IMAGE, "img/a.png", 1))))
                .isEmpty();
    }

    @Test
    void hintsAreLookedForAHundredTimes() {
        files("/containers.html");
        LinkCheck check = check();
        List<Reference> many =
                IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> new Reference(Reference.Kind.LINK, "/no-" + i, i))
                        .toList();

        check.ofText(SOURCE, many);

        assertThat(
                        check.ofText(
                                SOURCE,
                                List.of(new Reference(Reference.Kind.LINK, "/contaners.html", 1))))
                .extracting(Problem::advice)
                .containsExactly("correct the link, or upload a page there");
    }

    private void files(String... paths) {
        for (String path : paths) {
            files.put(new SitePath(path), "");
        }
    }

    private LinkCheck check() {
        return new LinkCheck(
                new MadeSite(
                        "https://blog.example",
                        new TreeSet<>(files.keySet()),
                        path -> files.getOrDefault(path, ""),
                        owned,
                        absences,
                        redirects));
    }

    /// The problems of links on lines of their own.
    private List<String> links(String... destinations) {
        List<Reference> references =
                IntStream.range(0, destinations.length)
                        .mapToObj(i -> new Reference(Reference.Kind.LINK, destinations[i], i + 1))
                        .toList();
        return check().ofText(SOURCE, references).stream().map(Problem::toString).toList();
    }

    private List<String> image(String destination) {
        return check()
                .ofText(SOURCE, List.of(new Reference(Reference.Kind.IMAGE, destination, 1)))
                .stream()
                .map(Problem::toString)
                .toList();
    }

    private String advice(String destination) {
        return check().ofText(SOURCE, List.of(new Reference(Reference.Kind.LINK, destination, 1)))
                .getFirst()
                .advice();
    }
}
