package blog.monochromatic.simulation;

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
                            post("a.txt", "A again", 1, "Text."),
                            post("b.txt", "B", 2, "Text again.")),
                    new Scenario("a post and its removal", List.of(B), A, edit("a.txt", null)),
                    new Scenario(
                            "a page and its next version", List.of(), PAGE, page("a.txt", "two")),
                    new Scenario(
                            "a page that goes and comes back",
                            List.of(PAGE),
                            edit("a.txt", null),
                            PAGE),
                    new Scenario("a theme and a page", List.of(Z), HEAD, PAGE),
                    new Scenario("a page and a theme", List.of(Z), PAGE, HEAD),
                    new Scenario(
                            "a theme that goes and comes back",
                            List.of(HEAD, PAGE),
                            edit("head.html", null),
                            HEAD));

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
