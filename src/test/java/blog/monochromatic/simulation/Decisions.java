package blog.monochromatic.simulation;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// All that a schedule leaves to chance, as numbers drawn one by one: by a seed, or as they were
/// drawn before. 0 is always the plainest choice, so that a list of them is made simpler by zeros.
final class Decisions {
    private final int[] given;
    private final @Nullable SplittableRandom random;
    private int[] made = new int[512];
    private int count;

    private Decisions(int[] given, @Nullable SplittableRandom random) {
        this.given = given;
        this.random = random;
    }

    static Decisions by(long seed) {
        return new Decisions(new int[0], new SplittableRandom(seed));
    }

    /// These again; where they end, 0.
    static Decisions again(int[] numbers) {
        return new Decisions(numbers, null);
    }

    /// From 0 up to a bound.
    int below(int bound) {
        int number =
                count < given.length
                        ? given[count] % bound
                        : random == null ? 0 : random.nextInt(bound);
        if (count == made.length) {
            made = Arrays.copyOf(made, 2 * count);
        }
        made[count++] = number;
        return number;
    }

    /// True so often of a thousand times.
    boolean chance(int perMille) {
        return below(1000) >= 1000 - perMille;
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    /// What was decided so far.
    int[] made() {
        return Arrays.copyOf(made, count);
    }
}
