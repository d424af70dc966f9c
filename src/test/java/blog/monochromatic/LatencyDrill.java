package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.localstack.LocalStack;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/// How long it takes from an upload to the page that is served: with a function that has published
/// before, and with one whose process is started for it. On LocalStack, so network and AWS's own
/// machines are not in it, and this machine's slowness is.
///
/// `-Duploads=…` sets how many uploads there are of each kind.
class LatencyDrill {
    private static final int UPLOADS = Integer.getInteger("uploads", 50);

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /// Milliseconds between two looks, which are part of what is measured.
    private static final long LOOK = 20;

    @Test
    void fromAnUploadToTheServedPage() throws InterruptedException {
        LocalStack localStack = LocalStack.shared();
        try (var blog =
                DeployedBlog.of(localStack, Stack.deploy(localStack, "latency", Map.of()))) {
            for (int i = 0; i < 5; i++) {
                publish(blog, "2019/01/before-%d".formatted(i));
            }
            var warm = new long[UPLOADS];
            for (int i = 0; i < UPLOADS; i++) {
                warm[i] = publish(blog, "2019/02/warm-%d".formatted(i));
            }
            var cold = new long[UPLOADS];
            for (int i = 0; i < UPLOADS; i++) {
                blog.setVariable("COLD", String.valueOf(i));
                cold[i] = publish(blog, "2019/03/cold-%d".formatted(i));
            }
            report("warm", warm);
            report("cold", cold);
            assertThat(blog.deadLetters()).isEmpty();
        }
    }

    /// @return milliseconds
    private static long publish(DeployedBlog blog, String name) throws InterruptedException {
        Website website = blog.website();
        blog.upload(name + ".txt", "# Post %s\n\nText of it.\n".formatted(name));
        Instant uploaded = Instant.now();
        while (website.get("/" + name + ".html").status() != 200) {
            assertThat(Instant.now()).isBefore(uploaded.plus(LIMIT));
            Thread.sleep(LOOK);
        }
        long took = Duration.between(uploaded, Instant.now()).toMillis();
        blog.settle();
        return took;
    }

    private static void report(String kind, long[] took) {
        Arrays.sort(took);
        System.out.printf(
                "Latency, %s: of %d uploads, median %.1f s, maximum %.1f s%n",
                kind, took.length, took[took.length / 2] / 1e3, took[took.length - 1] / 1e3);
    }
}
