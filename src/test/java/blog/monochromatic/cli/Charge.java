package blog.monochromatic.cli;

import java.util.Map;

/// What AWS charges for: its list price in us-east-1, of CloudFront that in North America, in US
/// dollars, and how much of it is free in each month of any account, also after its first year
/// (https://aws.amazon.com/free/, "Always Free").
enum Charge {
    S3_WRITE("S3 write", Prices.ofRequests(Map.of("PutObject", 1L)), 0),
    S3_READ("S3 read", Prices.ofRequests(Map.of("GetObject", 1L)), 0),
    /// A GB for a month, of the first 50 TB (https://aws.amazon.com/s3/pricing/, S3 Standard).
    STORED("stored", 0.023, 0),
    /// A GB to the Internet, of the first 10 TB (there, "Data transfer"). To CloudFront it is free.
    FROM_S3("out of S3", 0.09, 100),
    /// https://aws.amazon.com/sqs/pricing/
    QUEUE_REQUEST("SQS request", Prices.ofRequests(Map.of("SendMessages", 1L)), 1_000_000),
    /// https://aws.amazon.com/lambda/pricing/
    INVOCATION("invocation", Prices.ofFunction(1, 0), 1_000_000),
    GB_SECOND("GB-s", Prices.ofFunction(0, 1), 400_000),
    /// A GB that is taken in (https://aws.amazon.com/cloudwatch/pricing/, "Logs").
    LOG("of log", 0.50, 5),
    /// For a month, of standard resolution (there, "Alarms").
    ALARM("alarm", 0.10, 10),
    /// By HTTPS (https://aws.amazon.com/cloudfront/pricing/pay-as-you-go/).
    CDN_REQUEST("CloudFront request", 0.0100 / 10_000, 10_000_000),
    CDN_FUNCTION("function run", 0.10 / 1_000_000, 2_000_000),
    /// A GB, of the first 10 TB.
    FROM_CDN("out of CloudFront", 0.085, 1_000);

    private final String noun;
    private final double price;
    private final double free;

    Charge(String noun, double price, double free) {
        this.noun = noun;
        this.price = price;
        this.free = free;
    }

    double price(double amount) {
        return amount * price;
    }

    /// The price of what is not free, if this is all in a month.
    double priceOfRest(double amount) {
        return price(Math.max(0, amount - free));
    }

    String text(double amount) {
        return switch (this) {
            case STORED, FROM_S3, LOG, FROM_CDN -> bytes(amount * 1e9) + " " + noun;
            case GB_SECOND -> "%,.0f %s".formatted(amount, noun);
            default -> "%,.0f %s%s".formatted(amount, noun, amount == 1 ? "" : "s");
        };
    }

    private static String bytes(double bytes) {
        return bytes < 1e6
                ? "%,.0f kB".formatted(bytes / 1e3)
                : bytes < 1e9
                        ? "%,.0f MB".formatted(bytes / 1e6)
                        : "%,.0f GB".formatted(bytes / 1e9);
    }
}
