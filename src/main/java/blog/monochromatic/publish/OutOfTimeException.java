package blog.monochromatic.publish;

/// A publisher has no time left for another request. What it has promised, another makes; the
/// message comes back.
public final class OutOfTimeException extends RuntimeException {
    OutOfTimeException(String operation) {
        super(
                "No time is left for "
                        + operation
                        + "; the work goes on when the message comes back");
    }
}
