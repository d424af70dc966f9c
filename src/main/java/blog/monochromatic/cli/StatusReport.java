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
import java.util.Map;
import java.util.Optional;
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
        lines.add(
                line(
                        "queue",
                        "%,d waiting, %,d in work".formatted(queue.waiting(), queue.inWork())));
        lines.addAll(dead());
        if (catalog == null) {
            lines.add(line("catalog", "there is none yet: nothing was published, or just now"));
        } else {
            lines.addAll(promises(catalog));
            lines.add(line("next due", due(catalog)));
            lines.addAll(refused(catalog.refused()));
        }
        lines.addAll(reconcile());
        lines.addAll(publishes());
        return lines;
    }

    private List<String> dead() {
        return queue.dead() == 0
                ? List.of(line("dead letters", "none"))
                : List.of(
                        line(
                                "dead letters",
                                "%,d; when the log's cause is gone, have them tried again:"
                                        .formatted(queue.dead())),
                        "  aws sqs start-message-move-task --source-arn " + queue.deadLetters());
    }

    private static List<String> promises(CatalogStatus catalog) {
        String parked =
                catalog.parked().isEmpty()
                        ? "nothing"
                        : ("%s, given up after %d tries; the log says why, and a reconcile tries"
                                        + " again")
                                .formatted(targets(catalog.parked()), Intent.MOST_ADOPTIONS + 1);
        return List.of(
                line(
                        "being made",
                        catalog.intents().isEmpty() ? "nothing" : targets(catalog.intents())),
                line("parked", parked),
                line(
                        "old look",
                        catalog.outdated() == 0
                                ? "none"
                                : "%,d parts of the site".formatted(catalog.outdated())));
    }

    private String due(CatalogStatus catalog) {
        Instant due = catalog.due();
        if (due == null) {
            return "nothing";
        }
        return due.isAfter(now)
                ? "%s, of %,d".formatted(due, catalog.scheduled())
                : due + ", which is past: the next publish brings it";
    }

    private static List<String> refused(List<Problem> refused) {
        if (refused.isEmpty()) {
            return List.of(line("refused", "none"));
        }
        var lines = new ArrayList<String>();
        lines.add(
                line(
                        "refused",
                        "%,d; their last good versions stay, if any:".formatted(refused.size())));
        refused.stream().limit(MOST_NAMED).forEach(problem -> lines.add("  " + problem));
        if (refused.size() > MOST_NAMED) {
            lines.add("  and %,d more".formatted(refused.size() - MOST_NAMED));
        }
        return lines;
    }

    private List<String> reconcile() {
        Optional<PublisherHistory.Reconcile> last = history.lastReconcile();
        if (last.isEmpty()) {
            return List.of(line("reconcile", "none in the log"));
        }
        PublisherHistory.Reconcile it = last.get();
        var lines = new ArrayList<String>();
        lines.add(
                line(
                        "reconcile",
                        "%s: wrote %,d, removed %,d, swept %,d of the catalog"
                                .formatted(
                                        seconds(it.at()), it.written(), it.removed(), it.swept())));
        if (!it.foreign().isEmpty()) {
            lines.add(
                    "  files of the site bucket that are nobody's, to be removed by hand: "
                            + named(it.foreign()));
        }
        return lines;
    }

    private List<String> publishes() {
        List<PublisherHistory.Publish> last = history.last(PUBLISHES);
        if (last.isEmpty()) {
            return List.of(line("publishes", "none in the log"));
        }
        var requests = new TreeMap<String, Long>();
        last.forEach(
                one -> one.requests().forEach((name, n) -> requests.merge(name, n, Long::sum)));
        String counts =
                requests.entrySet().stream()
                        .map(one -> "%,d %s".formatted(one.getValue(), one.getKey()))
                        .collect(Collectors.joining(", "));
        return List.of(
                line(
                        "publishes",
                        "the last %d, since %s"
                                .formatted(last.size(), seconds(last.getFirst().at()))),
                "  " + counts,
                "  " + cost(last, requests));
    }

    private String cost(List<PublisherHistory.Publish> publishes, Map<String, Long> requests) {
        Set<String> invocations =
                publishes.stream()
                        .map(PublisherHistory.Publish::invocation)
                        .collect(Collectors.toSet());
        List<PublisherHistory.Report> reports =
                history.reports().entrySet().stream()
                        .filter(report -> invocations.contains(report.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        double gbSeconds = reports.stream().mapToDouble(PublisherHistory.Report::gbSeconds).sum();
        String function =
                reports.isEmpty()
                        ? "of Lambda's GB-seconds the log has no report"
                        : "$%.4f for %.1f GB-seconds of Lambda, as reported of %d of %d invocations"
                                .formatted(
                                        Prices.ofFunction(reports.size(), gbSeconds),
                                        gbSeconds,
                                        reports.size(),
                                        invocations.size());
        return "$%.4f for requests, %s; list prices of us-east-1"
                .formatted(Prices.ofRequests(requests), function);
    }

    private static String targets(Collection<Intent> intents) {
        return named(
                intents.stream()
                        .flatMap(intent -> intent.targets().stream())
                        .map(StatusReport::name)
                        .distinct()
                        .toList());
    }

    private static String name(Target target) {
        return switch (target) {
            case Target.File(var path) -> path.value();
            case Target.Ping(var feed) -> feed.value();
            default -> target.toString();
        };
    }

    private static String named(Collection<String> names) {
        String some = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMED;
        return more > 0 ? "%s and %,d more".formatted(some, more) : some;
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String line(String what, String how) {
        return "%-12s %s".formatted(what, how);
    }
}
