package blog.monochromatic.store;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

import java.time.Instant;
import java.util.List;

/// The log of a deployment's publisher.
final class PublisherLog {
    private final CloudWatchLogsClient logs;

    PublisherLog(CloudWatchLogsClient logs) {
        this.logs = logs;
    }

    /// The lines since an instant, the oldest first; none where there is no log.
    ///
    /// @param pattern which lines
    ///     (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html);
    ///     LocalStack gives all
    List<String> lines(Deployment deployment, Instant since, String pattern) {
        try {
            return logs
                    .filterLogEventsPaginator(
                            to ->
                                    to.logGroupName(deployment.logGroup())
                                            .startTime(since.toEpochMilli())
                                            .filterPattern(pattern))
                    .events()
                    .stream()
                    .map(FilteredLogEvent::message)
                    .toList();
        } catch (ResourceNotFoundException e) {
            return List.of();
        } catch (SdkException e) {
            throw new StoreException("FilterLogEvents", "the log", deployment.logGroup(), e);
        }
    }
}
