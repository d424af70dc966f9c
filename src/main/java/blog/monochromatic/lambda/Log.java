package blog.monochromatic.lambda;

import blog.monochromatic.publish.Publication;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;

import tools.jackson.jr.ob.JSON;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The function's log: one JSON object a line, `{"event": …}`.
///
/// - `published`: the paths written and removed, the requests by operation, the bytes read and
///   written
/// - `refused`: the source's key, line, what is wrong, what to do
/// - `failed`: the ids of the messages, the error with its cause
final class Log {
    /// The most paths that one line names: a line of CloudWatch has at most 256 kB.
    private static final int MOST_PATHS = 100;

    private final LambdaLogger logger;

    Log(LambdaLogger logger) {
        this.logger = logger;
    }

    void published(Publication done) {
        write(
                LogLevel.INFO,
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
        for (Problem problem : done.refused()) {
            write(
                    LogLevel.WARN,
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

    void failed(List<String> messageIds, Exception failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        write(
                LogLevel.ERROR,
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

    private void write(LogLevel level, String event, Object... namesAndValues) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            line.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        logger.log(JSON.std.asString(line) + "\n", level);
    }
}
