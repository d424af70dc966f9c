package blog.monochromatic.publish;

import blog.monochromatic.site.Key;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Whatever authors do, and in whatever order it is published, the site is a clean rebuild.
class RandomBlogTest {
    private static final int SEEDS = 60;

    @Test
    void anyEditsInAnyOrderEndInACleanRebuild() {
        for (int seed = 0; seed < SEEDS; seed++) {
            edit(seed, 25, 60);
        }
    }

    @Test
    void alsoInABlogOfSeveralSegments() {
        edit(1, 2_000, 25);
    }

    private static void edit(int seed, int posts, int steps) {
        var random = new Random(seed);
        var blog = new TestBlog();
        var author = new Author(random::nextInt, blog, new Author.Keys(0, posts));
        var unpublished = new TreeSet<Key>();
        if (posts > 500) {
            blog.publish(author.uploadAll());
        }
        for (int step = 0; step < steps; step++) {
            unpublished.addAll(author.work().keys());
            if (random.nextInt(5) == 0) {
                blog.wait(Duration.ofHours(random.nextInt(20)));
            }
            if (random.nextInt(3) == 0) {
                List<Key> events = storm(random, unpublished);
                List<Key> some = events.subList(0, random.nextInt(events.size() + 1));
                blog.publish(some);
                unpublished.removeAll(some);
            }
            if (random.nextInt(8) == 0) {
                blog.publish(storm(random, unpublished));
                unpublished.clear();
                blog.assertConverged();
            }
        }
        blog.publish(storm(random, unpublished));
        blog.assertConverged();
    }

    /// The keys in an order of the seed's, some of them twice.
    private static List<Key> storm(Random random, Set<Key> keys) {
        var events = new ArrayList<>(keys);
        keys.stream().filter(key -> random.nextInt(4) == 0).forEach(events::add);
        Collections.shuffle(events, random);
        return events;
    }
}
