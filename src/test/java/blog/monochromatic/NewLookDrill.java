package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.localstack.LocalStack;
import blog.monochromatic.publish.TestBlog;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// A blog of 3,000 posts gets a new look, a second one before the first has reached every page, and
/// the first one again before the second has, while its author goes on writing.
///
/// `-Dposts=…` sets how many posts there are.
class NewLookDrill {
    private static final int POSTS = Integer.getInteger("posts", 3_000);

    /// One post in so many is looked at to see how far a look is: to look at all of them would take
    /// longer than it takes to make them.
    private static final int SAMPLED = 30;

    private static final int UPLOADS_AT_ONCE = 8;

    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Instant start = Instant.now();
    private int written;

    @Test
    void everyPageHasTheLastLookAndThePostsWrittenMeanwhileAreThere() {
        LocalStack localStack = LocalStack.shared();
        try (var blog = DeployedBlog.of(localStack, Stack.deploy(localStack, "look", Map.of()))) {
            blog.upload("index.txt", "---\nurl: %s\n---\nHello.\n".formatted(TestBlog.URL));
            uploadPosts(blog);
            Eventually.holds(LIMIT, () -> assertThat(postPages(blog)).isEqualTo(POSTS));
            say("were uploaded and published");

            blog.upload("head.html", head("red"));
            writeUntilSomeAre(blog, "red");
            blog.upload("head.html", head("blue"));
            writeUntilSomeAre(blog, "blue");
            blog.upload("head.html", head("red"));
            say("were being made again when the third look came");

            Eventually.holds(
                    LIMIT,
                    () -> {
                        assertThat(blog.queued()).isZero();
                        assertThat(pages(blog, "red")).isEqualTo(pages(blog, ""));
                    });
            say("and %d more have the last look".formatted(written));
            blog.seen().assertConverged();
            assertThat(blog.deadLetters()).isEmpty();
        }
    }

    private static void uploadPosts(DeployedBlog blog) {
        try (var uploads = Executors.newFixedThreadPool(UPLOADS_AT_ONCE)) {
            for (int post = 0; post < POSTS; post++) {
                String key = name(post) + ".txt";
                String text =
                        "# Post %d\n## — %d-%02d-%02d\n\nText of it.\n"
                                .formatted(post, 2001 + post % 20, 1 + post % 12, 1 + post % 28);
                uploads.execute(() -> blog.upload(key, text));
            }
        }
    }

    private static String name(int post) {
        return "%d/%02d/post-%d".formatted(2001 + post % 20, 1 + post % 12, post);
    }

    /// Uploads one post after the other, until a look has reached a tenth of the pages.
    private void writeUntilSomeAre(DeployedBlog blog, String look) {
        Eventually.holds(
                LIMIT,
                () -> {
                    written++;
                    blog.upload(
                            "2022/%02d/note-%d.txt".formatted(1 + written % 12, written),
                            "# Note %d\n\nWritten while pages turn %s.\n".formatted(written, look));
                    assertThat(sampled(blog, look)).isGreaterThan(POSTS / SAMPLED / 10);
                });
        assertThat(sampled(blog, look))
                .as("%s has reached every page: take a larger -Dposts", look)
                .isLessThan(POSTS / SAMPLED);
    }

    /// How many of a sample of the posts have a look.
    private static long sampled(DeployedBlog blog, String look) {
        Website website = blog.website();
        return IntStream.range(0, POSTS / SAMPLED)
                .filter(
                        one ->
                                website.get("/" + name(one * SAMPLED) + ".html")
                                        .body()
                                        .contains("<body class=\"" + look))
                .count();
    }

    private static long postPages(DeployedBlog blog) {
        return blog.site().keySet().stream()
                .filter(key -> key.matches(".*/post-\\d+\\.html"))
                .count();
    }

    /// How many pages there are with a look, or, without a name, of any.
    private static long pages(DeployedBlog blog, String look) {
        return blog.site().values().stream()
                .filter(page -> page.contains("<body class=\"" + look) || look.isEmpty())
                .filter(page -> page.startsWith("<!DOCTYPE html>"))
                .count();
    }

    private static byte[] head(String look) {
        return "<!DOCTYPE html>\n<title>{{page.title}}</title>\n<body class=\"%s\">\n"
                .formatted(look)
                .getBytes(UTF_8);
    }

    private void say(String what) {
        System.out.printf(
                "New look: after %d s, %d posts %s%n",
                Duration.between(start, Instant.now()).toSeconds(), POSTS, what);
    }
}
