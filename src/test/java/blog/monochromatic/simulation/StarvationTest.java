package blog.monochromatic.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.publish.Convergence;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.Key;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A whole blog is uploaded at once, and five publishers work it off: each makes a request at a
/// time, all of them in lock step, so that they meet as often as can be.
@Isolated("its virtual threads compute, and leave no carrier to those of other tests")
class StarvationTest {
    private static final int UPLOADS = 5_000;
    private static final int PUBLISHERS = 5;

    /// A request takes some tens of milliseconds, and some ten of a publisher's are under way at
    /// once.
    private static final Duration REQUEST = Duration.ofMillis(2);

    /// A lost race is followed by a pause of at most this many requests: 200 ms.
    private static final int PAUSE = 100;

    /// How often in a row a publisher may lose the race for the manifest.
    private static final int MOST_LOST = 25;

    @Test
    void ofFivePublishersInAStormOfUploadsNoneStarves() throws Exception {
        Crowd one;
        Crowd five;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Crowd> alone = threads.submit(() -> new Crowd(1).work());
            Future<Crowd> together = threads.submit(() -> new Crowd(PUBLISHERS).work());
            one = alone.get();
            five = together.get();
        }

        System.out.printf(
                "%d uploads: one publisher puts %d files, five put %d; commits and clearings of"
                        + " each %s, races lost in a row at most %d%n",
                UPLOADS, one.puts, five.puts, five.stored.values(), five.mostLost);
        assertThat(five.mostLost).as("races lost in a row").isLessThanOrEqualTo(MOST_LOST);
        assertThat(five.stored.values())
                .as("commits and clearings of each")
                .hasSize(PUBLISHERS)
                .allMatch(stored -> stored > five.batches / PUBLISHERS);
        assertThat(five.puts).as("files put").isLessThanOrEqualTo(one.puts * 3 / 2);
    }

    private static final class Crowd {
        private final Random random = new Random(1);
        private final TestBlog blog = new TestBlog();
        private final World world = new World(blog, () -> World.LATEST, null);
        private final Deque<List<Envelope>> left = new ArrayDeque<>();
        private final int batches;
        private final @Nullable SimulatedProcess[] places;
        private final int[] pauses;
        private final Map<Integer, Integer> stored = new HashMap<>();
        private int mostLost;
        private int puts;

        Crowd(int publishers) {
            places = new SimulatedProcess[publishers];
            pauses = new int[publishers];
            blog.publish();
            var keys = new ArrayList<Key>();
            for (int i = 0; i < UPLOADS; i++) {
                var key = new Key("20%02d/%02d/post-%d.txt".formatted(i % 20, i % 12 + 1, i));
                blog.upload(key.value(), "# Post %d\n\nText.\n".formatted(i));
                keys.add(key);
            }
            Collections.shuffle(keys, random);
            for (int from = 0; from < keys.size(); ) {
                // As the queue's window of a second fills them.
                int to = Math.min(keys.size(), from + 20 + random.nextInt(81));
                left.add(
                        keys.subList(from, to).stream()
                                .map(key -> Envelope.of(key, world.now()))
                                .toList());
                from = to;
            }
            batches = left.size();
        }

        Crowd work() {
            do {
                world.pass(REQUEST);
                for (int i = 0; i < places.length; i++) {
                    SimulatedProcess process = places[i];
                    if (process == null || process.ended()) {
                        List<Envelope> batch = left.poll();
                        if (batch == null) {
                            continue;
                        }
                        process = world.start(batch);
                        places[i] = process;
                    }
                    step(i, process);
                }
            } while (!left.isEmpty() || !world.running().isEmpty());
            world.settle(true);
            Convergence.check(blog);
            return this;
        }

        private void step(int place, SimulatedProcess process) {
            Request request = process.request();
            if (request.equals(Request.PAUSE) && pauses[place] < 0) {
                pauses[place] = random.nextInt(PAUSE);
            }
            if (request.equals(Request.PAUSE) && pauses[place]-- > 0) {
                return;
            }
            if (request.bucket().equals("site") && request.kind() == Request.Kind.WRITE) {
                puts++;
            }
            int before = process.stored();
            List<Envelope> failed = world.step(process, Fate.ANSWERED);
            assertThat(failed.size()).as("messages that failed").isZero();
            stored.merge(place, process.stored() - before, Integer::sum);
            mostLost = Math.max(mostLost, process.lostInARow());
        }
    }
}
