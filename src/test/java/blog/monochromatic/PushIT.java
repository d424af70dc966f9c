package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import blog.monochromatic.localstack.LocalStack;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The jar's `push` and `status` as processes, with a deployed stack on LocalStack.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PushIT {
    private static final Path EXAMPLE = Path.of("src", "example");

    /// As the example's `index.txt` says it, wherever it is deployed.
    private static final String SITE = "https://blog.example";

    private static final String BUCKET = "push-posts-000000000000-us-east-1";

    private final LocalStack localStack = LocalStack.shared();

    @RegisterExtension
    final DeployedBlog blog =
            DeployedBlog.of(localStack, Stack.deploy(localStack, "push", Map.of()));

    @TempDir private Path folder = Path.of("");

    /// What a process has printed, and its exit status.
    private record Ran(int status, List<String> out, List<String> err) {}

    @AfterAll
    void close() {
        blog.close();
    }

    /// `push` returns when the site has it all, so nothing is waited for here.
    @Test
    void aBlogIsPushedEditedRenamedAndBrokenAndItsOperatorSeesHowItIs() throws Exception {
        copy(EXAMPLE, folder);
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/config"), "[core]\n");

        Ran first = run("push", folder.toString(), "push");

        assertThat(first.status()).as("%s", first).isZero();
        assertThat(first.out())
                .contains(
                        "new      " + SITE + "/2016/03/hand-crafted-containers.html",
                        "new      " + SITE + "/img/box.svg",
                        "new      " + SITE + "/",
                        "hidden   2036/04/to-be-opened.txt");
        assertThat(posts()).isEqualTo(keys(EXAMPLE));
        assertThat(blog.site()).containsKeys("img/box.svg", "rss/feed.xml", "index.html");
        assertThat(served("/2016/03/hand-crafted-containers.html"))
                .contains("Hand-crafted containers");

        anEditIsOneUpload();
        aRenameIsSuggestedToRedirect();
        aBrokenTextStaysAtHome();
        theOperatorSeesHowItIs();
        whatIsNotInTheFolderGoes();
    }

    private void anEditIsOneUpload() throws Exception {
        Path about = folder.resolve("about.txt");
        Files.writeString(about, Files.readString(about) + "\nA new line.\n");

        Ran edit = run("push", folder.toString(), "push");

        assertThat(edit)
                .isEqualTo(
                        new Ran(
                                0,
                                List.of("changed  " + SITE + "/about.html"),
                                List.of(
                                        "Uploaded 1 file and removed 0; waiting until the site has"
                                                + " it")));
        assertThat(served("/about.html")).contains("A new line.");
        assertThat(run("push", folder.toString(), BUCKET))
                .isEqualTo(
                        new Ran(
                                0,
                                List.of(),
                                List.of("Nothing to push: " + BUCKET + " has all of " + folder)));
    }

    private void aRenameIsSuggestedToRedirect() throws Exception {
        Files.move(folder.resolve("2015/10/socks.txt"), folder.resolve("2015/10/wool.txt"));
        Set<String> before = posts();
        List<String> suggestion =
                List.of(
                        "2015/10/socks.txt is 2015/10/wool.txt now; write this line into"
                                + " _redirects, so that its old address leads there:",
                        "/2015/10/socks.html /2015/10/wool.html");

        Ran dry = run("push", folder.toString(), "push", "--dry-run");

        assertThat(dry.status()).isZero();
        assertThat(dry.out())
                .containsExactly("upload   2015/10/wool.txt", "remove   2015/10/socks.txt");
        assertThat(dry.err()).endsWith(suggestion.toArray(String[]::new));
        assertThat(posts()).isEqualTo(before);

        Ran rename = run("push", folder.toString(), "push");

        assertThat(rename.status()).as("%s", rename).isZero();
        assertThat(rename.out())
                .containsExactly(
                        "new      " + SITE + "/2015/10/wool.html",
                        "gone     " + SITE + "/2015/10/socks.html");
        assertThat(rename.err()).endsWith(suggestion.toArray(String[]::new));
        assertThat(blog.site())
                .containsKey("2015/10/wool.html")
                .doesNotContainKey("2015/10/socks.html");
    }

    private void aBrokenTextStaysAtHome() throws Exception {
        Path wool = folder.resolve("2015/10/wool.txt");
        String good = Files.readString(wool);
        Files.writeString(wool, good.replaceFirst("October 11", "October 32"));

        Ran broken = run("push", folder.toString(), "push");

        assertThat(broken.status()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err())
                .anyMatch(line -> line.startsWith(wool + ":2: There is no October 32, 2015; "))
                .last()
                .asString()
                .endsWith("; nothing was uploaded: mend them and push again, or give --force");
        assertThat(served("/2015/10/wool.html")).contains("The heel goes first");
        Files.writeString(wool, good);
    }

    private void theOperatorSeesHowItIs() throws Exception {
        blog.upload("bad.txt", "# Bad\n## — 31 February, 2016\n");
        Ran well =
                Eventually.get(
                        Eventually.LIMIT,
                        () -> {
                            Ran now = status();
                            assertThat(now.out())
                                    .contains(
                                            "queue        0 waiting, 0 in work",
                                            "refused      1; their last good versions stay, if"
                                                    + " any:",
                                            "  bad.txt:2: There is no 31 February, 2016; write the"
                                                    + " date as 18 March, 2016 or 2016-03-18");
                            return now;
                        });

        assertThat(well.err()).isEmpty();
        assertThat(well.status()).isZero();
        assertThat(well.out())
                .contains(
                        "dead letters none",
                        "being made   nothing",
                        "parked       nothing",
                        "old look     none",
                        "next due     2036-04-12T07:00:00Z, of 1")
                .anyMatch(line -> line.matches("reconcile +20\\S+Z: wrote \\d+, removed 0, .*"))
                .anyMatch(line -> line.matches("publishes +the last \\d+, since 20\\S+Z"))
                .anyMatch(line -> line.matches(".*[1-9]\\d* GetObject, .*\\d+ PutObject.*"))
                .anyMatch(
                        line -> line.matches(" +\\$0\\.0\\d*[1-9]\\d* for requests, .*us-east-1"));

        blog.sqs()
                .sendMessage(
                        to -> to.queueUrl(blog.stack().output("DeadLettersUrl")).messageBody("?"));

        Ran ill = status();

        assertThat(ill.status()).isEqualTo(1);
        assertThat(ill.out())
                .contains("dead letters 1; when the log's cause is gone, have them tried again:")
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "  aws sqs start-message-move-task --source-arn"
                                                + " arn:aws:sqs:us-east-1:000000000000:"
                                                + "push-DeadLetters-"));
    }

    private void whatIsNotInTheFolderGoes() throws Exception {
        Ran clean = run("push", folder.toString(), "push");

        assertThat(clean.status()).as("%s", clean).isZero();
        assertThat(clean.out()).isEmpty();
        assertThat(posts()).isEqualTo(keys(folder));
    }

    @Test
    void whatIsWrongWithACallIsSaidWithWhatToDo() throws Exception {
        Files.writeString(folder.resolve("index.txt"), "Hello.\n");

        assertThat(run("push", folder.toString(), "nobody"))
                .isEqualTo(
                        failed(
                                "There is no bucket nobody-posts-000000000000-us-east-1; look at"
                                        + " the stack's name, nobody, at AWS_REGION, us-east-1, and"
                                        + " at the account, 000000000000, or deploy the stack"
                                        + " first"));
        assertThat(run("status", "nobody"))
                .isEqualTo(
                        failed(
                                "There is no stack nobody in region us-east-1 of account"
                                        + " 000000000000, for no queue is called nobody-Queue-…;"
                                        + " look at the name, AWS_REGION and AWS_PROFILE"));
        assertThat(run("push", folder.toString(), BUCKET.replace("us-east", "eu-west")))
                .isEqualTo(
                        failed(
                                "push-posts-000000000000-eu-west-1 is in another region than"
                                        + " us-east-1, where AWS's tools are led; set"
                                        + " AWS_REGION=eu-west-1"));
        assertThat(run(List.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), "status", "push"))
                .isEqualTo(
                        failed(
                                "There are no credentials for AWS; run 'aws configure', or set"
                                        + " AWS_PROFILE; after 'aws sso login', run 'eval \"$(aws"
                                        + " configure export-credentials --format env)\"'"));
        assertThat(run(List.of("AWS_REGION", "AWS_DEFAULT_REGION"), "status", "push"))
                .isEqualTo(
                        failed(
                                "It is not known in which region of AWS the blog is deployed; set"
                                        + " AWS_REGION, as in AWS_REGION=eu-west-1, or run 'aws"
                                        + " configure'"));
    }

    private static Ran failed(String message) {
        return new Ran(3, List.of(), List.of(message));
    }

    private Ran status() {
        try {
            return run("status", "push");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Ran run(String... arguments) throws IOException, InterruptedException {
        return run(List.of(), arguments);
    }

    /// Runs the jar, without what this machine knows of AWS.
    ///
    /// @param unset variables that it is not to have
    private Ran run(List<String> unset, String... arguments)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                Jar.path().toString()));
        command.addAll(List.of(arguments));
        Map<String, String> variables = new HashMap<>(localStack.environment());
        variables.keySet().removeAll(unset);
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.put("AWS_CONFIG_FILE", "absent");
        variables.put("AWS_SHARED_CREDENTIALS_FILE", "absent");
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        var builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(variables);
        int status = builder.start().waitFor();
        var ran = new Ran(status, Files.readAllLines(out, UTF_8), Files.readAllLines(err, UTF_8));
        Files.delete(out);
        Files.delete(err);
        return ran;
    }

    private String served(String path) {
        Website.Answer answer = blog.website().get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private Set<String> posts() {
        var keys = new TreeSet<String>();
        blog.s3().listObjectsV2Paginator(to -> to.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .forEach(keys::add);
        return keys;
    }

    private static Set<String> keys(Path root) throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(key -> !key.startsWith("."))
                    .forEach(keys::add);
        }
        return keys;
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String key : keys(from)) {
            Path file = to.resolve(key);
            Files.createDirectories(requireNonNull(file.getParent()));
            Files.copy(from.resolve(key), file);
        }
    }
}
