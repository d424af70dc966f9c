package blog.monochromatic;

import static java.util.Objects.requireNonNull;

import blog.monochromatic.lambda.Handler;

import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

import tools.jackson.jr.ob.JSON;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The function in a process of its own, polled for as Lambda's event source mapping does it: a
/// batch of the queue's messages goes to [Handler], and those that did not fail are deleted. It has
/// the function's environment variables, and may be killed at any time.
///
/// It ends with whoever has started it, when its standard input closes.
final class StormPublisher {
    /// How long an invocation may take. In the last ten seconds it makes no request.
    static final Duration TIMEOUT = Duration.ofSeconds(40);

    /// The most that SQS hands out at a time.
    private static final int RECEIVE = 10;

    /// The most messages of a batch: the template's are larger, but one that is killed must not
    /// have taken much of the storm with it, and the longer they are looked at the likelier it is
    /// that another one has committed meanwhile.
    private static final int BATCH = 10;

    /// The template's `MaximumBatchingWindowInSeconds`.
    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Handler handler = new Handler();
    private final SqsClient sqs;
    private final String queue;

    private StormPublisher(SqsClient sqs, String queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    public static void main(String[] none) throws IOException {
        Thread.ofPlatform().daemon().start(StormPublisher::endWithParent);
        try (var sqs =
                SqsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            var publisher = new StormPublisher(sqs, System.getenv("QUEUE_URL"));
            while (true) {
                List<Message> batch = publisher.receive();
                if (!batch.isEmpty()) {
                    publisher.invoke(batch);
                }
            }
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes; what is waited for is the end.
            }
        } catch (IOException e) {
            System.err.println("Standard input is broken: " + e);
        }
        Runtime.getRuntime().halt(0);
    }

    private List<Message> receive() {
        var batch = new ArrayList<Message>();
        Instant end = Instant.MAX;
        while (batch.size() < BATCH && Instant.now().isBefore(end)) {
            boolean isFirst = batch.isEmpty();
            batch.addAll(
                    sqs.receiveMessage(
                                    to ->
                                            to.queueUrl(queue)
                                                    .maxNumberOfMessages(RECEIVE)
                                                    .waitTimeSeconds((int) WINDOW.toSeconds())
                                                    .messageSystemAttributeNames(
                                                            MessageSystemAttributeName.ALL))
                            .messages());
            if (isFirst && !batch.isEmpty()) {
                end = Instant.now().plus(WINDOW);
            }
        }
        return batch;
    }

    private static Invoked invoked() {
        Instant end = Instant.now().plus(TIMEOUT);
        return new Invoked(
                UUID.randomUUID().toString(),
                () -> (int) Duration.between(Instant.now(), end).toMillis());
    }

    private void invoke(List<Message> batch) throws IOException {
        var response = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event(batch)), response, invoked());
        Set<Object> failed = failed(response.toByteArray());
        List<Message> done = batch.stream().filter(it -> !failed.contains(it.messageId())).toList();
        for (int from = 0; from < done.size(); from += RECEIVE) {
            delete(done.subList(from, Math.min(done.size(), from + RECEIVE)));
        }
    }

    /// As in `events/sqs-batch.json`.
    private static byte[] event(List<Message> batch) {
        return JSON.std.asBytes(
                Map.of("Records", batch.stream().map(StormPublisher::event).toList()));
    }

    private static Map<String, Object> event(Message message) {
        return Map.of(
                "messageId", message.messageId(),
                "receiptHandle", message.receiptHandle(),
                "body", message.body(),
                "attributes", message.attributesAsStrings(),
                "messageAttributes", Map.of(),
                "md5OfBody", message.md5OfBody(),
                "eventSource", "aws:sqs",
                "eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:storm",
                "awsRegion", "us-east-1");
    }

    private static Set<Object> failed(byte[] response) {
        var failed = new HashSet<Object>();
        for (Object failure :
                (List<?>) requireNonNull(JSON.std.mapFrom(response).get("batchItemFailures"))) {
            failed.add(((Map<?, ?>) failure).get("itemIdentifier"));
        }
        return failed;
    }

    private void delete(List<Message> messages) {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (Message message : messages) {
            entries.add(
                    DeleteMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .receiptHandle(message.receiptHandle())
                            .build());
        }
        sqs.deleteMessageBatch(to -> to.queueUrl(queue).entries(entries));
    }
}
