package blog.monochromatic.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class DeploymentTest {
    private static final Deployment PAPER =
            new Deployment("paper", "123456789012", "ap-southeast-2");

    @Test
    void aStackItsAccountAndItsRegionNameTheParts() {
        assertThat(PAPER.postsBucket()).isEqualTo("paper-posts-123456789012-ap-southeast-2");
        assertThat(PAPER.catalogBucket()).isEqualTo("paper-catalog-123456789012-ap-southeast-2");
        assertThat(PAPER.logGroup()).isEqualTo("/aws/lambda/paper-publisher");
        assertThat(PAPER.queuePrefix()).isEqualTo("paper-Queue-");
    }

    @Test
    void aPostsBucketNamesItsDeployment() {
        assertThat(Deployment.ofPostsBucket("paper-posts-123456789012-ap-southeast-2"))
                .contains(PAPER);
        assertThat(Deployment.ofPostsBucket("my-posts-posts-123456789012-us-gov-west-1"))
                .contains(new Deployment("my-posts", "123456789012", "us-gov-west-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paper",
                "paper-posts",
                "paper-catalog-123456789012-eu-west-1",
                "paper-posts-12345678901-eu-west-1",
                "Paper-posts-123456789012-eu-west-1",
                "paper-posts-123456789012-1"
            })
    void anyOtherNameIsThatOfNoPostsBucket(String name) {
        assertThat(Deployment.ofPostsBucket(name)).isEmpty();
    }

    @Test
    void aStackIsNamedInLowerCaseSinceItsBucketsAre() {
        assertThat(Deployment.isStack("my-blog-2")).isTrue();
        assertThat(Deployment.isStack("Blog")).isFalse();
        assertThat(Deployment.isStack("2nd")).isFalse();
        assertThat(Deployment.isStack("s3://blog")).isFalse();
    }

    @Test
    void theTemplateMakesTheSameNames() throws IOException {
        assertThat(Files.readString(Path.of("template.yaml")))
                .contains(
                        "\"${AWS::StackName}-posts-${AWS::AccountId}-${AWS::Region}\"",
                        "\"${AWS::StackName}-catalog-${AWS::AccountId}-${AWS::Region}\"",
                        "\"/aws/lambda/${AWS::StackName}-publisher\"",
                        "\n  Queue:\n    Type: AWS::SQS::Queue\n")
                .doesNotContain("QueueName:");
    }
}
