package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Intent;
import blog.monochromatic.catalog.Look;
import blog.monochromatic.localstack.LocalStack;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.store.S3Bucket;
import blog.monochromatic.store.S3Clients;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A blog on a deployed stack, as its author and its operator see it: files go into the posts
/// bucket, and what comes out is in the site bucket, in the log, or among the dead letters. As an
/// extension it shows the function's latest log after a test that failed, for whoever has nothing
/// but the build's output.
record DeployedBlog(
        Stack stack,
        URI endpoint,
        S3Client s3,
        SqsClient sqs,
        LambdaClient lambda,
        CloudWatchLogsClient logs,
        EventBridgeClient events,
        SchedulerClient scheduler,
        SiteMirror mirror,
        S3Clients buckets)
        implements AfterTestExecutionCallback, AutoCloseable {

    private static final int INVOCATIONS_SHOWN = 20;

    private static final Duration MAPPING_LIMIT = Duration.ofSeconds(30);

    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(4);

    /// One is enough where whoever adopts a promise has the time to keep it.
    private static final int MOST_ROUNDS = 4;

    private static final String NOTHING_NEW =
            """
            {"Records": [{"eventSource": "aws:s3", "s3": {"object": {"key": "no-such-post.txt"}}}]}
            """;

    static DeployedBlog of(LocalStack localStack, Stack stack) {
        S3Client s3 = localStack.s3();
        return new DeployedBlog(
                stack,
                localStack.endpoint(),
                s3,
                localStack.client(SqsClient.builder()),
                localStack.client(LambdaClient.builder()),
                localStack.client(CloudWatchLogsClient.builder()),
                localStack.client(EventBridgeClient.builder()),
                localStack.client(SchedulerClient.builder()),
                new SiteMirror(s3, stack.output("SiteBucket")),
                localStack.buckets());
    }

    String url() {
        return stack.output("SiteUrl");
    }

    Website website() {
        return new Website(endpoint, URI.create(url()).getAuthority());
    }

    void upload(String key, byte[] bytes) {
        s3.putObject(
                object -> object.bucket(stack.output("PostsBucket")).key(key),
                RequestBody.fromBytes(bytes));
    }

    void upload(String key, String text) {
        upload(key, text.getBytes(UTF_8));
    }

    void delete(String key) {
        s3.deleteObject(object -> object.bucket(stack.output("PostsBucket")).key(key));
    }

    /// Deletes every post, one by one.
    void deleteAll() {
        s3
                .listObjectsV2Paginator(request -> request.bucket(stack.output("PostsBucket")))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList()
                .forEach(this::delete);
    }

    /// The site bucket: bytes, read as ISO 8859-1, by key.
    Map<String, String> site() {
        return mirror.look();
    }

    /// What is in the three buckets, as far as the site's address is [TestBlog#URL].
    TestBlog seen() {
        return TestBlog.in(
                S3Bucket.in(buckets, stack.output("PostsBucket")),
                S3Bucket.in(buckets, stack.output("CatalogBucket")),
                S3Bucket.in(buckets, stack.output("SiteBucket")));
    }

    /// Replaces a file of the site behind the publisher's back.
    void putIntoSite(String key, String text) {
        s3.putObject(
                object -> object.bucket(stack.output("SiteBucket")).key(key),
                RequestBody.fromString(text));
    }

    /// Has the manifest say that another renderer has made the site.
    void makeManifestOf(int renderer) {
        String bucket = stack.output("CatalogBucket");
        String key = "manifest.json";
        String manifest =
                s3.getObjectAsBytes(object -> object.bucket(bucket).key(key)).asUtf8String();
        String present = "\"renderer\":" + Look.RENDERER;
        assertThat(manifest).containsOnlyOnce(present);
        s3.putObject(
                object -> object.bucket(bucket).key(key),
                RequestBody.fromString(manifest.replace(present, "\"renderer\":" + renderer)));
    }

    /// How many messages are in the queue or being worked off.
    int queued() {
        return messages("QueueUrl");
    }

    /// How many messages were given up.
    int deadLetterCount() {
        return messages("DeadLettersUrl");
    }

    private int messages(String queue) {
        return sqs
                .getQueueAttributes(
                        request ->
                                request.queueUrl(stack.output(queue))
                                        .attributeNames(
                                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                                QueueAttributeName
                                                        .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                                QueueAttributeName
                                                        .APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .values()
                .stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    /// Has all messages worked off, and then all promises of the dead kept: by whoever publishes
    /// next, so that one more message is sent, about a source that does not exist.
    void settle() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Eventually.holds(SETTLE_LIMIT, () -> assertThat(queued()).isZero());
            List<Intent> intents = seen().manifest().intents();
            if (intents.isEmpty()) {
                return;
            }
            Instant last = Collections.max(intents.stream().map(Intent::expires).toList());
            Eventually.holds(SETTLE_LIMIT, () -> assertThat(Instant.now()).isAfter(last));
            send(NOTHING_NEW);
        }
        throw new AssertionError("Nobody keeps the promises of the dead");
    }

    /// The schedule that wakes the publisher up; empty where nothing falls due.
    Optional<GetScheduleResponse> wakeUp() {
        try {
            return Optional.of(
                    scheduler.getSchedule(
                            request ->
                                    request.groupName(variables().get("WAKE_UP_GROUP"))
                                            .name("wake-up")));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    /// Has what was given up tried again, as `aws sqs start-message-move-task` does.
    void redrive() {
        String deadLetters =
                sqs.getQueueAttributes(
                                request ->
                                        request.queueUrl(stack.output("DeadLettersUrl"))
                                                .attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes()
                        .get(QueueAttributeName.QUEUE_ARN);
        sqs.startMessageMoveTask(request -> request.sourceArn(deadLetters));
    }

    /// Deletes what was given up.
    void dropDeadLetters() {
        sqs.purgeQueue(request -> request.queueUrl(stack.output("DeadLettersUrl")));
    }

    /// The function's environment.
    Map<String, String> variables() {
        return lambda.getFunctionConfiguration(
                        request -> request.functionName(stack.output("FunctionName")))
                .environment()
                .variables();
    }

    /// Sets a variable of the function's environment. Its next invocation starts a process anew.
    void setVariable(String name, String value) {
        String function = stack.output("FunctionName");
        var variables = new HashMap<>(variables());
        variables.put(name, value);
        lambda.updateFunctionConfiguration(
                request ->
                        request.functionName(function)
                                .environment(environment -> environment.variables(variables)));
        Eventually.holds(
                () ->
                        assertThat(
                                        lambda.getFunctionConfiguration(
                                                        request -> request.functionName(function))
                                                .lastUpdateStatus())
                                .isEqualTo(LastUpdateStatus.SUCCESSFUL));
    }

    void send(String message) {
        sqs.sendMessage(request -> request.queueUrl(stack.output("QueueUrl")).messageBody(message));
    }

    /// Does something while the posts bucket tells nobody, as before the stack was complete.
    void untold(Runnable uploads) {
        String bucket = stack.output("PostsBucket");
        GetBucketNotificationConfigurationResponse configured =
                s3.getBucketNotificationConfiguration(request -> request.bucket(bucket));
        s3.putBucketNotificationConfiguration(
                request -> request.bucket(bucket).notificationConfiguration(nothing -> {}));
        uploads.run();
        s3.putBucketNotificationConfiguration(
                request ->
                        request.bucket(bucket)
                                .notificationConfiguration(
                                        it ->
                                                it.queueConfigurations(
                                                        configured.queueConfigurations())));
    }

    /// Tells EventBridge what CloudFormation tells it of this stack, a `Stack Status Change`.
    ///
    /// @param status `UPDATE_COMPLETE`
    void stackIs(String status) {
        PutEventsRequestEntry event =
                PutEventsRequestEntry.builder()
                        .source("aws.cloudformation")
                        .detailType("CloudFormation Stack Status Change")
                        .resources(stack.id())
                        .detail(
                                """
                                {"stack-id": "%s", "status-details": {"status": "%s", "status-reason": ""}}\
                                """
                                        .formatted(stack.id(), status))
                        .build();
        events.putEvents(request -> request.entries(event));
    }

    List<String> deadLetters() {
        return sqs
                .receiveMessage(
                        request ->
                                request.queueUrl(stack.output("DeadLettersUrl"))
                                        .visibilityTimeout(0))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }

    /// Does something while Lambda does not read the queue, so that all events of it are one batch.
    void asOneBatch(Runnable uploads) {
        enable(mapping(), false);
        uploads.run();
        enable(mapping(), true);
    }

    /// Leaves the queue to others than Lambda.
    void stopPolling() {
        enable(mapping(), false);
    }

    private String mapping() {
        return lambda.listEventSourceMappings(
                        request -> request.functionName(stack.output("FunctionName")))
                .eventSourceMappings()
                .getFirst()
                .uuid();
    }

    private void enable(String mapping, boolean enabled) {
        lambda.updateEventSourceMapping(request -> request.uuid(mapping).enabled(enabled));
        String state = enabled ? "Enabled" : "Disabled";
        Eventually.holds(
                MAPPING_LIMIT,
                () -> {
                    String now =
                            lambda.getEventSourceMapping(request -> request.uuid(mapping)).state();
                    if (!now.equals(state)) {
                        throw new AssertionError(
                                "The queue's mapping is %s, not %s".formatted(now, state));
                    }
                });
    }

    /// The function's log, an element for each invocation: the lines from its start to its end.
    List<String> invocations() {
        String log =
                String.join(
                        "",
                        logs
                                .filterLogEventsPaginator(
                                        request ->
                                                request.logGroupName(stack.output("LogGroupName")))
                                .events()
                                .stream()
                                .map(FilteredLogEvent::message)
                                .toList());
        return List.of(log.split("(?=START RequestId)"));
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            List<String> invocations = invocations();
            int first = Math.max(0, invocations.size() - INVOCATIONS_SHOWN);
            System.out.printf(
                    "%s failed. The latest log of stack %s:%n",
                    test.getDisplayName(), stack.name());
            invocations.subList(first, invocations.size()).forEach(System.out::println);
        }
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        lambda.close();
        logs.close();
        buckets.close();
        events.close();
        scheduler.close();
    }
}
