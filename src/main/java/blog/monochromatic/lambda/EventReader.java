package blog.monochromatic.lambda;

import blog.monochromatic.catalog.CatalogFormat;
import blog.monochromatic.catalog.Range;
import blog.monochromatic.publish.Message;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads what the function is invoked with, and writes the messages that it sends to itself.
///
/// - S3 events:
///   https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
/// - SQS events: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
final class EventReader {
    private static final String RECONCILE = "reconcile";
    private static final String DUE = "due";
    private static final String PING = "ping";

    private EventReader() {}

    /// A message of a batch.
    ///
    /// @param id what its failure is reported under
    /// @param receives how often it was received, from 1
    /// @param body not yet read, so that one that cannot be read fails alone
    record Delivery(String id, int receives, String body) {}

    /// What the function was invoked with.
    sealed interface Event {
        record Batch(List<Delivery> deliveries) implements Event {}

        record Plain(Work work) implements Event {}
    }

    /// Thrown for what is none of the events that are known.
    static final class UnreadableException extends Exception {
        UnreadableException(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }

    /// Reads an invocation's payload.
    static Event read(InputStream payload) throws IOException, UnreadableException {
        Map<String, Object> event =
                json(new String(payload.readAllBytes(), StandardCharsets.UTF_8));
        List<Map<?, ?>> records = records(event);
        if (records.isEmpty() || !"aws:sqs".equals(records.getFirst().get("eventSource"))) {
            return new Event.Plain(work(event));
        }
        var deliveries = new ArrayList<Delivery>();
        for (Map<?, ?> message : records) {
            deliveries.add(
                    new Delivery(
                            text(message, "messageId"), receives(message), text(message, "body")));
        }
        return new Event.Batch(deliveries);
    }

    /// Reads a message's body.
    static Work work(String body) throws UnreadableException {
        return work(json(body));
    }

    /// A message as the body of one of SQS.
    static String write(Message message) {
        return switch (message) {
            case Message.Remake(Range range) -> CatalogFormat.write(range);
            case Message.Due() -> JSON.std.asString(Map.of(DUE, true));
            case Message.Ping(List<SitePath> feeds) ->
                    JSON.std.asString(Map.of(PING, feeds.stream().map(SitePath::value).toList()));
            case Message.Reconcile(Message.Phase phase, String after) ->
                    JSON.std.asString(
                            Map.of(
                                    RECONCILE,
                                    phase.name().toLowerCase(Locale.ROOT),
                                    "after",
                                    after));
        };
    }

    private static Work work(Map<String, Object> event) throws UnreadableException {
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-to-enable-disable-notification-intro.html
        if ("s3:TestEvent".equals(event.get("Event"))) {
            return new Work.Hints(List.of());
        }
        Range range = range(event);
        if (range != null) {
            return new Work.HandedOn(new Message.Remake(range));
        }
        if (Boolean.TRUE.equals(event.get(DUE))) {
            return new Work.HandedOn(new Message.Due());
        }
        if (event.get(PING) instanceof List<?> feeds) {
            return new Work.HandedOn(new Message.Ping(paths(feeds)));
        }
        if (event.get(RECONCILE) instanceof String phase) {
            return new Work.HandedOn(
                    new Message.Reconcile(
                            phase(phase), event.get("after") instanceof String after ? after : ""));
        }
        if (!event.containsKey("Records")) {
            throw new UnreadableException(
                    "It is neither an S3 event nor a message of this function: " + event.keySet(),
                    null);
        }
        var keys = new ArrayList<Key>();
        for (Map<?, ?> one : records(event)) {
            keys.add(key(one));
        }
        return new Work.Hints(keys);
    }

    private static List<SitePath> paths(List<?> values) throws UnreadableException {
        var paths = new ArrayList<SitePath>();
        for (Object value : values) {
            if (!(value instanceof String path) || !path.startsWith("/")) {
                throw new UnreadableException("It names no path of the site: " + value, null);
            }
            paths.add(new SitePath(path));
        }
        return paths;
    }

    private static Message.Phase phase(String name) throws UnreadableException {
        try {
            return Message.Phase.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("A reconcile has no phase " + name, e);
        }
    }

    private static @Nullable Range range(Map<String, Object> event) throws UnreadableException {
        try {
            return CatalogFormat.readRange(event);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new UnreadableException("Its range cannot be read", e);
        }
    }

    /// A key as S3 writes it into events: form-encoded, a space as a plus sign.
    private static Key key(Map<?, ?> one) throws UnreadableException {
        if (one.get("s3") instanceof Map<?, ?> s3 && s3.get("object") instanceof Map<?, ?> object) {
            try {
                String key = URLDecoder.decode(text(object, "key"), StandardCharsets.UTF_8);
                if (!StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
                    throw new UnreadableException(
                            "Its key has half of a surrogate pair, as no key of S3 has", null);
                }
                return new Key(key);
            } catch (IllegalArgumentException e) {
                throw new UnreadableException("Its key cannot be decoded: " + object.get("key"), e);
            }
        }
        throw new UnreadableException(
                "A record of it names no object of S3: " + one.keySet(), null);
    }

    private static int receives(Map<?, ?> message) {
        return message.get("attributes") instanceof Map<?, ?> attributes
                        && attributes.get("ApproximateReceiveCount") instanceof String count
                        && count.matches("\\d{1,9}")
                ? Integer.parseInt(count)
                : 1;
    }

    private static List<Map<?, ?>> records(Map<String, Object> event) throws UnreadableException {
        var records = new ArrayList<Map<?, ?>>();
        if (event.get("Records") instanceof List<?> list) {
            for (Object one : list) {
                if (!(one instanceof Map<?, ?> map)) {
                    throw new UnreadableException("A record of it is not an object", null);
                }
                records.add(map);
            }
        } else if (event.containsKey("Records")) {
            throw new UnreadableException("Its Records are not a list", null);
        }
        return records;
    }

    private static String text(Map<?, ?> map, String name) throws UnreadableException {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new UnreadableException("It has no " + name + ": " + map.keySet(), null);
    }

    private static Map<String, Object> json(String text) throws UnreadableException {
        Map<String, Object> json;
        try {
            json = JSON.std.mapFrom(text);
        } catch (JacksonException e) {
            throw new UnreadableException("It is not a JSON object", e);
        }
        if (json == null) { // JSON's own null
            throw new UnreadableException("It is not a JSON object", null);
        }
        return json;
    }
}
