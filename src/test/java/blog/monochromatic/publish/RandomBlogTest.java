package blog.monochromatic.publish;

import blog.monochromatic.site.Key;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Whatever authors do, and in whatever order it is published, the site is a clean rebuild.
class RandomBlogTest {
    private static final int SEEDS = 150;

    @Test
    void anyEditsInAnyOrderEndInACleanRebuild() {
        for (int seed = 0; seed < SEEDS; seed++) {
            edit(seed, 25, 60);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void alsoInABlogOfSeveralSegments(int seed) {
        edit(seed, 1500, 25);
    }

    private static void edit(int seed, int posts, int steps) {
        var random = new Random(seed);
        var blog = new TestBlog();
        var author = new Author(random, blog, posts);
        var unpublished = new TreeSet<Key>();
        if (posts > 500) {
            blog.publish(author.uploadAll());
        }
        for (int step = 0; step < steps; step++) {
            unpublished.addAll(author.work());
            if (random.nextInt(5) == 0) {
                blog.wait(Duration.ofHours(random.nextInt(20)));
            }
            if (random.nextInt(3) == 0) {
                List<Key> events = author.storm(unpublished);
                List<Key> some = events.subList(0, random.nextInt(events.size() + 1));
                blog.publish(some);
                unpublished.removeAll(some);
            }
            if (random.nextInt(8) == 0) {
                blog.publish(author.storm(unpublished));
                unpublished.clear();
                blog.assertConverged();
            }
        }
        blog.publish(author.storm(unpublished));
        blog.assertConverged();
    }
}
