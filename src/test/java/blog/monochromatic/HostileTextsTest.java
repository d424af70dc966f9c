package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.publish.CpuTimeLimit;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import tools.jackson.jr.ob.JSON;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// Each hostile text, through the publisher: on one processor and with 512 MB, as the smallest
/// function has, and so in a JVM of its own.
class HostileTextsTest {
    /// On a processor of its own.
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// Of the texts that [TestBlog#assertConverged] makes a second time.
    private static final int SMALL = 1 << 16;

    /// Bytes: S3's longest key.
    private static final int MOST_KEY = 1024;

    private static final String NEIGHBOUR = "2000/12/neighbour.txt";

    @Test
    void eachIsPublishedOrRefusedWithAdviceWithinFiveSecondsAndTakesNoOtherWithIt()
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:ActiveProcessorCount=1",
                                "-Xmx512m",
                                "-classpath",
                                System.getProperty("java.class.path"),
                                HostileTextsTest.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains(all().size() + " texts, 0 failed");
    }

    @Test
    void thereAreAtLeast120OfThemEachUnderANameOfItsOwn() {
        assertThat(HostileTexts.all()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(HostileTexts.all()).extracting(HostileText::key).doesNotHaveDuplicates();
    }

    /// Publishes each on a blog of its own, and prints what was not as it should.
    public static void main(String[] arguments) {
        var failures = new ArrayList<String>();
        warmUp();
        List<HostileText> all = all();
        for (HostileText text : all) {
            if (arguments.length > 0 && !text.name().contains(arguments[0])) {
                continue;
            }
            Duration start = cpuTime();
            try {
                publish(text);
            } catch (AssertionError | RuntimeException | OutOfMemoryError e) {
                failures.add("%s: %s".formatted(text.name(), e));
            }
            long milliseconds = cpuTime().minus(start).toMillis();
            if (milliseconds > 500) {
                System.out.printf("%,d ms with its checks: %s%n", milliseconds, text.name());
            }
        }
        failures.forEach(System.out::println);
        System.out.printf("%d texts, %d failed%n", all.size(), failures.size());
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    private static List<HostileText> all() {
        return Stream.of(HostileTexts.all(), HostileTexts.shared()).flatMap(List::stream).toList();
    }

    private static void warmUp() {
        var blog = new TestBlog();
        upload(blog, NEIGHBOUR, "# Neighbour\n\ntext\n".repeat(1000).getBytes(UTF_8));
        blog.publish(NEIGHBOUR);
    }

    private static void publish(HostileText text) {
        var blog = new TestBlog();
        blog.timeLimit = new CpuTimeLimit(CpuTimeLimit.DEFAULT);
        upload(blog, NEIGHBOUR, "# Neighbour\n\ntext\n".getBytes(UTF_8));
        blog.publish(NEIGHBOUR);
        byte[] bytes = text.bytes();
        upload(blog, text.key(), bytes);
        upload(blog, "2001/01/good.txt", "# Good\n\ntext\n".getBytes(UTF_8));

        Duration start = cpuTime();
        blog.publish(text.key(), "2001/01/good.txt");

        assertThat(cpuTime().minus(start)).isLessThan(LIMIT);
        assertThat(blog.timeLimit.isExceeded()).as("found by the time limit").isFalse();
        assertThat(blog.site.get("2001/01/good.html")).isPresent();
        assertOutcome(
                text,
                blog,
                blog.told.problems.stream().filter(problem -> !problem.isWarning()).toList());
        bodies(blog.site).forEach(HostileTextsTest::assertWellFormed);
        bodies(blog.catalog).forEach(HostileTextsTest::assertWellFormed);
        if (bytes.length < SMALL) {
            blog.assertConverged();
        }
    }

    /// The JVM's: the machine may be busy with something else.
    private static Duration cpuTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static void upload(TestBlog blog, String key, byte[] bytes) {
        blog.posts.put(key, bytes, Headers.of(key));
    }

    private static void assertOutcome(HostileText text, TestBlog blog, List<Problem> refused) {
        var key = new Key(text.key());
        SitePath path = key.equals(SourceKind.HOME_KEY) ? SitePath.HOME : SitePath.of(key);
        boolean isThere = blog.site.get(path.objectKey()).isPresent();
        switch (text.outcome()) {
            case HostileText.Outcome.Published() -> {
                assertThat(refused).isEmpty();
                assertThat(isThere).as("there").isTrue();
            }
            case HostileText.Outcome.Ignored() -> {
                assertThat(refused).isEmpty();
                assertThat(isThere).as("there").isFalse();
            }
            case HostileText.Outcome.Refused(String part, int line) -> {
                assertThat(refused).hasSize(1);
                Problem problem = refused.getFirst();
                assertThat(problem.toString()).contains(part).hasSizeLessThan(2000);
                assertThat(problem.advice()).isNotBlank();
                if (line >= 0) {
                    assertThat(problem.line()).isEqualTo(line);
                }
                assertThat(text.key().contains("/") && isThere).as("there").isFalse();
            }
        }
    }

    private record File(String key, String text) {}

    private static Stream<File> bodies(Bucket bucket) {
        try (Stream<Bucket.Listed> listing = bucket.list("", "")) {
            return listing
                    .map(
                            listed ->
                                    new File(
                                            listed.key(),
                                            new String(
                                                    bucket.get(listed.key()).orElseThrow().body(),
                                                    UTF_8)))
                    .toList()
                    .stream();
        }
    }

    private static void assertWellFormed(File file) {
        assertThat(file.key.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(MOST_KEY);
        if (file.key.endsWith(".xml") || file.key.endsWith(".atom")) {
            assertXml(file.text);
        }
        if (file.key.endsWith(".json")) {
            assertThat(JSON.std.anyFrom(file.text)).isNotNull();
        }
        if (file.key.endsWith(".html")) {
            assertHtml(file.text);
        }
    }

    private static void assertXml(String text) {
        Document document = xml(text);
        assertThat(document.getDocumentElement().getTagName())
                .isIn("rss", "feed", "sitemapindex", "urlset");
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            assertThat(element.getTagName()).isNotEqualTo("hostile");
            assertThat(element.hasAttribute("hostile"))
                    .as("an attribute of the author's")
                    .isFalse();
        }
        assertAddresses(text, "(?<=<loc>)[^<]*");
    }

    private static void assertHtml(String text) {
        String head = text.substring(text.indexOf("<head>"), text.indexOf("</head>"));
        var data = Pattern.compile("(?<=ld\\+json\">)[^<]*").matcher(head);
        if (data.find()) {
            assertThat(JSON.std.mapFrom(data.group())).containsKey("headline");
        }
        assertThat(data.replaceFirst("")).matches("(?s)(?:<[a-z/][^<>]*+>|[^<>]++)*+");
        assertAddresses(head, "(?<=href=\")[^\"]*");
        assertThat(text).doesNotContainPattern("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");
        assertThat(text.contains("<hostile")).as("an element of the author's").isFalse();
        assertThat(text).doesNotContainPattern("<[^<>]*[\"'] hostile=[\"']");
    }

    /// That each is an address of a page, by RFC 3986.
    private static void assertAddresses(String text, String pattern) {
        Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .forEach(
                        address ->
                                assertThat(URI.create(address).isOpaque()).as(address).isFalse());
    }

    private static Document xml(String text) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            // Java takes a long text for an attack; here it is one, and a feed holds it.
            factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", 0);
            factory.setAttribute("jdk.xml.totalEntitySizeLimit", 0);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new AssertionError("It is no XML", e);
        }
    }
}
