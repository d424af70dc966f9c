package blog.monochromatic.localstack;

import blog.monochromatic.store.S3Clients;

import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import java.net.URI;
import java.util.Map;

/// The LocalStack of this JVM, and clients for it.
public final class LocalStack {

    /// LocalStack takes any, and makes account 000000000000 of this one.
    private static final String KEY = "test";

    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, KEY));

    /// In the environment: `container` or `process`. Where it is not set, LocalStack is a container
    /// if Docker answers, and a process otherwise.
    private static final String KIND = "LOCALSTACK";

    private static @Nullable LocalStack shared;

    private final Server server;

    private LocalStack(Server server) {
        this.server = server;
    }

    /// The one LocalStack of this JVM, started when first asked for.
    ///
    /// @throws IllegalStateException if it cannot be installed or started; the message says what to
    ///     do
    public static synchronized LocalStack shared() {
        LocalStack running = shared;
        if (running == null) {
            running = new LocalStack(start());
            shared = running;
        }
        return running;
    }

    private static Server start() {
        Server server =
                isContainer() ? ContainerServer.start() : HostServer.start(Installation.ensure());
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-localstack"));
        System.out.printf(
                "LocalStack %s is %s, at %s%n",
                Health.of(server.endpoint()).version(), server.description(), server.endpoint());
        return server;
    }

    private static boolean isContainer() {
        return switch (System.getenv(KIND)) {
            case null -> DockerClientFactory.instance().isDockerAvailable();
            case "container" -> true;
            case "process" -> false;
            case String other ->
                    throw new IllegalStateException(
                            "%s is `%s` in the environment: set it to `container` or to `process`, or not at all"
                                    .formatted(KIND, other));
        };
    }

    /// Where all services listen: `http://HOST:PORT`.
    public URI endpoint() {
        return server.endpoint();
    }

    public Region region() {
        return Region.US_EAST_1;
    }

    /// What a program needs in its environment, so that its AWS SDK or its AWS tools speak to this
    /// LocalStack.
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint().toString(),
                "AWS_ACCESS_KEY_ID", KEY,
                "AWS_SECRET_ACCESS_KEY", KEY,
                "AWS_REGION", region().id(),
                "AWS_DEFAULT_REGION", region().id());
    }

    /// A client of one service, as in `client(SqsClient.builder())`. The caller closes it.
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint())
                .region(region())
                .credentialsProvider(CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /// Clients for this project's own buckets. The caller closes them.
    public S3Clients buckets() {
        return S3Clients.at(endpoint(), region(), CREDENTIALS);
    }

    /// An S3 client that has the bucket in the path, for names below `localhost` do not resolve
    /// everywhere.
    public S3Client s3() {
        return client(S3Client.builder().forcePathStyle(true));
    }
}
