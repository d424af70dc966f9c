package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

class PublisherHistoryTest {
    @Test
    void aPublishIsReadAsTheFunctionLogsIt() {
        PublisherHistory history =
                PublisherHistory.of(
                        List.of(
                                """
                                {"timestamp":"2026-11-27T10:00:00.123Z","level":"INFO",\
                                "requestId":"one","event":"published","written":["/a.html"],\
                                "writtenCount":1,"removed":[],"removedCount":2,\
                                "requests":{"GetObject":3,"PutObject":4},"bytesRead":5,\
                                "bytesWritten":6,"swept":7}
                                """));

        assertThat(history.publishes())
                .containsExactly(
                        new PublisherHistory.Publish(
                                Instant.parse("2026-11-27T10:00:00.123Z"),
                                "one",
                                Map.of("GetObject", 3L, "PutObject", 4L),
                                1,
                                2,
                                7));
    }

    /// https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html#platform-report
    @Test
    void whatAnInvocationIsBilledIsReadInBothForms() {
        PublisherHistory history =
                PublisherHistory.of(
                        List.of(
                                """
                                {"time":"2026-11-27T10:00:01.000Z","type":"platform.report",\
                                "record":{"requestId":"one","metrics":{"durationMs":101.51,\
                                "billedDurationMs":1500,"memorySizeMB":1024,"maxMemoryUsedMB":33},\
                                "status":"success"}}
                                """,
                                "REPORT RequestId: two\tDuration: 100.00 ms\tBilled Duration: 500"
                                        + " ms\tMemory Size: 2048 MB\tMax Memory Used: 2048 MB"));

        assertThat(history.reports())
                .isEqualTo(
                        Map.of(
                                "one", new PublisherHistory.Report(1.5),
                                "two", new PublisherHistory.Report(1.0)));
    }

    @Test
    void whatIsNoLineOfThePublisherIsLeftOut() {
        PublisherHistory history =
                PublisherHistory.of(
                        List.of(
                                "START RequestId: one Version: $LATEST",
                                "{\"event\":\"published\",\"requ",
                                "{\"event\":\"problem\",\"key\":\"a.txt\"}",
                                "[]",
                                ""));

        assertThat(history).isEqualTo(new PublisherHistory(List.of(), Map.of(), Map.of()));
    }

    @Test
    void theLastPublishesAreThoseThatWereLast() {
        PublisherHistory history =
                PublisherHistory.of(
                        List.of(
                                published("10:02", "c", "GetObject", 1),
                                published("10:00", "a", "GetObject", 1)
                                        + "\n"
                                        + published("10:01", "b", "GetObject", 1)));

        assertThat(history.last(2))
                .extracting(PublisherHistory.Publish::invocation)
                .containsExactly("b", "c");
        assertThat(history.last(100)).hasSize(3);
    }

    @Test
    void aReconcileIsTheStepsThatListAndFollowEachOther() {
        PublisherHistory history =
                PublisherHistory.of(
                        List.of(
                                published("03:00", "earlier", "ListObjectsV2", 64),
                                foreign("earlier", "/old.html"),
                                published("10:00", "one", "ListObjectsV2", 1),
                                published("10:01", "no step", "GetObject", 2),
                                foreign("one", "/x.html"),
                                published("10:09", "two", "ListObjectsV2", 4),
                                published("10:30", "later", "GetObject", 8)));

        assertThat(history.lastReconcile())
                .contains(
                        new PublisherHistory.Reconcile(
                                Instant.parse("2026-11-27T10:00:00Z"),
                                5,
                                10,
                                15,
                                Set.of("/x.html")));
    }

    @Test
    void aLogWithoutAListingHasNoReconcile() {
        assertThat(
                        PublisherHistory.of(List.of(published("10:00", "a", "GetObject", 1)))
                                .lastReconcile())
                .isEmpty();
    }

    /// @param count of what was written; twice that was removed, and three times swept
    static String published(String time, String invocation, String operation, int count) {
        return """
        {"timestamp":"2026-11-27T%s:00.000Z","requestId":"%s","event":"published",\
        "writtenCount":%d,"removedCount":%d,"requests":{"%s":%d},"swept":%d}\
        """
                .formatted(time, invocation, count, 2 * count, operation, count, 3 * count);
    }

    static String foreign(String invocation, String path) {
        return """
        {"requestId":"%s","event":"foreign","paths":["%s"]}\
        """
                .formatted(invocation, path);
    }
}
