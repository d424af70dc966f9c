package blog.monochromatic.localstack;

import java.net.URI;
import java.util.Map;

/// A running LocalStack.
sealed interface Server permits HostServer, ContainerServer {

    /// What LocalStack is told in its environment, however it runs.
    Map<String, String> SETTINGS =
            Map.of(
                    // Queue addresses with a host name of their own do not resolve without a
                    // network.
                    "SQS_ENDPOINT_STRATEGY", "path",
                    // It fetches nothing and reports nothing.
                    "SKIP_SSL_CERT_DOWNLOAD", "1",
                    "DISABLE_EVENTS", "1",
                    // Seconds. Lambda polls a queue without a pause; LocalStack would pause for up
                    // to ten.
                    "LAMBDA_EVENT_SOURCE_MAPPING_POLL_INTERVAL_SEC", "0.1",
                    "LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC", "0.1");

    /// Where its services listen: `http://HOST:PORT`.
    URI endpoint();

    /// How it was reached, as it ends the sentence "LocalStack 4.13.1 is …".
    String description();

    /// Ends it with its functions, and returns when they have ended.
    void stop();
}
