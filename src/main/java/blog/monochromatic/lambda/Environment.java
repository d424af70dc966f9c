package blog.monochromatic.lambda;

import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.publish.Blog;
import blog.monochromatic.publish.CpuTimeLimit;
import blog.monochromatic.publish.Messages;
import blog.monochromatic.publish.Pause;
import blog.monochromatic.publish.Workers;
import blog.monochromatic.store.S3Bucket;
import blog.monochromatic.store.S3Clients;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// Wires the function from its environment variables: `POSTS_BUCKET`, `CATALOG_BUCKET`,
/// `SITE_BUCKET`, `QUEUE_URL`, `QUEUE_ARN`, `WAKE_UP_GROUP`, `WAKE_UP_ROLE`, and optionally
/// `SITE_URL` and `AUTHOR_TOPIC`.
final class Environment {
    /// Requests wait, they do not compute: sixteen at a time make the dozen targets of a post in
    /// about the time of one, and stay far below what S3 takes for a prefix (3,500 a second).
    private static final int WORKERS = 16;

    /// Of a ping, which holds up what is in one batch with it.
    private static final Duration HUB_LIMIT = Duration.ofSeconds(5);

    private Environment() {}

    static Blog blog(Map<String, String> variables) {
        // Only where the endpoint is another than AWS's: it has no host name for each bucket.
        var clients = S3Clients.ofEnvironment(variables.containsKey("AWS_ENDPOINT_URL"));
        Messages messages =
                new SqsMessages(client(SqsClient.builder()), required(variables, "QUEUE_URL"));
        var clock = InstantSource.system();
        return new Blog(
                S3Bucket.in(clients, required(variables, "POSTS_BUCKET")),
                S3Bucket.in(clients, required(variables, "CATALOG_BUCKET")),
                S3Bucket.in(clients, required(variables, "SITE_BUCKET")),
                messages,
                new ScheduledWakeUps(
                        () -> client(SchedulerClient.builder()),
                        messages,
                        clock,
                        Pause.jitter(),
                        required(variables, "WAKE_UP_GROUP"),
                        required(variables, "QUEUE_ARN"),
                        required(variables, "WAKE_UP_ROLE")),
                new WebSubHubs(HUB_LIMIT),
                clock,
                () -> UUID.randomUUID().toString(),
                variables.getOrDefault("SITE_URL", ""),
                Sizes.DEFAULT,
                new Workers(WORKERS),
                Pause.jitter(),
                new CpuTimeLimit(CpuTimeLimit.DEFAULT));
    }

    static Mail mail(Map<String, String> variables) {
        String topic = variables.getOrDefault("AUTHOR_TOPIC", "");
        return topic.isEmpty() ? text -> {} : new SnsMail(() -> client(SnsClient.builder()), topic);
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(to -> to.apiCallTimeout(S3Bucket.CALL_TIMEOUT))
                .build();
    }

    private static String required(Map<String, String> variables, String name) {
        String value = variables.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new IllegalStateException(
                    "The function's environment variable "
                            + name
                            + " is not set; template.yaml sets it");
        }
        return value;
    }
}
