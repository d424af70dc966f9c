package blog.monochromatic;

import static blog.monochromatic.Template.at;
import static blog.monochromatic.Template.list;
import static blog.monochromatic.Template.object;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;

import blog.monochromatic.FaultyProxy.Fate;
import blog.monochromatic.cli.Main;
import blog.monochromatic.localstack.LocalStack;
import blog.monochromatic.publish.CatalogCache;
import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.Publisher;
import blog.monochromatic.publish.TestBlog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// The template's roles and policies allow what is used, and nothing else. LocalStack enforces no
/// policy, so the calls are written down while a blog is published and pushed, and compared.
class RightsIT {
    /// What Lambda does in the function's name besides receiving and deleting messages
    /// (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html).
    private static final Set<Right> OF_LAMBDA_ITSELF =
            Set.of(
                    new Right("sqs:GetQueueAttributes", "Queue"),
                    new Right("logs:CreateLogStream", "Log"),
                    new Right("logs:PutLogEvents", "Log"));

    /// What an author does with the AWS CLI, as OPERATIONS.md and the README say: look at what is
    /// there, restore a version, and upload something so large that the CLI does it in parts.
    private static final Set<Right> OF_OTHER_TOOLS =
            Set.of(
                    new Right("s3:GetObject", "Posts/*"),
                    new Right("s3:GetObjectVersion", "Posts/*"),
                    new Right("s3:ListBucketVersions", "Posts"),
                    new Right("s3:AbortMultipartUpload", "Posts/*"));

    /// What an author is not given: `push` takes the 403 that there is without it for a blog that
    /// has not published yet.
    private static final Set<Right> DISPENSABLE = Set.of(new Right("s3:ListBucket", "Catalog"));

    private static final Map<String, String> PARAMETERS =
            Map.of("AuthorEmail", "author@blog.example");

    private static final Template TEMPLATE = Template.with(PARAMETERS);

    /// What the publisher may do.
    static Set<Right> ofPublisher() {
        return allowed(
                at(
                        TEMPLATE.resource("PublisherRole"),
                        "Properties",
                        "Policies",
                        0,
                        "PolicyDocument",
                        "Statement"));
    }

    /// What the template calls the parts of a stack that are named otherwise when it is deployed.
    static Map<String, String> namesInTemplate(DeployedBlog blog) {
        Map<String, String> variables = blog.variables();
        return Map.of(
                variables.getOrDefault("POSTS_BUCKET", ""), "Posts",
                variables.getOrDefault("CATALOG_BUCKET", ""), "Catalog",
                variables.getOrDefault("SITE_BUCKET", ""), "Site",
                variables.getOrDefault("QUEUE_URL", ""), "Queue",
                variables.getOrDefault("WAKE_UP_GROUP", ""), "WakeUps",
                variables.getOrDefault("WAKE_UP_ROLE", ""), "WakeUpRole",
                variables.getOrDefault("AUTHOR_TOPIC", ""), "Author");
    }

    @Test
    void thePublisherMayDoWhatItDoesAndNothingElse(@TempDir Path logs, @TempDir Path recorded)
            throws IOException {
        LocalStack localStack = LocalStack.shared();
        try (var proxy = new FaultyProxy(localStack.endpoint());
                var blog =
                        DeployedBlog.of(
                                localStack, Stack.deploy(localStack, "rights", PARAMETERS))) {
            blog.stopPolling();
            var environment = new HashMap<>(StormIT.environment(localStack, blog));
            environment.putAll(RightsRecorder.environment(recorded));
            environment.put("AWS_ENDPOINT_URL", proxy.address().toString());
            try (var publisher = new StormPublishers(1, logs, environment)) {
                blog.upload("index.txt", "---\nurl: %s\n---\nHello.\n".formatted(TestBlog.URL));
                blog.upload("2019/01/first.txt", "# First\n");
                blog.upload("2019/01/second.txt", "# Second\n");
                awaitPages(blog, "2019/01/first.html", "2019/01/second.html");

                changeAnAssetBeforeItIsCopied(blog, proxy);
                scheduleAPostAndTakeItAway(blog);
                blog.upload("2019/01/bad.txt", "# Bad\n## — 31 February, 2019\n");
                blog.delete("2019/01/first.txt");
                blog.send("{\"reconcile\":\"posts\"}");
                Eventually.holds(
                        () ->
                                assertThat(blog.site())
                                        .containsKey("img/box.svg")
                                        .doesNotContainKey("2019/01/first.html"));
                blog.settle();
                publisher.assertAlive();
            }
            RightsRecorder.record(recorded, () -> sweepTwoHoursLater(blog.seen()));

            Set<Right> used = RightsRecorder.recorded(recorded, namesInTemplate(blog));
            assertThat(union(used, OF_LAMBDA_ITSELF)).isEqualTo(ofPublisher());
        }
    }

