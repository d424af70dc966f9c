package blog.monochromatic.localstack;

import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

import java.net.URI;

/// LocalStack as its image, by Testcontainers. Its functions run as the image's executor likes: by
/// default in containers of their own, which the Docker socket that Testcontainers passes on lets
/// it start.
record ContainerServer(LocalStackContainer container) implements Server {

    /// The last image that starts without an account.
    private static final String IMAGE = "localstack/localstack:4.14.0";

    static ContainerServer start() {
        LocalStackContainer container =
                new LocalStackContainer(DockerImageName.parse(IMAGE)).withEnv(SETTINGS);
        container.start();
        return new ContainerServer(container);
    }

    @Override
    public URI endpoint() {
        return container.getEndpoint();
    }

    @Override
    public String description() {
        return "the container %s, by Testcontainers".formatted(IMAGE);
    }

    @Override
    public void stop() {
        container.stop();
    }
}
