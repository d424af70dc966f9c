package blog.monochromatic.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Range;
import blog.monochromatic.publish.Message;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class EventReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"s3-put.json", "s3-delete.json"})
    void anEventOfS3IsAHint(String file) throws Exception {
        assertThat(read(file))
                .isEqualTo(
                        new EventReader.Event.Plain(hints("2016/03/hand-crafted-containers.txt")));
    }

    @Test
    void aBatchIsSomeMessagesWhoseKeysAreDecoded() throws Exception {
        var batch = (EventReader.Event.Batch) read("sqs-batch.json");

        assertThat(batch.deliveries()).extracting(EventReader.Delivery::receives).containsOnly(1);
        assertThat(batch.deliveries())
                .extracting(EventReader.Delivery::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.startsWith("059f36b4-87a3-44ab-83d2-66197580000"));
        var work = new ArrayList<Work>();
        for (EventReader.Delivery delivery : batch.deliveries()) {
            work.add(EventReader.work(delivery.body()));
        }
        assertThat(work)
                .containsExactly(
                        hints(),
                        hints("2019/06/a b.txt"),
                        hints("2019/06/c d.txt"),
                        hints("2019/06/c++.txt"),
                        hints("2019/06/café.txt"),
                        hints("2019/06/100%.txt", "2019/06/🎈.txt"),
                        hints("2016/03/hand-crafted-containers.txt"));
    }

    @Test
    void aBodyIsNotReadWithItsBatchSoThatOneThatCannotBeFailsAlone() throws Exception {
        var batch = (EventReader.Event.Batch) read("sqs-malformed.json");

        assertThat(batch.deliveries())
                .extracting(EventReader.Delivery::receives)
                .containsExactly(3, 1, 1);
        assertThatThrownBy(() -> EventReader.work(batch.deliveries().getFirst().body()))
                .isInstanceOf(EventReader.UnreadableException.class)
                .hasMessage("It is not a JSON object");
        assertThat(EventReader.work(batch.deliveries().get(1).body()))
                .isEqualTo(hints("2016/03/hand-crafted-containers.txt"));
        assertThatThrownBy(() -> EventReader.work(batch.deliveries().get(2).body()))
                .isInstanceOf(EventReader.UnreadableException.class)
                .hasMessageContaining("names no object of S3");
    }

    @ParameterizedTest
    @CsvSource({
        "a+b.txt, a b.txt",
        "a%20b.txt, a b.txt",
        "a%2Bb.txt, a+b.txt",
        "caf%C3%A9.txt, café.txt",
        "café.txt, café.txt",
        "100%25.txt, 100%.txt",
        "%F0%9F%8E%88.txt, 🎈.txt",
        "a%2Fb%26c.txt, a/b&c.txt"
    })
    void aKeyIsFormEncoded(String written, String key) throws Exception {
        assertThat(EventReader.work(event(written))).isEqualTo(hints(key));
    }

    @Test
    void allRecordsOfAnEventAreRead() throws Exception {
        assertThat(
                        EventReader.work(
                                "{\"Records\":[%s,%s]}"
                                        .formatted(record("a.txt"), record("b.txt"))))
                .isEqualTo(hints("a.txt", "b.txt"));
    }

    @Test
    void theEventThatS3SendsToTryTheQueueIsNoWork() throws Exception {
        assertThat(
                        EventReader.work(
                                """
                                {"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"posts"}
                                """))
                .isEqualTo(hints());
    }

    static Stream<Message> messages() {
        return Stream.of(
                new Message.Remake(new Range.Pages(null, null)),
                new Message.Remake(new Range.Pages(new Key("a \"é\" 🎈"), new Key("b"))),
                new Message.Remake(new Range.Lists(3, null)),
                new Message.Remake(new Range.Lists(3, new SitePath("/2016/03/index.html"))),
                new Message.Due(),
                new Message.Ping(
                        List.of(new SitePath("/feed.atom"), new SitePath("/tags/é/feed.json"))),
                Message.Reconcile.BEGIN,
                new Message.Reconcile(Message.Phase.SITE, "2016/03/a b.txt"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsHandedOnIsReadAsItWasWritten(Message message) throws Exception {
        assertThat(EventReader.work(EventReader.write(message)))
                .isEqualTo(new Work.HandedOn(message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "This is no event",
                "{",
                "[]",
                "[1]",
                "null",
                "1",
                "\"text\"",
                "{}",
                "{\"source\":\"aws.s3\",\"detail\":{}}",
                "{\"Records\":{}}",
                "{\"Records\":[1]}",
                "{\"Records\":[{}]}",
                "{\"Records\":[{\"s3\":{}}]}",
                "{\"Records\":[{\"s3\":{\"object\":{}}}]}",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":1}}}]}",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"\"}}}]}",
                "{\"Records\":[{\"s3\":{\"object\":{\"key\":\"%zz\"}}}]}",
                "{\"remake\":1}",
                "{\"remake\":{\"from\":1}}",
                "{\"remake\":{\"look\":\"x\"}}",
                "{\"remake\":{\"look\":1,\"after\":\"no-slash\"}}",
                "{\"remake\":{\"from\":\"\"}}",
                "{\"ping\":\"/feed.atom\"}",
                "{\"ping\":[1]}",
                "{\"ping\":[\"no-slash\"]}",
                "{\"reconcile\":\"\"}"
            })
    void anythingElseCannotBeRead(String body) {
        assertThatThrownBy(() -> EventReader.work(body))
                .isInstanceOf(EventReader.UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "{}", "{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}"})
    void neitherCanAnInvocationWithIt(String payload) {
        assertThatThrownBy(
                        () -> EventReader.read(new ByteArrayInputStream(payload.getBytes(UTF_8))))
                .isInstanceOf(EventReader.UnreadableException.class);
    }

    private static EventReader.Event read(String file)
            throws IOException, EventReader.UnreadableException {
        try (InputStream payload = Files.newInputStream(Path.of("events", file))) {
            return EventReader.read(payload);
        }
    }

    private static String event(String key) {
        return "{\"Records\":[%s]}".formatted(record(key));
    }

    private static String record(String key) {
        return "{\"eventSource\":\"aws:s3\",\"s3\":{\"object\":{\"key\":\"%s\"}}}".formatted(key);
    }

    private static Work hints(String... keys) {
        return new Work.Hints(Stream.of(keys).map(Key::new).toList());
    }
}
