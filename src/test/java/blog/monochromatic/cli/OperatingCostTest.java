package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;

import blog.monochromatic.Template;
import blog.monochromatic.lambda.CountedFunction;
import blog.monochromatic.lambda.CountedFunction.Counted;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.Headers;
import blog.monochromatic.store.Bucket;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// What a stack costs, and what can make it cost more. Requests, messages, invocations, log lines
/// and stored bytes are counted where the real function works on buckets in memory; sizes and
/// numbers of the stack are the template's; what is assumed is a constant here, and OPERATIONS.md
/// names it.
class OperatingCostTest {
    private static final Template TEMPLATE = Template.with(Map.of());

    private static final int DAYS = 30;
    private static final int SECONDS_A_DAY = 86_400;

    /// How many receives at a time wait at an idle queue, each for 20 seconds. Lambda begins with
    /// five; it would go down to two, but not where MaximumConcurrency is set
    /// (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html). 20 seconds are the
    /// longest that SQS lets a receive wait
    ///
    // (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/best-practices-setting-up-long-polling.html).
    private static final int POLLERS = 5;

    private static final int SECONDS_OF_A_POLL = 20;

    /// Seconds of an invocation in a process that runs. On LocalStack, half a second passes from an
    /// upload to its page.
    private static final double WARM_SECONDS = 1;

    /// Seconds more of a process that has just started, which are charged, too. On LocalStack, 3.5
    /// seconds pass from an upload to its page; the function has 0.6 of a processor on AWS.
    private static final double START_SECONDS = 4;

    /// Seconds that each request takes where an invocation makes many: sixteen are under way at
    /// once, and each takes some tens of milliseconds.
    private static final double REQUEST_SECONDS = 0.01;

    /// Bytes that Lambda itself logs of an invocation: its start, and its report.
    private static final int LAMBDAS_LOG = 1_000;

    /// GB of a page as a new reader gets it, compressed, with what the built-in theme links to.
    private static final double PAGE_VIEW = 20e3 / 1e9;

    /// Requests of a page view: the page, the stylesheet, the icon.
    private static final int FILES_OF_A_VIEW = 3;

    /// Keys of a page of a listing
    /// (https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html).
    private static final int LISTED_AT_ONCE = 1_000;

    private static final int POSTS = 1_000;
    private static final int POSTS_OF_A_LARGE_BLOG = 10_000;

    /// Publishes in a row that are counted for a thousand: README.md says that one costs what
    /// another does.
    private static final int PUBLISHES = 20;

    /// Of a blog that is read.
    private static final int VIEWS_A_DAY = 3_000;

    /// A second, for an hour.
    private static final int FLOOD = 10_000 * 3_600;

    /// GB of a picture.
    private static final double PICTURE = 1e6 / 1e9;

    /// GB of an hour at 150 Gbps, the most that a distribution serves without being asked for more
    /// (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html).
    private static final double CDN_QUOTA = 150.0 / 8 * 3_600;

    /// About 3 kB, as long as a page of a book.
    private static final String TEXT =
            """
            A box, a lid, and *nothing* else: that is what the [village](https://example.org/) sold
            for a hundred years, and what nobody wants any more. "It holds," says the carpenter, "and
            when it does not hold any more, it burns."

            """
                    .repeat(12);

    private static final TestBlog BLOG = new TestBlog();

    private static Usage idle = Usage.NOTHING;
    private static Usage publish = Usage.NOTHING;
    private static Usage publishInARow = Usage.NOTHING;

    @BeforeAll
    static void count() throws IOException {
        fill(BLOG, POSTS, TEXT);
        idle = idleMonth();
        publish = publish(new CountedFunction(BLOG), "one", true);
        publishInARow = publishes().times(1.0 / PUBLISHES);
    }

    @Test
    void thePageForOperatorsSaysWhatAStackCosts() throws IOException {
        var rows = new LinkedHashMap<String, Usage>();
        rows.put("one publish", publish);
        rows.put("1,000 publishes in a row", publishInARow.times(1_000));
        rows.put("a new look for 10,000 posts", newLook());
        rows.put("a day of 1,000,000 page views", views(1_000_000));

        var expected = new ArrayList<String>();
        expected.add(
                row(
                        "a month without readers and uploads, 1,000 posts",
                        idle.counted(),
                        dollars(idle.atListPrice()),
                        dollars(idle.withFreeAllowances())));
        rows.forEach(
                (what, usage) ->
                        expected.add(
                                row(
                                        what,
                                        usage.counted(),
                                        dollars(usage.atListPrice()),
                                        dollars(besidesIdle(usage)))));
        assertThat(lines()).containsAll(expected);
        Usage busy = idle.and(publish.times(DAYS)).and(views(DAYS * VIEWS_A_DAY));
        assertThat(text())
                .contains(
                        "a publish and %,d page views a day costs at most %s"
                                .formatted(VIEWS_A_DAY, dollars(busy.withFreeAllowances())),
                        "or else %s".formatted(dollars(polls().atListPrice())));
    }

