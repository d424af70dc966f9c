package blog.monochromatic.cli;

import blog.monochromatic.catalog.Intent;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.site.Problem;
import blog.monochromatic.store.QueueDepths;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How a deployment is, in lines for its operator.
///
/// @param catalog null where nothing was published yet
record StatusReport(
        QueueDepths queue, @Nullable CatalogStatus catalog, PublisherHistory history, Instant now) {
    /// Publishes whose requests are summed up.
    static final int PUBLISHES = 100;

    /// Of whatever there may be many of.
    private static final int MOST_NAMED = 10;

    /// Whether nothing needs its operator.
    boolean isHealthy() {
        return queue.dead() == 0 && (catalog == null || catalog.parked().isEmpty());
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        say(lines, "queue", "%,d waiting, %,d in work", queue.waiting(), queue.inWork());
        dead(lines);
        if (catalog == null) {
            say(lines, "catalog", "there is none yet: nothing was published, or it was just now");
        } else {
            promises(lines, catalog);
            due(lines, catalog);
            refused(lines, catalog.refused());
        }
        reconcile(lines);
        publishes(lines);
        return lines;
    }

    private void dead(List<String> lines) {
        if (queue.dead() == 0) {
            say(lines, "dead letters", "none");
            return;
        }
        say(
                lines,
                "dead letters",
                "%,d; when the log's cause is gone, have them tried again:",
                queue.dead());
        lines.add("  aws sqs start-message-move-task --source-arn " + queue.deadLetters());
    }

    private static void promises(List<String> lines, CatalogStatus catalog) {
        if (catalog.intents().isEmpty()) {
            say(lines, "being made", "nothing");
        } else {
            say(lines, "being made", "%s", targets(catalog.intents()));
        }
        if (catalog.parked().isEmpty()) {
            say(lines, "parked", "nothing");
        } else {
            say(
                    lines,
                    "parked",
                    "%s, given up after %d tries; the log says why, and a reconcile tries again",
                    targets(catalog.parked()),
                    Intent.MOST_ADOPTIONS + 1);
        }
        say(
                lines,
                "old look",
                catalog.outdated() == 0 ? "none" : "%,d parts of the site",
                catalog.outdated());
    }

    private void due(List<String> lines, CatalogStatus catalog) {
        Instant due = catalog.due();
        if (due == null) {
            say(lines, "next due", "nothing");
        } else if (due.isAfter(now)) {
            say(lines, "next due", "%s, of %,d", due, catalog.scheduled());
        } else {
            say(lines, "next due", "%s, which is past: the next publish brings it", due);
        }
    }

    private static void refused(List<String> lines, List<Problem> refused) {
        say(
                lines,
                "refused",
                refused.isEmpty() ? "none" : "%,d, of which the last good versions stay:",
                refused.size());
        refused.stream().limit(MOST_NAMED).forEach(problem -> lines.add("  " + problem));
        if (refused.size() > MOST_NAMED) {
            lines.add("  and %,d more".formatted(refused.size() - MOST_NAMED));
        }
    }

    private void reconcile(List<String> lines) {
        history.lastReconcile()
                .ifPresentOrElse(
                        last -> {
                            say(
                                    lines,
                                    "reconcile",
                                    "%s: wrote %,d, removed %,d, swept %,d of the catalog",
                                    last.at().truncatedTo(ChronoUnit.SECONDS),
                                    last.written(),
                                    last.removed(),
                                    last.swept());
                            foreign(lines, last.foreign());
                        },
                        () -> say(lines, "reconcile", "none in the log"));
    }

    private static void foreign(List<String> lines, Set<String> foreign) {
        if (!foreign.isEmpty()) {
            lines.add(
                    "  files of the site bucket that are nobody's, to be removed by hand: "
                            + named(foreign));
        }
    }

    private void publishes(List<String> lines) {
        List<PublisherHistory.Publish> last = history.last(PUBLISHES);
        if (last.isEmpty()) {
            say(lines, "publishes", "none in the log");
            return;
        }
        var requests = new TreeMap<String, Long>();
        last.forEach(
                one -> one.requests().forEach((name, n) -> requests.merge(name, n, Long::sum)));
        say(
                lines,
                "publishes",
                "the last %d, since %s",
                last.size(),
                last.getFirst().at().truncatedTo(ChronoUnit.SECONDS));
        lines.add(
                "  "
                        + requests.entrySet().stream()
                                .map(one -> format("%,d %s", one.getValue(), one.getKey()))
                                .collect(Collectors.joining(", ")));
        lines.add("  " + cost(last, requests));
    }

    private String cost(List<PublisherHistory.Publish> publishes, Map<String, Long> requests) {
        Set<String> invocations =
                publishes.stream()
                        .map(PublisherHistory.Publish::invocation)
                        .collect(Collectors.toSet());
        List<PublisherHistory.Report> reports =
                invocations.stream()
                        .filter(history.reports()::containsKey)
                        .map(history.reports()::get)
                        .toList();
        double gbSeconds = reports.stream().mapToDouble(PublisherHistory.Report::gbSeconds).sum();
        String function =
                reports.isEmpty()
                        ? "of Lambda's GB-seconds the log has no report"
                        : format(
                                "$%.4f for %.1f GB-seconds of Lambda, as reported of %d of %d"
                                        + " invocations",
                                Prices.ofFunction(reports.size(), gbSeconds),
                                gbSeconds,
                                reports.size(),
                                invocations.size());
        return format(
                "$%.4f for requests, %s; list prices of us-east-1",
                Prices.ofRequests(requests), function);
    }

    private static String targets(Collection<Intent> intents) {
        List<String> targets =
                intents.stream()
                        .flatMap(intent -> intent.targets().stream())
                        .map(StatusReport::name)
                        .distinct()
                        .toList();
        return named(targets);
    }

    private static String name(Target target) {
        return target instanceof Target.File(var path) ? path.value() : target.toString();
    }

    private static String named(Collection<String> names) {
        String some = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMED;
        return more > 0 ? format("%s and %,d more", some, more) : some;
    }

    private static void say(List<String> lines, String what, String how, Object... values) {
        lines.add(format("%-13s", what) + format(how, values));
    }

    /// With the digits and commas of every machine.
    private static String format(String how, Object... values) {
        return String.format(Locale.ROOT, how, values);
    }
}
