package blog.monochromatic.lambda;

import blog.monochromatic.publish.Publication;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;

import tools.jackson.jr.ob.JSON;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The function's log: one JSON object a line, whose fields can be queried, since the template has
/// Lambda take lines as they are (https://docs.aws.amazon.com/lambda/latest/dg/java-logging.html).
/// Each has `timestamp`, `level`, `requestId` and `event`:
///
/// - `published`: the paths written and removed, the requests by operation, the bytes read and
///   written
/// - `refused`: the source's key, line, what is wrong, what to do
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
                done.bytesWritten());
        done.failures().forEach(failure -> failed(List.of(), failure));
        for (Problem problem : done.refused()) {
            write(
                    "WARN",
                    "refused",
                    "key",
                    problem.key().value(),
                    "line",
                    problem.line(),
                    "what",
                    problem.what(),
                    "advice",
                    problem.advice());
        }
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
