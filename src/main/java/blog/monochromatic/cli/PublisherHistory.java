package blog.monochromatic.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the publisher's log tells of its last publishes. The function writes the lines `published`
/// and `foreign`, Lambda itself the reports.
///
/// @param publishes the oldest first
/// @param foreign paths of the site that are nobody's, by the invocation that found them
/// @param reports by their invocations
record PublisherHistory(
        List<Publish> publishes, Map<String, Set<String>> foreign, Map<String, Report> reports) {
    /// The lines that are wanted
    /// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html).
    static final String PATTERN =
            "{ $.event = \"published\" || $.event = \"foreign\" || $.type = \"platform.report\" }";

    /// Steps of one reconcile follow each other as messages do; after this long it is another.
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /// As Lambda reports where it does not log in JSON.
    private static final Pattern PLAIN_REPORT =
            Pattern.compile(
                    "REPORT RequestId: (?<id>\\S+)\\s.*Billed Duration: (?<ms>\\d+) ms"
                            + "\\s+Memory Size: (?<mb>\\d+) MB");

    /// A publish that is done.
    ///
    /// @param invocation the id of its request
    /// @param requests how many of each operation
    record Publish(
            Instant at,
            String invocation,
            Map<String, Long> requests,
            long written,
            long removed,
            long swept) {
        /// Whether it was a step of a reconcile: nothing else lists a bucket.
        boolean isOfReconcile() {
            return requests.containsKey("ListObjectsV2");
        }
    }

    /// What an invocation is billed.
    record Report(double gbSeconds) {
        static Report of(long milliseconds, long megabytes) {
            return new Report(milliseconds / 1_000.0 * megabytes / 1_024.0);
        }
    }

    /// What a reconcile has found, and put right.
    ///
    /// @param foreign paths that are nobody's
    record Reconcile(Instant at, long written, long removed, long swept, Set<String> foreign) {}

    /// @param events of the log, of one line or several; what is none of the lines is left out
    static PublisherHistory of(Collection<String> events) {
        var publishes = new ArrayList<Publish>();
        var foreign = new HashMap<String, Set<String>>();
        var reports = new HashMap<String, Report>();
        for (String line : (Iterable<String>) events.stream().flatMap(String::lines)::iterator) {
            Map<String, Object> values = json(line);
            Matcher report = PLAIN_REPORT.matcher(line);
            if ("published".equals(values.get("event"))) {
                publishes.add(publish(values));
            } else if ("foreign".equals(values.get("event"))) {
                foreign.computeIfAbsent(text(values, "requestId"), _ -> new TreeSet<>())
                        .addAll(texts(values, "paths"));
            } else if ("platform.report".equals(values.get("type"))) {
                Map<String, Object> record = child(values, "record");
                Map<String, Object> metrics = child(record, "metrics");
                reports.put(
                        text(record, "requestId"),
                        Report.of(
                                number(metrics, "billedDurationMs"),
                                number(metrics, "memorySizeMB")));
            } else if (report.find()) {
                reports.put(
                        report.group("id"),
                        Report.of(
                                Long.parseLong(report.group("ms")),
                                Long.parseLong(report.group("mb"))));
            }
        }
        publishes.sort(Comparator.comparing(Publish::at));
        return new PublisherHistory(publishes, foreign, reports);
    }

    /// The last publishes, the oldest first.
    List<Publish> last(int most) {
        return publishes.subList(Math.max(0, publishes.size() - most), publishes.size());
    }

    Optional<Reconcile> lastReconcile() {
        var steps = new ArrayList<Publish>();
        for (Publish one : publishes.reversed()) {
            boolean isOlder =
                    !steps.isEmpty() && one.at().isBefore(steps.getLast().at().minus(PAUSE));
            if (isOlder) {
                break;
            }
            if (one.isOfReconcile()) {
                steps.add(one);
            }
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        var nobodys = new TreeSet<String>();
        steps.forEach(step -> nobodys.addAll(foreign.getOrDefault(step.invocation(), Set.of())));
        return Optional.of(
                new Reconcile(
                        steps.getLast().at(),
                        steps.stream().mapToLong(Publish::written).sum(),
                        steps.stream().mapToLong(Publish::removed).sum(),
                        steps.stream().mapToLong(Publish::swept).sum(),
                        nobodys));
    }

    private static Publish publish(Map<String, Object> line) {
        var requests = new TreeMap<String, Long>();
        Map<String, Object> counts = child(line, "requests");
        counts.keySet().forEach(operation -> requests.put(operation, number(counts, operation)));
        return new Publish(
                Instant.parse(text(line, "timestamp")),
                text(line, "requestId"),
                requests,
                number(line, "writtenCount"),
                number(line, "removedCount"),
                number(line, "swept"));
    }

    /// Empty where the line is none, or was cut.
    private static Map<String, Object> json(String line) {
        if (!line.startsWith("{")) {
            return Map.of();
        }
        try {
            return JSON.std.mapFrom(line);
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    private static Map<String, Object> child(Map<String, Object> values, String name) {
        var child = new LinkedHashMap<String, Object>();
        if (values.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> child.put(String.valueOf(key), value));
        }
        return child;
    }

    private static String text(Map<String, Object> values, String name) {
        return String.valueOf(values.get(name));
    }

    private static long number(Map<String, Object> values, String name) {
        return values.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private static List<String> texts(Map<String, Object> values, String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