    /// What no manifest names any more is deleted when it is not young.
    private static void sweepTwoHoursLater(TestBlog seen) {
        seen.now = Instant.now().plus(Duration.ofHours(2));
        Publisher publisher =
                seen.publisher(
                        seen.posts,
                        seen.catalog,
                        seen.site,
                        handedOn -> {},
                        next -> {},
                        seen::ping,
                        atMost -> {},
                        new CatalogCache(),
                        Instant.MAX);
        publisher.work(new Message.Reconcile(Message.Phase.CATALOG, ""));
        assertThat(publisher.done().swept()).isPositive();
    }

    /// So that the version is copied which was promised, and no longer is the latest.
    private static void changeAnAssetBeforeItIsCopied(DeployedBlog blog, FaultyProxy proxy) {
        String copy = "/" + blog.stack().output("SiteBucket") + "/img/box.svg";
        var isChanged = new AtomicBoolean();
        proxy.set(
                (method, path) -> {
                    if (method.equals("PUT") && path.equals(copy) && !isChanged.getAndSet(true)) {
                        blog.upload("img/box.svg", "<svg/>");
                    }
                    return Fate.ANSWERED;
                });
        blog.upload("img/box.svg", "<svg></svg>");
        awaitPages(blog, "img/box.svg");
    }

    private static void scheduleAPostAndTakeItAway(DeployedBlog blog) {
        blog.upload("2019/01/later.txt", "---\ndate: 2100-01-01\n---\n# Later\n");
        Eventually.holds(() -> assertThat(blog.wakeUp()).isPresent());
        blog.delete("2019/01/later.txt");
        Eventually.holds(() -> assertThat(blog.wakeUp()).isEmpty());
    }

    @Test
    void anAuthorMayDoWhatPushDoesAndWhatTheDocumentationSaysAndNothingElse(
            @TempDir Path folder, @TempDir Path recorded) throws IOException, InterruptedException {
        LocalStack localStack = LocalStack.shared();
        try (var blog = DeployedBlog.of(localStack, Stack.deploy(localStack, "author", Map.of()))) {
            Files.writeString(folder.resolve("index.txt"), "Hello.\n");
            Files.writeString(folder.resolve("about.txt"), "# About\n");
            push(localStack, folder, recorded);
            Files.delete(folder.resolve("about.txt"));
            push(localStack, folder, recorded);
            assertThat(blog.site()).containsKey("index.html").doesNotContainKey("about.html");

            Set<Right> used = RightsRecorder.recorded(recorded, namesInTemplate(blog));
            assertThat(without(union(used, OF_OTHER_TOOLS), DISPENSABLE))
                    .isEqualTo(
                            allowed(
                                    at(
                                            TEMPLATE.resource("AuthorPolicy"),
                                            "Properties",
                                            "PolicyDocument",
                                            "Statement")));
        }
    }

    private static void push(LocalStack localStack, Path folder, Path recorded)
            throws IOException, InterruptedException {
        var push =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "push",
                                folder.toString(),
                                "author")
                        .redirectErrorStream(true);
        push.environment().putAll(localStack.environment());
        push.environment().putAll(RightsRecorder.environment(recorded));
        Process process = push.start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
    }

    private static void awaitPages(DeployedBlog blog, String... keys) {
        Eventually.holds(() -> assertThat(blog.site()).containsKeys(keys));
    }

    private static Set<Right> allowed(Object statements) {
        return list(statements).stream()
                .flatMap(
                        statement ->
                                list(at(statement, "Action")).stream()
                                        .flatMap(
                                                action ->
                                                        list(at(statement, "Resource")).stream()
                                                                .map(
                                                                        resource ->
                                                                                new Right(
                                                                                        action
                                                                                                .toString(),
                                                                                        name(
                                                                                                resource)))))
                .collect(toUnmodifiableSet());
    }

    /// @param arn `{"Fn::GetAtt": "Posts.Arn"}`, `{"Ref": "Author"}`, `${Posts.Arn}/*`, or
    ///     `arn:…:schedule/${WakeUps}/wake-up`
    private static String name(Object arn) {
        String text =
                arn instanceof String sub ? sub : object(arn).values().iterator().next().toString();
        return text.replaceFirst("^arn:.*:schedule/", "")
                .replaceFirst("^\\$\\{(\\w+)(\\.Arn)?}", "$1")
                .replaceFirst("\\.Arn$", "");
    }

    private static Set<Right> without(Set<Right> all, Set<Right> some) {
        return all.stream().filter(right -> !some.contains(right)).collect(toUnmodifiableSet());
    }

    private static Set<Right> union(Set<Right> some, Set<Right> others) {
        return Stream.concat(some.stream(), others.stream()).collect(toUnmodifiableSet());
    }
}
