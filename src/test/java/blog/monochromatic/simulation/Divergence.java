package blog.monochromatic.simulation;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A schedule that did not end as it must.
///
/// @param why what was wrong
/// @param trace the shortest that was found in which the same is wrong
record Divergence(long seed, String why, List<String> trace) {
    /// Runs a seed's schedule again and again, ever plainer.
    static Divergence of(long seed, Aim aim, Throwable failure, int[] decisions, Duration atMost) {
        String kind = kind(failure);
        var shrinker =
                new Shrinker(
                        plainer -> {
                            Throwable other = failure(plainer, aim, null);
                            return other != null && kind(other).equals(kind);
                        },
                        atMost);
        int[] plainest = shrinker.shrink(decisions);
        var trace = new ArrayList<String>();
        Throwable last = failure(plainest, aim, trace);
        var why = new StringWriter();
        (last == null ? failure : last).printStackTrace(new PrintWriter(why));
        return new Divergence(seed, why.toString(), trace);
    }

    private static @Nullable Throwable failure(
            int[] decisions, Aim aim, @Nullable List<String> trace) {
        try {
            new Storm(Decisions.again(decisions), aim, trace).run();
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    /// Where two failures are of one kind, they have one cause, mostly: what was checked is the
    /// same.
    private static String kind(Throwable failure) {
        return failure.getClass()
                + " "
                + List.of(failure.getStackTrace()).stream()
                        .filter(frame -> frame.getClassName().startsWith("blog.monochromatic"))
                        .findFirst();
    }

    @Override
    public String toString() {
        return "-Dseed=%d: %s%nThe shortest schedule found in which this is wrong, %d lines:%n%s"
                .formatted(seed, why, trace.size(), String.join("\n", trace));
    }
}
