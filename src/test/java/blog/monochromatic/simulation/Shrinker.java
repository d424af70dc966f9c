package blog.monochromatic.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Predicate;

/// Makes a schedule that fails plainer while it still fails: leaves parts of its decisions out, or
/// makes them 0.
final class Shrinker {
    private final Predicate<int[]> fails;
    private final long end;

    /// @param fails whether a schedule by these decisions fails
    /// @param atMost when to be content
    Shrinker(Predicate<int[]> fails, Duration atMost) {
        this.fails = fails;
        this.end = System.nanoTime() + atMost.toNanos();
    }

    int[] shrink(int[] decisions) {
        int[] best = decisions;
        for (int part = Math.max(1, best.length / 2); part > 0; part = part == 1 ? 0 : part / 2) {
            int before;
            do {
                before = weight(best);
                best = pass(best, part);
            } while (weight(best) < before && hasTime());
        }
        return best;
    }

    private int[] pass(int[] decisions, int part) {
        int[] best = decisions;
        for (int from = best.length - part; from > -part && hasTime(); from -= part) {
            int start = Math.max(0, from);
            int to = Math.min(best.length, start + part);
            if (to <= start) {
                continue;
            }
            int[] without = without(best, start, to);
            int[] plain = best.clone();
            Arrays.fill(plain, start, to, 0);
            if (fails.test(without)) {
                best = without;
            } else if (!Arrays.equals(plain, best) && fails.test(plain)) {
                best = plain;
            }
        }
        return best;
    }

    private boolean hasTime() {
        return System.nanoTime() < end;
    }

    private static int weight(int[] decisions) {
        return decisions.length + (int) Arrays.stream(decisions).filter(one -> one != 0).count();
    }

    private static int[] without(int[] decisions, int from, int to) {
        int[] rest = Arrays.copyOf(decisions, decisions.length - (to - from));
        System.arraycopy(decisions, to, rest, from, decisions.length - to);
        return rest;
    }
}
