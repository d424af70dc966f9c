package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.catalog.Intent;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.publish.CatalogView;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.QueueDepths;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class StatusReportTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final QueueDepths EMPTY = new QueueDepths(0, 0, 0, "arn:aws:sqs:dead");

    @Test
    void aDeploymentAtRestHasNothingToSay() {
        StatusReport report = report(EMPTY, catalog(), List.of());

        assertThat(report.lines())
                .containsExactly(
                        "queue        0 waiting, 0 in work",
                        "dead letters none",
                        "being made   nothing",
                        "parked       nothing",
                        "old look     none",
                        "next due     nothing",
                        "refused      none",
                        "reconcile    none in the log",
                        "publishes    none in the log");
        assertThat(report.isHealthy()).isTrue();
    }

    @Test
    void whereNothingWasPublishedThereIsNoCatalog() {
        StatusReport report = report(EMPTY, null, List.of());

        assertThat(report.lines())
                .contains("catalog      there is none yet: nothing was published, or just now");
        assertThat(report.isHealthy()).isTrue();
    }

    @Test
    void deadLettersNeedTheirOperator() {
        StatusReport report =
                report(new QueueDepths(1_200, 2, 3, "arn:aws:sqs:dead"), catalog(), List.of());

        assertThat(report.lines())
                .startsWith(
                        "queue        1,200 waiting, 2 in work",
                        "dead letters 3; when the log's cause is gone, have them tried again:",
                        "  aws sqs start-message-move-task --source-arn arn:aws:sqs:dead");
        assertThat(report.isHealthy()).isFalse();
    }

    @Test
    void promisesAreNamedAndWhatIsParkedNeedsItsOperator() {
        var made = new Intent("a", NOW, 0, files(12), null);
        var parked =
                new Intent("b", Instant.MAX, 3, Set.of(new Target.Notice(new Key("a.txt"))), null);
        StatusReport report =
                report(
                        EMPTY,
                        new CatalogStatus(List.of(made), List.of(parked), 7, null, 0, List.of()),
                        List.of());

        assertThat(report.lines())
                .contains(
                        "being made   /1.html, /2.html, /3.html, /4.html, /5.html, /6.html,"
                                + " /7.html, /8.html, /9.html, /10.html and 2 more",
                        "parked       Notice[source=a.txt], given up after 4 tries; the log says"
                                + " why, and a reconcile tries again",
                        "old look     7 parts of the site");
        assertThat(report.isHealthy()).isFalse();
    }

    @Test
    void whatIsDueIsSaidAndWhatIsOverdue() {
        assertThat(report(EMPTY, due("2026-11-27T12:00:01Z"), List.of()).lines())
                .contains("next due     2026-11-27T12:00:01Z, of 3");
        assertThat(report(EMPTY, due("2026-11-27T11:00:00Z"), List.of()).lines())
                .contains(
                        "next due     2026-11-27T11:00:00Z, which is past: the next publish brings"
                                + " it");
    }

    @Test
    void refusedSourcesAreNamedUpToTen() {
        List<Problem> refused =
                IntStream.rangeClosed(1, 12)
                        .mapToObj(i -> new Problem(new Key(i + ".txt"), 2, "It is bad", "mend it"))
                        .toList();

        List<String> lines =
                report(
                                EMPTY,
                                new CatalogStatus(List.of(), List.of(), 0, null, 0, refused),
                                List.of())
                        .lines();

        assertThat(lines)
                .contains(
                        "refused      12; their last good versions stay, if any:",
                        "  1.txt:2: It is bad; mend it",
                        "  10.txt:2: It is bad; mend it",
                        "  and 2 more")
                .doesNotContain("  11.txt:2: It is bad; mend it");
    }

    @Test
    void theLastReconcileIsTold() {
        assertThat(
                        report(
                                        EMPTY,
                                        catalog(),
                                        List.of(
                                                PublisherHistoryTest.published(
                                                        "03:00", "one", "ListObjectsV2", 5),
                                                PublisherHistoryTest.foreign("one", "/x.html")))
                                .lines())
                .contains(
                        "reconcile    2026-11-27T03:00:00Z: wrote 5, removed 10, swept 15 of the"
                                + " catalog",
                        "  files of the site bucket that are nobody's, to be removed by hand:"
                                + " /x.html");
    }

    /// 1,000 puts are $0.005, 2,000 gets $0.0008, and 600 GB-seconds of an invocation
    /// $0.0100002.
    @Test
    void theLastPublishesCostWhatTheirRequestsDo() {
        assertThat(
                        report(
                                        EMPTY,
                                        catalog(),
                                        List.of(
                                                PublisherHistoryTest.published(
                                                        "10:00", "one", "PutObject", 1_000),
                                                PublisherHistoryTest.published(
                                                        "10:01", "two", "GetObject", 2_000),
                                                PublisherHistoryTest.published(
                                                        "10:02", "two", "DeleteObject", 9),
                                                "REPORT RequestId: two\tDuration: 1 ms\tBilled"
                                                        + " Duration: 600000 ms\tMemory Size: 1024"
                                                        + " MB"))
                                .lines())
                .endsWith(
                        "publishes    the last 3, since 2026-11-27T10:00:00Z",
                        "  9 DeleteObject, 2,000 GetObject, 1,000 PutObject",
                        "  $0.0058 for requests, $0.0100 for 600.0 GB-seconds of Lambda, as"
                                + " reported of 1 of 2 invocations; list prices of us-east-1");
    }

    @Test
    void whereLambdaHasNotReportedThatIsSaid() {
        assertThat(
                        report(
                                        EMPTY,
                                        catalog(),
                                        List.of(
                                                PublisherHistoryTest.published(
                                                        "10:00", "one", "PutObject", 2_000)))
                                .lines())
                .last()
                .isEqualTo(
                        "  $0.0100 for requests, of Lambda's GB-seconds the log has no report; list"
                                + " prices of us-east-1");
    }

    @Test
    void aCatalogIsReadForWhatIsScheduledAndRefused() {
        var blog = new TestBlog();
        blog.upload("a.txt", "# A\n## — 2 January, 2021\n");
        blog.upload("b.txt", "---\ndate: 2019-01-01\nexpires: 2020-06-01\n---\n# B\n");
        blog.upload("c.txt", "# C\n## — 1 January, 2019\n");
        blog.upload("d.txt", "---\ndraft: true\ndate: 2020-02-02\n---\n# D\n");
        blog.upload("e.txt", "# E\n## — 31 February, 2016\n");
        blog.upload("index.txt", "---\nhome: many\n---\n");
        blog.publish("a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "index.txt");

        CatalogStatus status = new CatalogView(blog.catalog).look(CatalogStatus::of).orElseThrow();

        assertThat(status.due()).isEqualTo(Instant.parse("2020-06-01T00:00:00Z"));
        assertThat(status.scheduled()).isEqualTo(2);
        assertThat(status.refused())
                .extracting(Problem::key)
                .containsExactly(new Key("index.txt"), new Key("e.txt"));
        assertThat(status.intents()).isEmpty();
        assertThat(status.outdated()).isZero();
    }

    private static StatusReport report(
            QueueDepths queue, @Nullable CatalogStatus catalog, List<String> log) {
        return new StatusReport(queue, catalog, PublisherHistory.of(log), NOW);
    }

    private static CatalogStatus catalog() {
        return new CatalogStatus(List.of(), List.of(), 0, null, 0, List.of());
    }

    private static CatalogStatus due(String instant) {
        return new CatalogStatus(List.of(), List.of(), 0, Instant.parse(instant), 3, List.of());
    }

    private static Set<Target> files(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Target.File(new SitePath("/" + i + ".html")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
