package blog.monochromatic.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the parts of a deployed stack are called, as `template.yaml` and CloudFormation name them.
///
/// @param stack its name, `[a-z][a-z0-9-]*`
/// @param account 12 digits
/// @param region `us-east-1`
public record Deployment(String stack, String account, String region) {
    private static final Pattern STACK = Pattern.compile("[a-z][a-z0-9-]*");

    private static final Pattern POSTS =
            Pattern.compile(
                    "(?<stack>[a-z][a-z0-9-]*)-posts-(?<account>[0-9]{12})"
                            + "-(?<region>[a-z]{2}(?:-[a-z]+)+-[0-9]+)");

    /// The deployment that has a posts bucket of this name; empty where none can.
    public static Optional<Deployment> ofPostsBucket(String name) {
        Matcher parts = POSTS.matcher(name);
        return parts.matches()
                ? Optional.of(
                        new Deployment(
                                parts.group("stack"),
                                parts.group("account"),
                                parts.group("region")))
                : Optional.empty();
    }

    /// Whether a stack of the template can have the name: its buckets begin with it.
    public static boolean isStack(String name) {
        return STACK.matcher(name).matches();
    }

    public String postsBucket() {
        return bucket("posts");
    }

    public String catalogBucket() {
        return bucket("catalog");
    }

    private String bucket(String role) {
        return "%s-%s-%s-%s".formatted(stack, role, account, region);
    }

    /// What the name of the queue begins with; CloudFormation ends it with letters and digits of
    /// its own.
    String queuePrefix() {
        return stack + "-Queue-";
    }

    /// Where the publisher's log is kept.
    public String logGroup() {
        return "/aws/lambda/" + stack + "-publisher";
    }
}
