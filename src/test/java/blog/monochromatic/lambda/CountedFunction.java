package blog.monochromatic.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.Invoked;
import blog.monochromatic.publish.Blog;
import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.publish.Workers;

import tools.jackson.jr.ob.JSON;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The function over a blog in memory, and what AWS counts of it. Each message is received and
/// deleted by itself and has an invocation of its own: a batch of several costs less.
public final class CountedFunction {
    /// The most messages that one `SendMessageBatch` sends.
    private static final int SENT_AT_ONCE = 10;

    private final TestBlog blog;
    private final Deque<String> queue = new ArrayDeque<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Handler handler;
    private int queueRequests;

    /// A function that has just started.
    public CountedFunction(TestBlog blog) {
        this.blog = blog;
        this.handler =
                new Handler(
                        new Blog(
                                blog.posts,
                                blog.catalog,
                                blog.site,
                                this::send,
                                next -> blog.wakeUp = next,
                                blog::ping,
                                () -> blog.now,
                                blog::name,
                                TestBlog.URL,
                                blog.sizes,
                                new Workers(1),
                                atMost -> {},
                                blog.timeLimit),
                        mail -> {},
                        new PrintStream(log, true, UTF_8),
                        () -> {
                            throw new AssertionError("The function has given up a source");
                        });
    }

    /// What was counted until nothing was left to do.
    ///
    /// @param invocations the requests to S3 of each, by operation
    /// @param queueRequests those that send, receive and delete
    /// @param logBytes of the lines that the function itself wrote
    public record Counted(List<Map<String, Long>> invocations, int queueRequests, long logBytes) {
        /// The requests to S3 of all invocations.
        public Map<String, Long> requests() {
            return invocations.stream()
                    .flatMap(requests -> requests.entrySet().stream())
                    .collect(
                            Collectors.toMap(
                                    Map.Entry::getKey,
                                    Map.Entry::getValue,
                                    Long::sum,
                                    TreeMap::new));
        }
    }

    /// Uploads a source, of which S3 sends an event. The upload itself is not counted.
    public Counted upload(String key, String text) throws IOException {
        blog.upload(key, text);
        Map<String, ?> object = Map.of("key", URLEncoder.encode(key, UTF_8));
        return workOff(
                JSON.std.asString(
                        Map.of("Records", List.of(Map.of("s3", Map.of("object", object))))));
    }

    /// Reconciles, as each day's rule has it done.
    public Counted reconcile() throws IOException {
        return workOff("{\"reconcile\":\"posts\"}");
    }

    private Counted workOff(String first) throws IOException {
        queueRequests = 1;
        queue.add(first);
        var invocations = new ArrayList<Map<String, Long>>();
        long logBytes = 0;
        for (String message = queue.poll(); message != null; message = queue.poll()) {
            queueRequests += 2;
            log.reset();
            invoke(message);
            invocations.add(requests());
            logBytes += log.size();
        }
        return new Counted(invocations, queueRequests, logBytes);
    }

    private void send(List<Message> messages) {
        queueRequests += Math.ceilDiv(messages.size(), SENT_AT_ONCE);
        messages.stream().map(EventReader::write).forEach(queue::add);
    }

    private void invoke(String message) throws IOException {
        Map<String, ?> delivery =
                Map.of(
                        "messageId",
                        "message",
                        "eventSource",
                        "aws:sqs",
                        "attributes",
                        Map.of("ApproximateReceiveCount", "1"),
                        "body",
                        message);
        var response = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(
                        JSON.std.asString(Map.of("Records", List.of(delivery))).getBytes(UTF_8)),
                response,
                new Invoked("8a4bb2f6-2c31-4a3a-9a43-0d2a1c2b3c4d", () -> 60_000));
        if (!response.toString(UTF_8).equals("{\"batchItemFailures\":[]}")) {
            throw new AssertionError(message + " has failed: " + log.toString(UTF_8));
        }
    }

    /// As the log says.
    private Map<String, Long> requests() throws IOException {
        var requests = new TreeMap<String, Long>();
        for (String line : log.toString(UTF_8).lines().toList()) {
            if (JSON.std.mapFrom(line).get("requests") instanceof Map<?, ?> counts) {
                counts.forEach(
                        (operation, count) ->
                                requests.merge(
                                        String.valueOf(operation),
                                        ((Number) count).longValue(),
                                        Long::sum));
            }
        }
        requests.remove("SendMessages"); // Is counted where they are sent.
        return requests;
    }
}
