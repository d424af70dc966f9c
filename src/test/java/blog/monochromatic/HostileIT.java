package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.localstack.LocalStack;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.Bucket;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.jr.ob.JSON;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All hostile texts at once, through bucket, queue and function. Before each that is refused, a
/// good version of it was accepted.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileIT {
    private static final Duration LIMIT = Duration.ofMinutes(8);

    private static final int AT_ONCE = 20;

    /// On a slow machine an invocation may end before it has read a batch of such texts: it comes
    /// back.
    private static final Map<String, String> PARAMETERS =
            Map.of("QueueVisibility", "90", "MaxReceives", "30");

    private static final Map<String, String> GOOD_SHARED_FILES =
            Map.of(
                    "index.txt", "---\nurl: https://blog.example\nfeed: 3\n---\n",
                    "head.html", "<!DOCTYPE html>\n<title>{{page.title}}</title>\n",
                    "foot.html", "<p>foot\n",
                    "post.html",
                            "{{{post.content}}}{{#post.previous}}<p>{{title}}{{/post.previous}}\n",
                    "list.html",
                            "{{#list.entries}}<p><a"
                                    + " href=\"{{path}}\">{{title}}</a>{{/list.entries}}\n");

    private final List<HostileText> texts = HostileTexts.all();
    @RegisterExtension final DeployedBlog blog;

    HostileIT() {
        LocalStack localStack = LocalStack.shared();
        blog = DeployedBlog.of(localStack, Stack.deploy(localStack, "hostile", PARAMETERS));
    }

    @AfterAll
    void close() {
        blog.close();
    }

    @Test
    void eachHasItsOutcomeAndTheSiteIsACleanRebuildOfWhatWasAccepted() {
        Map<String, byte[]> accepted = new TreeMap<>();
        GOOD_SHARED_FILES.forEach((key, text) -> accepted.put(key, text.getBytes(UTF_8)));
        texts.stream()
                .filter(text -> isRefused(text) && text.key().startsWith("2001/01/case"))
                .forEach(text -> accepted.put(text.key(), good("First of " + text.key())));
        accepted.forEach(blog::upload);
        awaitSite(accepted);

        // All at once, they would be more than an invocation has the time for, again and again.
        for (int i = 0; i < texts.size(); i += AT_ONCE) {
            texts.subList(i, Math.min(texts.size(), i + AT_ONCE))
                    .forEach(text -> blog.upload(text.key(), text.bytes()));
            Eventually.holds(LIMIT, () -> assertThat(blog.queued()).isZero());
        }
        texts.stream()
                .filter(text -> text.outcome() instanceof HostileText.Outcome.Published)
                .forEach(text -> accepted.put(text.key(), text.bytes()));
        awaitSite(accepted);
        Eventually.holds(this::assertRefusals);

        // What stands beside pages whose last version was refused.
        texts.stream()
                .filter(text -> isRefused(text) && accepted.containsKey(text.key()))
                .map(text -> text.key().replace(".txt", "-next.txt"))
                .filter(key -> key.startsWith("2001/01/case-01"))
                .forEach(
                        key -> {
                            byte[] next = good("Next to " + key);
                            blog.upload(key, next);
                            accepted.put(key, next);
                        });
        awaitSite(accepted);
        assertThat(blog.deadLetters()).isEmpty();
    }

    private void assertRefusals() {
        Map<String, Map<String, Object>> lines = refused();
        for (HostileText text : texts) {
            if (text.outcome() instanceof HostileText.Outcome.Refused(String part, int line)) {
                assertThat(lines).as(text.name()).containsKey(text.key());
                Map<String, Object> logged = lines.getOrDefault(text.key(), Map.of());
                assertThat(logged.get("what") + "; " + logged.get("advice"))
                        .as(text.name())
                        .contains(part);
                if (line >= 0) {
                    assertThat(logged.get("line")).as(text.name()).isEqualTo(line);
                }
                lines.remove(text.key());
            }
        }
        assertThat(lines).as("refused, and should not be").isEmpty();
    }

    /// The log's lines, by the key that was refused.
    private Map<String, Map<String, Object>> refused() {
        Map<String, Map<String, Object>> refused = new HashMap<>();
        for (String invocation : blog.invocations()) {
            invocation
                    .lines()
                    .filter(line -> line.contains("\"event\":\"problem\""))
                    .map(line -> JSON.std.mapFrom(line.substring(line.indexOf('{'))))
                    .forEach(line -> refused.put(String.valueOf(line.get("key")), line));
        }
        return refused;
    }

    private void awaitSite(Map<String, byte[]> accepted) {
        Map<String, String> expected = cleanRebuild(accepted);
        Eventually.holds(
                LIMIT,
                () -> {
                    assertThat(blog.queued()).isZero();
                    Map<String, String> site = blog.site();
                    assertThat(site.keySet()).containsExactlyElementsOf(expected.keySet());
                    expected.forEach(
                            (key, bytes) ->
                                    assertThat(bytes.equals(site.get(key))).as(key).isTrue());
                });
    }

    private static Map<String, String> cleanRebuild(Map<String, byte[]> accepted) {
        var rebuilt = new TestBlog();
        rebuilt.now = Instant.now();
        accepted.forEach((key, bytes) -> rebuilt.posts.put(key, bytes, Headers.of(key)));
        rebuilt.publish("index.txt");
        Map<String, String> site = new TreeMap<>();
        try (Stream<Bucket.Listed> listing = rebuilt.site.list("", "")) {
            listing.forEach(
                    listed ->
                            site.put(
                                    listed.key(),
                                    new String(
                                            rebuilt.site.get(listed.key()).orElseThrow().body(),
                                            ISO_8859_1)));
        }
        accepted.keySet()
                .forEach(
                        key ->
                                assertThat(SitePath.of(new Key(key)).objectKey())
                                        .matches(path -> isShared(key) || site.containsKey(path)));
        return site;
    }

    private static boolean isShared(String key) {
        return GOOD_SHARED_FILES.containsKey(key);
    }

    private static boolean isRefused(HostileText text) {
        return text.outcome() instanceof HostileText.Outcome.Refused;
    }

    private static byte[] good(String title) {
        return "# %s\n## — 1 January, 2001\n\ntext\n".formatted(title).getBytes(UTF_8);
    }
}
