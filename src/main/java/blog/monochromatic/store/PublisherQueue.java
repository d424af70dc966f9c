package blog.monochromatic.store;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The queue of a deployment, and its dead letters.
final class PublisherQueue {
    /// In the queue's `RedrivePolicy`, which is JSON; the last part of the ARN is the name.
    private static final Pattern DEAD_LETTERS =
            Pattern.compile("\"deadLetterTargetArn\"\\s*:\\s*\"(?<arn>[^\"]*:(?<name>[^\":]+))\"");

    private final SqsClient sqs;

    PublisherQueue(SqsClient sqs) {
        this.sqs = sqs;
    }

    /// How many messages there are; empty where the deployment has no queue.
    Optional<QueueDepths> depths(Deployment deployment) {
        try {
            return sqs
                    .listQueues(to -> to.queueNamePrefix(deployment.queuePrefix()))
                    .queueUrls()
                    .stream()
                    .findFirst()
                    .map(this::depths);
        } catch (SdkException e) {
            throw new StoreException(
                    "GetQueueAttributes", "SQS", deployment.queuePrefix() + "*", e);
        }
    }

    private QueueDepths depths(String url) {
        Map<QueueAttributeName, String> queue = attributes(url);
        Matcher dead =
                DEAD_LETTERS.matcher(queue.getOrDefault(QueueAttributeName.REDRIVE_POLICY, ""));
        int waiting = waiting(queue);
        int inWork = number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        if (!dead.find()) {
            return new QueueDepths(waiting, inWork, 0, "");
        }
        String deadUrl = sqs.getQueueUrl(to -> to.queueName(dead.group("name"))).queueUrl();
        return new QueueDepths(waiting, inWork, waiting(attributes(deadUrl)), dead.group("arn"));
    }

    private Map<QueueAttributeName, String> attributes(String url) {
        return sqs.getQueueAttributes(to -> to.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static int waiting(Map<QueueAttributeName, String> queue) {
        return number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
    }

    private static int number(Map<QueueAttributeName, String> queue, QueueAttributeName attribute) {
        return Integer.parseInt(queue.getOrDefault(attribute, "0"));
    }
}
