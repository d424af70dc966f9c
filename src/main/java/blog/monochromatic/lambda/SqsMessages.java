package blog.monochromatic.lambda;

import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.Messages;
import blog.monochromatic.store.StoreException;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

import java.util.ArrayList;
import java.util.List;

/// Hands work on through the function's own queue.
final class SqsMessages implements Messages {
    /// The most messages that one request sends.
    private static final int BATCH = 10;

    /// In seconds: a hub fetches the feed when it is pinged, and would get the old one from a cache
    /// that may keep it for five.
    private static final int PING_DELAY = 10;

    private final SqsClient sqs;
    private final String queueUrl;

    SqsMessages(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(List<Message> messages) {
        for (int from = 0; from < messages.size(); from += BATCH) {
            sendBatch(messages.subList(from, Math.min(messages.size(), from + BATCH)));
        }
    }

    private void sendBatch(List<Message> messages) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (Message message : messages) {
            entries.add(
                    SendMessageBatchRequestEntry.builder()
                            .id(Integer.toString(entries.size()))
                            .messageBody(EventReader.write(message))
                            .delaySeconds(message instanceof Message.Ping ? PING_DELAY : 0)
                            .build());
        }
        try {
            SendMessageBatchResponse sent =
                    sqs.sendMessageBatch(to -> to.queueUrl(queueUrl).entries(entries));
            if (!sent.failed().isEmpty()) {
                throw new IllegalStateException(
                        "SendMessageBatch to " + queueUrl + " left out " + sent.failed());
            }
        } catch (SdkException e) {
            throw new StoreException(
                    "SendMessageBatch", queueUrl, messages.size() + " messages", e);
        }
    }
}
