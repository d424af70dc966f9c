package blog.monochromatic;

import blog.monochromatic.localstack.LocalStack;

import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is sent to the addresses that subscribe to a topic: a queue that subscribes, too.
final class Inbox implements AutoCloseable {
    /// The most that SQS hands out at a time.
    private static final int RECEIVE = 10;

    private final SqsClient sqs;
    private final String queue;
    private final List<String> received = new ArrayList<>();

    /// @param name of its own in the account
    Inbox(LocalStack localStack, String name, String topicArn) {
        sqs = localStack.client(SqsClient.builder());
        queue = sqs.createQueue(to -> to.queueName(name)).queueUrl();
        String arn =
                sqs.getQueueAttributes(
                                to ->
                                        to.queueUrl(queue)
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        try (SnsClient sns = localStack.client(SnsClient.builder())) {
            sns.subscribe(
                    to ->
                            to.topicArn(topicArn)
                                    .protocol("sqs")
                                    .endpoint(arn)
                                    .attributes(Map.of("RawMessageDelivery", "true")));
        }
    }

    /// What has come until now, in order.
    List<String> received() {
        List<Message> messages;
        do {
            messages =
                    sqs.receiveMessage(to -> to.queueUrl(queue).maxNumberOfMessages(RECEIVE))
                            .messages();
            for (Message message : messages) {
                received.add(message.body());
                sqs.deleteMessage(to -> to.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        } while (!messages.isEmpty());
        return List.copyOf(received);
    }

    @Override
    public void close() {
        sqs.close();
    }
}
