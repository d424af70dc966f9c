package blog.monochromatic;

import static java.util.Objects.requireNonNull;

import blog.monochromatic.localstack.LocalStack;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

import tools.jackson.jr.ob.JSON;

import java.util.List;
import java.util.Map;

/// What the operator of a deployed blog is told of its alarms.
final class OperatorInbox implements AutoCloseable {
    private final CloudWatchClient metrics;
    private final String stack;
    private final Inbox inbox;

    /// @param stack was deployed with `OperatorEmail`
    OperatorInbox(LocalStack localStack, Stack stack) {
        this.metrics = localStack.client(CloudWatchClient.builder());
        this.stack = stack.name();
        this.inbox =
                new Inbox(
                        localStack,
                        stack.name() + "-operator",
                        alarm("dead-letters").alarmActions().getFirst());
    }

    private MetricAlarm alarm(String name) {
        return metrics.describeAlarms(to -> to.alarmNames(stack + "-" + name))
                .metricAlarms()
                .getFirst();
    }

    /// Which alarms the operator was told of until now, and what state they were in:
    /// `dead-letters ALARM`.
    List<String> told() {
        return inbox.received().stream().map(this::told).toList();
    }

    private String told(String message) {
        Map<String, Object> change = JSON.std.mapFrom(message);
        String name = requireNonNull(change.get("AlarmName")).toString();
        return name.substring(stack.length() + 1) + " " + change.get("NewStateValue");
    }

    /// Measures what an alarm looks at, in place of the service that does so on AWS.
    void measure(String alarm, double value) {
        MetricAlarm looksAt = alarm(alarm);
        MetricDatum datum =
                MetricDatum.builder()
                        .metricName(looksAt.metricName())
                        .dimensions(looksAt.dimensions())
                        .value(value)
                        .build();
        metrics.putMetricData(to -> to.namespace(looksAt.namespace()).metricData(datum));
    }

    @Override
    public void close() {
        metrics.close();
        inbox.close();
    }
}
