package blog.monochromatic.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.simulation.Interleavings.Edit;
import blog.monochromatic.simulation.Interleavings.Scenario;
import blog.monochromatic.site.Key;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Two publishers in every order, with every fault: [Interleavings] says of what.
@Isolated("its virtual threads compute, and leave no carrier to those of other tests")
class ExhaustiveTest {
    private static final Edit A = post("a.txt", "A", 1, "Text.");
    private static final Edit B = post("b.txt", "B", 2, "Text.");

    /// Nothing leads to it, so that no other file is made with it.
    private static final Edit PAGE = page("a.txt", "one");

    /// With it there, a page comes into a segment that an older look has made.
    private static final Edit Z = page("z.txt", "Text.");

    private static final Edit HEAD = edit("head.html", "<title>1</title>");

    /// Those of most schedules first, so that no processor waits for another at the end.
    static final List<Scenario> SCENARIOS =
            List.of(
                    new Scenario(
                            "a new title and its neighbour's next version",
                            List.of(A, B),
                            null,
                            post("a.txt", "A again", 1, "Text."),
                            post("b.txt", "B", 2, "Text again."),
                            7_200),
                    new Scenario(
                            "a post and its removal",
                            List.of(B),
                            null,
                            A,
                            edit("a.txt", null),
                            5_400),
                    new Scenario(
                            "a page and its next version",
                            List.of(),
                            null,
                            PAGE,
                            page("a.txt", "two"),
                            2_800),
                    new Scenario(
                            "a page that goes and comes back",
                            List.of(PAGE),
                            null,
                            edit("a.txt", null),
                            PAGE,
                            2_000),
                    new Scenario("a theme and a page", List.of(Z), null, HEAD, PAGE, 2_400),
                    new Scenario("a page and a theme", List.of(Z), null, PAGE, HEAD, 2_400),
                    new Scenario(
                            "the commits of a theme that goes and comes back",
                            List.of(HEAD, PAGE),
                            null,
                            edit("head.html", null),
                            HEAD,
                            1_600),
                    // No page was made without the theme but the one that comes meanwhile.
                    new Scenario(
                            "a page while a theme comes back",
                            List.of(Z, HEAD),
                            edit("head.html", null),
                            PAGE,
                            HEAD,
                            2_400));

    @Test
    void twoPublishersConvergeInEveryOrderWithEveryFault() throws InterruptedException {
        long start = System.nanoTime();
        var counts = new ArrayList<String>();
        long sum = 0;
        try (var threads =
                Executors.newFixedThreadPool(
                        Runtime.getRuntime().availableProcessors(), Thread.ofVirtual().factory())) {
            List<Future<Long>> runs =
                    SCENARIOS.stream()
                            .map(one -> threads.submit(() -> new Interleavings(one).runAll()))
                            .toList();
            for (int i = 0; i < runs.size(); i++) {
                long count = count(runs.get(i));
                assertThat(count)
                        .as(SCENARIOS.get(i).name())
                        .isGreaterThanOrEqualTo(SCENARIOS.get(i).least());
                counts.add(SCENARIOS.get(i).name() + " " + count);
                sum += count;
            }
        }
        System.out.printf(
                "%d schedules of two publishers in %d s: %s%n",
                sum, (System.nanoTime() - start) / 1_000_000_000, String.join(", ", counts));
    }

    private static long count(Future<Long> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private static Edit edit(String key, @Nullable String text) {
        return new Edit(new Key(key), text);
    }

    private static Edit page(String key, String text) {
        return edit(key, "---\nunlisted: true\n---\n" + text);
    }

    private static Edit post(String key, String title, int day, String text) {
        return edit(key, "# %s\n## — 2019-01-0%d\n\n%s\n".formatted(title, day, text));
    }
}
