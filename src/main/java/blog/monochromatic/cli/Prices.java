package blog.monochromatic.cli;

import java.util.Map;

/// List prices of us-east-1, in US dollars, without what is free, and without taxes: an idea of
/// what publishing costs, no invoice.
final class Prices {
    /// One request of the kind that writes or lists (https://aws.amazon.com/s3/pricing/, S3
    /// Standard).
    private static final double WRITE = 0.005 / 1_000;

    /// One request of any other kind, likewise.
    private static final double READ = 0.0004 / 1_000;

    /// One request of up to 64 kB (https://aws.amazon.com/sqs/pricing/, standard queues).
    private static final double MESSAGE = 0.40 / 1_000_000;

    /// One second of one GB, on x86 (https://aws.amazon.com/lambda/pricing/).
    private static final double GB_SECOND = 0.0000166667;

    /// One invocation, likewise.
    private static final double INVOCATION = 0.20 / 1_000_000;

    private Prices() {}

    /// @param requests how many of each operation, as the publisher's log names them
    static double ofRequests(Map<String, Long> requests) {
        return requests.entrySet().stream()
                .mapToDouble(one -> one.getValue() * ofRequest(one.getKey()))
                .sum();
    }

    private static double ofRequest(String operation) {
        return switch (operation) {
            case "GetObject", "HeadObject" -> READ;
            case "DeleteObject", "SetWakeUp", "Ping" -> 0;
            case "SendMessages" -> MESSAGE;
            default -> WRITE;
        };
    }

    static double ofFunction(long invocations, double gbSeconds) {
        return invocations * INVOCATION + gbSeconds * GB_SECOND;
    }
}