    /// The price of what an idle month leaves over of what is free.
    private static double besidesIdle(Usage usage) {
        return idle.and(usage).withFreeAllowances() - idle.withFreeAllowances();
    }

    @Test
    void thePageForOperatorsSaysWhatAnAttackCosts() throws IOException {
        double seconds = concurrency() * SECONDS_A_DAY;
        var rows = new LinkedHashMap<String, Usage>();
        rows.put("10,000 requests a second for an hour, 20 kB each", flood(PAGE_VIEW));
        rows.put("the same, of 1 MB each", flood(PICTURE));
        rows.put(
                "the same, of 20 kB each, with `Cdn=no`",
                Usage.NOTHING.and(Charge.S3_READ, FLOOD).and(Charge.FROM_S3, FLOOD * PAGE_VIEW));
        rows.put(
                "the function without a pause for a day",
                Usage.NOTHING.and(Charge.GB_SECOND, seconds * memory()));
        rows.put(
                "%,.0f publishes in that day".formatted(seconds / WARM_SECONDS),
                publishInARow.times(seconds / WARM_SECONDS));
        rows.put("a message that fails each time", failing());

        assertThat(lines())
                .extracting(line -> line.replaceFirst("(\\| [^|]+ \\| [^|]+ \\|).*", "$1"))
                .containsAll(
                        rows.entrySet().stream()
                                .map(it -> row(it.getKey(), dollars(it.getValue().atListPrice())))
                                .toList());
        assertThat(text())
                .contains(
                        "150 Gbps, which is %s an hour"
                                .formatted(dollars(Charge.FROM_CDN.price(CDN_QUOTA))));
    }

    /// What the page says in words of what bounds these.
    @Test
    void whatBoundsAnAttackIsAsThePageForOperatorsSays() {
        assertThat(Headers.of("index.html").cacheControl()).contains("s-maxage=5,");
        assertThat(
                        Template.at(
                                TEMPLATE.resource("Distribution"),
                                "Properties",
                                "DistributionConfig",
                                "CustomErrorResponses",
                                0))
                .hasFieldOrPropertyWithValue("ErrorCode", 404)
                .hasFieldOrPropertyWithValue("ErrorCachingMinTTL", 1);
        assertThat(concurrency()).isEqualTo(2);
        assertThat(number("MaxReceives")).isEqualTo(5);
    }

    @Test
    void aPageViewIsNoLargerThanIsAssumed() throws IOException {
        double view = 0;
        for (String file : List.of("2010/01/post-0.html", "style.css", "favicon.ico")) {
            view += compressed(BLOG.site.get(file).orElseThrow().body()) / 1e9;
        }

        assertThat(view).isLessThan(PAGE_VIEW);
    }

    private static Usage polls() {
        return Usage.NOTHING.and(
                Charge.QUEUE_REQUEST, (double) POLLERS * DAYS * SECONDS_A_DAY / SECONDS_OF_A_POLL);
    }

    private static Usage idleMonth() throws IOException {
        assertThat(Template.at(TEMPLATE.resource("Daily"), "Properties", "ScheduleExpression"))
                .isEqualTo("rate(1 day)");
        return polls().and(reconcile().times(DAYS))
                .and(Charge.ALARM, TEMPLATE.resources("AWS::CloudWatch::Alarm").size())
                .and(Charge.STORED, buckets().mapToLong(OperatingCostTest::size).sum() / 1e9);
    }

    private static Usage reconcile() throws IOException {
        Counted counted = new CountedFunction(BLOG).reconcile();

        // A listing is counted as one request, and makes one for each page.
        assertThat(counted.requests()).containsEntry("ListObjectsV2", buckets().count());
        int more =
                buckets().mapToInt(it -> Math.ceilDiv(keys(it).size(), LISTED_AT_ONCE) - 1).sum();
        return usage(counted, true).and(Charge.S3_WRITE, more);
    }

    private static Usage publish(CountedFunction function, String name, boolean hasStarted)
            throws IOException {
        Counted counted = function.upload("2020/01/" + name + ".txt", text(name, 1, TEXT));

        return usage(counted, hasStarted).and(Charge.S3_WRITE, 1); // the upload
    }

    private static Usage publishes() throws IOException {
        var function = new CountedFunction(BLOG);
        publish(function, "before", true);
        Usage all = Usage.NOTHING;
        for (int i = 0; i < PUBLISHES; i++) {
            all = all.and(publish(function, "note-" + i, false));
        }
        return all;
    }

    private static Usage newLook() throws IOException {
        var large = new TestBlog();
        fill(large, POSTS_OF_A_LARGE_BLOG, "A paragraph.\n");
        Counted counted =
                new CountedFunction(large)
                        .upload("head.html", "<!DOCTYPE html>\n<title>New look</title>\n<body>\n");

        assertThat(keys(large.site).stream().filter(key -> key.contains("/post-")))
                .hasSize(POSTS_OF_A_LARGE_BLOG)
                .allSatisfy(
                        key ->
                                assertThat(large.site.get(key).orElseThrow().body())
                                        .asString()
                                        .contains("<title>New look"));
        return usage(counted, true).and(Charge.S3_WRITE, 1);
    }

