package blog.monochromatic.lambda;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.publish.Publication;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;

import tools.jackson.jr.ob.JSON;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The function's log: one JSON object a line, whose fields can be queried, since the template has
/// Lambda take lines as they are (https://docs.aws.amazon.com/lambda/latest/dg/java-logging.html).
/// Each has `timestamp`, `level`, `requestId` and `event`:
///
/// - `published`: the paths written and removed, the requests by operation, the bytes read and
///   written, how many objects of the catalog were swept
/// - `problem`: the source's key, line, what is wrong, what to do
/// - `warning`: the same of a source that is published all the same
/// - `mended`: the key of a source that had a problem
/// - `foreign`: paths of the site bucket that are nobody's
/// - `parked`: what could not be made again and again, and is left until the next reconcile
/// - `unpinged`: why a hub was not told of all feeds that have changed; it is tried twice
/// - `halting`: the process is ended, for a source took too long to read; its `problem` line is
///   near
/// - `failed`: the ids of the messages, the error with its cause
final class Log {
    /// The most paths that one line names: a line of CloudWatch has at most 256 kB.
    private static final int MOST_PATHS = 100;

    private final PrintStream out;
    private final InstantSource clock;
    private final String requestId;

    /// @param requestId the invocation's
    Log(PrintStream out, InstantSource clock, String requestId) {
        this.out = out;
        this.clock = clock;
        this.requestId = requestId;
    }

    void published(Publication done) {
        write(
                "INFO",
                "published",
                "written",
                paths(done.written()),
                "writtenCount",
                done.written().size(),
                "removed",
                paths(done.removed()),
                "removedCount",
                done.removed().size(),
                "requests",
                done.requests(),
                "bytesRead",
                done.bytesRead(),
                "bytesWritten",
                done.bytesWritten(),
                "swept",
                done.swept());
        if (!done.foreign().isEmpty()) {
            write("WARN", "foreign", "paths", paths(done.foreign()));
        }
    }

    void tell(SortedMap<Key, List<Problem>> sources) {
        sources.forEach(this::tell);
    }

    private void tell(Key key, List<Problem> problems) {
        if (problems.isEmpty()) {
            write("INFO", "mended", "key", key.value());
        }
        for (Problem problem : problems) {
            write(
                    "WARN",
                    problem.isWarning() ? "warning" : "problem",
                    "key",
                    key.value(),
                    "line",
                    problem.line(),
                    "what",
                    problem.what(),
                    "advice",
                    problem.advice());
        }
    }

    void parked(Collection<Target> targets) {
        write(
                "ERROR",
                "parked",
                "targets",
                targets.stream().limit(MOST_PATHS).map(Target::toString).toList());
    }

    void unpinged(RuntimeException failure) {
        write("WARN", "unpinged", "error", String.valueOf(failure.getMessage()));
    }

    void failed(List<String> messageIds, Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        write(
                "ERROR",
                "failed",
                "messages",
                messageIds,
                "error",
                String.valueOf(failure.getMessage()),
                "trace",
                trace.toString());
    }

    void halting() {
        write("ERROR", "halting");
        out.flush();
    }

    private static List<String> paths(List<SitePath> paths) {
        return paths.stream().limit(MOST_PATHS).map(SitePath::value).toList();
    }

    private void write(String level, String event, Object... namesAndValues) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.put("level", level);
        line.put("requestId", requestId);
        line.put("event", event);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            line.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        out.println(JSON.std.asString(line));
    }
}
