package blog.monochromatic;

import static java.util.Objects.requireNonNull;

import blog.monochromatic.localstack.LocalStack;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import tools.jackson.jr.ob.JSON;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the operator of a deployed blog is told: a queue gets what is sent to their address.
final class OperatorInbox implements AutoCloseable {
    /// The most that SQS hands out at a time.
    private static final int RECEIVE = 10;

    private final CloudWatchClient metrics;
    private final SnsClient sns;
    private final SqsClient sqs;
    private final String stack;
    private final String queue;
    private final List<String> told = new ArrayList<>();

    /// @param stack was deployed with `OperatorEmail`
    OperatorInbox(LocalStack localStack, Stack stack) {
        this.metrics = localStack.client(CloudWatchClient.builder());
        this.sns = localStack.client(SnsClient.builder());
        this.sqs = localStack.client(SqsClient.builder());
        this.stack = stack.name();
        this.queue = sqs.createQueue(to -> to.queueName(stack.name() + "-inbox")).queueUrl();
        String arn =
                sqs.getQueueAttributes(
                                to ->
                                        to.queueUrl(queue)
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        sns.subscribe(
                to ->
                        to.topicArn(alarm("dead-letters").alarmActions().getFirst())
                                .protocol("sqs")
                                .endpoint(arn)
                                .attributes(Map.of("RawMessageDelivery", "true")));
    }

    private MetricAlarm alarm(String name) {
        return metrics.describeAlarms(to -> to.alarmNames(stack + "-" + name))
                .metricAlarms()
                .getFirst();
    }

    /// Which alarms the operator was told of until now, and what state they were in:
    /// `dead-letters ALARM`.
    List<String> told() {
        List<Message> messages;
        do {
            messages =
                    sqs.receiveMessage(to -> to.queueUrl(queue).maxNumberOfMessages(RECEIVE))
                            .messages();
            for (Message message : messages) {
                Map<String, Object> change = JSON.std.mapFrom(message.body());
                String name = requireNonNull(change.get("AlarmName")).toString();
                told.add(name.substring(stack.length() + 1) + " " + change.get("NewStateValue"));
                sqs.deleteMessage(to -> to.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        } while (!messages.isEmpty());
        return List.copyOf(told);
    }

    /// Measures what an alarm looks at, in place of the service that does so on AWS.
    void measure(String alarm, double value) {
        MetricAlarm looksAt = alarm(alarm);
        List<Dimension> dimensions = looksAt.dimensions();
        metrics.putMetricData(
                to ->
                        to.namespace(looksAt.namespace())
                                .metricData(
                                        MetricDatum.builder()
                                                .metricName(looksAt.metricName())
                                                .dimensions(dimensions)
                                                .value(value)
                                                .build()));
    }

    @Override
    public void close() {
        metrics.close();
        sns.close();
        sqs.close();
    }
}