    /// At worst, no file is in a cache.
    private static Usage views(int views) {
        double requests = (double) views * FILES_OF_A_VIEW;
        return Usage.NOTHING
                .and(Charge.CDN_REQUEST, requests)
                .and(Charge.CDN_FUNCTION, requests)
                .and(Charge.FROM_CDN, views * PAGE_VIEW)
                .and(Charge.S3_READ, requests);
    }

    /// At worst, of paths that do not exist.
    private static Usage flood(double answer) {
        return Usage.NOTHING
                .and(Charge.CDN_REQUEST, FLOOD)
                .and(Charge.CDN_FUNCTION, FLOOD)
                .and(Charge.FROM_CDN, FLOOD * answer)
                .and(Charge.S3_READ, FLOOD);
    }

    /// Each time until it is ended.
    private static Usage failing() {
        double receives = number("MaxReceives");
        return Usage.NOTHING
                .and(Charge.QUEUE_REQUEST, receives)
                .and(Charge.INVOCATION, receives)
                .and(Charge.GB_SECOND, receives * number("FunctionTimeout") * memory());
    }

    /// @param hasStarted for this, and so is slower at first
    private static Usage usage(Counted counted, boolean hasStarted) {
        int invocations = counted.invocations().size();
        double seconds =
                counted.invocations().stream().mapToDouble(OperatingCostTest::seconds).sum()
                        + (hasStarted ? START_SECONDS : 0);
        Usage usage =
                Usage.NOTHING
                        .and(Charge.QUEUE_REQUEST, counted.queueRequests())
                        .and(Charge.INVOCATION, invocations)
                        .and(Charge.GB_SECOND, seconds * memory())
                        .and(
                                Charge.LOG,
                                (counted.logBytes() + (double) invocations * LAMBDAS_LOG) / 1e9);
        for (Map.Entry<String, Long> requests : counted.requests().entrySet()) {
            switch (requests.getKey()) {
                case "GetObject", "HeadObject" ->
                        usage = usage.and(Charge.S3_READ, requests.getValue());
                case "PutObject", "ListObjectsV2" ->
                        usage = usage.and(Charge.S3_WRITE, requests.getValue());
                // Both are free: of a schedule only the invocations are paid, $1.00 a million
                // (https://aws.amazon.com/eventbridge/pricing/).
                case "DeleteObject", "SetWakeUp" -> {}
                default -> throw new AssertionError("What does it cost? " + requests);
            }
        }
        return usage;
    }

    private static double seconds(Map<String, Long> requests) {
        long count = requests.values().stream().mapToLong(Long::longValue).sum();
        return Math.max(WARM_SECONDS, count * REQUEST_SECONDS);
    }

    /// A blog with posts of ten years, each with one of ten tags, whose catalog holds nothing that
    /// is of no use.
    private static void fill(TestBlog blog, int posts, String text) throws IOException {
        IntStream.range(0, posts)
                .forEach(
                        i -> {
                            int month = (int) (120L * i / posts);
                            blog.upload(
                                    "%d/%02d/post-%d.txt"
                                            .formatted(2010 + month / 12, month % 12 + 1, i),
                                    text("Post " + i, i, text));
                        });
        new CountedFunction(blog).reconcile();
        blog.wait(Duration.ofHours(2));
        new CountedFunction(blog).reconcile();
    }

    private static String text(String title, int number, String text) {
        return "---\ntags: tag %d\n---\n# %s\n\n%s".formatted(number % 10, title, text);
    }

    private static Stream<Bucket> buckets() {
        return Stream.of(BLOG.posts, BLOG.catalog, BLOG.site);
    }

    private static List<String> keys(Bucket bucket) {
        try (Stream<Bucket.Listed> listing = bucket.list("", "")) {
            return listing.map(Bucket.Listed::key).toList();
        }
    }

    private static long size(Bucket bucket) {
        return keys(bucket).stream().mapToLong(key -> bucket.head(key).orElseThrow().size()).sum();
    }

    private static int compressed(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.size();
    }

    /// In GB.
    private static double memory() {
        return number("FunctionMemory") / 1_024;
    }

    private static double concurrency() {
        return number("MaxConcurrency");
    }

    private static double number(String parameter) {
        return Double.parseDouble(TEMPLATE.parameter(parameter));
    }

    private static String dollars(double dollars) {
        return (dollars >= 100 ? "$%,.0f" : dollars >= 0.01 ? "$%.2f" : "$%.4f").formatted(dollars);
    }

    private static String row(String... cells) {
        return Stream.of(cells).collect(joining(" | ", "| ", " |"));
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("OPERATIONS.md")).replace('\n', ' ');
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("OPERATIONS.md"));
    }
}
