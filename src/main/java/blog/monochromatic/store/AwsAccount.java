package blog.monochromatic.store;

import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The account and region that the environment leads to, as it leads all of AWS's own tools, with
/// the deployments in it. For the command line: what is opened here stays open until the process
/// ends.
public final class AwsAccount {
    private final Region region;
    private final AwsCredentialsProvider credentials;
    private final S3Clients buckets;

    private AwsAccount(Region region, AwsCredentialsProvider credentials) {
        this.region = region;
        this.credentials = credentials;
        this.buckets = S3Clients.ofEnvironment(isPathStyle());
    }

    /// Finds region and credentials where the SDK looks for them: environment, `~/.aws`, and the
    /// machine's own.
    ///
    /// @throws NoDeploymentException if there are none
    public static AwsAccount open() throws NoDeploymentException {
        Region region;
        try {
            region = DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkException e) {
            throw new NoDeploymentException(
                    "It is not known in which region of AWS the blog is deployed; set AWS_REGION,"
                            + " as in AWS_REGION=eu-west-1, or run 'aws configure'",
                    e);
        }
        AwsCredentialsProvider credentials = DefaultCredentialsProvider.builder().build();
        try {
            credentials.resolveCredentials();
        } catch (SdkException e) {
            throw new NoDeploymentException(
                    "There are no credentials for AWS; run 'aws configure', or set AWS_PROFILE;"
                            + " after 'aws sso login', run 'eval \"$(aws configure"
                            + " export-credentials --format env)\"'",
                    e);
        }
        return new AwsAccount(region, credentials);
    }

    /// The deployment that is meant.
    ///
    /// @param target a stack's name, or that of its posts bucket
    /// @throws NoDeploymentException if it cannot be one, or is elsewhere
    public Deployment deployment(String target) throws NoDeploymentException {
        Optional<Deployment> named = Deployment.ofPostsBucket(target);
        if (named.isPresent()) {
            return here(named.get());
        }
        if (!Deployment.isStack(target)) {
            throw new NoDeploymentException(
                    target
                            + " is the name neither of a stack nor of a posts bucket; write the"
                            + " stack's, which 'aws cloudformation list-stacks' names, or the"
                            + " bucket's, STACK-posts-ACCOUNT-REGION",
                    null);
        }
        return new Deployment(target, id(), region.id());
    }

    private Deployment here(Deployment deployment) throws NoDeploymentException {
        if (!deployment.region().equals(region.id())) {
            throw new NoDeploymentException(
                    "%s is in another region than %s, where AWS's tools are led; set AWS_REGION=%s"
                            .formatted(deployment.postsBucket(), region.id(), deployment.region()),
                    null);
        }
        return deployment;
    }

    /// 12 digits. Everybody may ask for them.
    private String id() throws NoDeploymentException {
        try (StsClient sts = client(StsClient.builder())) {
            return sts.getCallerIdentity().account();
        } catch (SdkException e) {
            throw new NoDeploymentException(
                    "AWS does not say whose the credentials are; if they have expired, sign in"
                            + " again: "
                            + e.getMessage(),
                    e);
        }
    }

    /// The bucket with the sources.
    ///
    /// @throws NoDeploymentException if it is not there, or may not be listed
    public Bucket posts(Deployment deployment) throws NoDeploymentException {
        String name = deployment.postsBucket();
        Bucket bucket = S3Bucket.in(buckets, name);
        try (Stream<Bucket.Listed> first = bucket.list("", "")) {
            var _ = first.findFirst();
            return bucket;
        } catch (StoreException e) {
            throw switch (AwsRefusal.of(e)) {
                case NO_BUCKET -> new NoDeploymentException(absent(deployment), e);
                case FORBIDDEN ->
                        new NoDeploymentException(
                                ("AWS does not let these credentials list %s; take those of its"
                                                + " account, and have them allowed to list, read,"
                                                + " put and delete there")
                                        .formatted(name),
                                e);
                case OTHER -> throw e;
            };
        }
    }

    private static String absent(Deployment deployment) {
        return ("There is no bucket %s; look at the stack's name, %s, at AWS_REGION, %s, and at the"
                        + " account, %s, or deploy the stack first")
                .formatted(
                        deployment.postsBucket(),
                        deployment.stack(),
                        deployment.region(),
                        deployment.account());
    }

    /// The bucket with the catalog. Whether it exists, the first request tells.
    public Bucket catalog(Deployment deployment) {
        return S3Bucket.in(buckets, deployment.catalogBucket());
    }

    /// Puts into the posts bucket.
    public Upload upload(Deployment deployment) {
        return new S3Upload(
                S3Client.builder()
                        .region(region)
                        .credentialsProvider(credentials)
                        .forcePathStyle(isPathStyle()),
                deployment.postsBucket());
    }

    /// How many messages wait.
    ///
    /// @throws NoDeploymentException if there is no queue, and so no stack
    public QueueDepths queue(Deployment deployment) throws NoDeploymentException {
        try (SqsClient sqs = client(SqsClient.builder())) {
            return new PublisherQueue(sqs)
                    .depths(deployment)
                    .orElseThrow(
                            () ->
                                    new NoDeploymentException(
                                            ("There is no stack %s in region %s of account %s, for"
                                                            + " no queue is called %s…; look at"
                                                            + " the name, AWS_REGION and"
                                                            + " AWS_PROFILE")
                                                    .formatted(
                                                            deployment.stack(),
                                                            deployment.region(),
                                                            deployment.account(),
                                                            deployment.queuePrefix()),
                                            null));
        }
    }

    /// The lines of the publisher's log, the oldest first; none where there is no log.
    ///
    /// @param pattern which of them
    ///     (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html);
    ///     a stand-in of AWS may give more
    public List<String> log(Deployment deployment, Instant since, String pattern) {
        try (CloudWatchLogsClient logs = client(CloudWatchLogsClient.builder())) {
            return new PublisherLog(logs).lines(deployment, since, pattern);
        }
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /// Only where the endpoint is another than AWS's: it has no host name for each bucket.
    private static boolean isPathStyle() {
        return System.getenv().containsKey("AWS_ENDPOINT_URL");
    }
}
