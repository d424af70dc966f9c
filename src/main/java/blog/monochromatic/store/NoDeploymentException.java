package blog.monochromatic.store;

import org.jspecify.annotations.Nullable;

/// A deployment could not be reached. For its author: the message says what was looked for, and
/// what to do.
public final class NoDeploymentException extends Exception {
    NoDeploymentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
