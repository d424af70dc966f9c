package blog.monochromatic.localstack;

import java.net.URI;

/// A running LocalStack.
sealed interface Server permits HostServer, ContainerServer {

    /// Where its services listen: `http://HOST:PORT`.
    URI endpoint();

    /// How it was reached, as it ends the sentence "LocalStack 4.13.1 is …".
    String description();

    /// Ends it with its functions, and returns when they have ended.
    void stop();
}
