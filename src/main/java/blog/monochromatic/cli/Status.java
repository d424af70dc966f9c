package blog.monochromatic.cli;

import blog.monochromatic.publish.CatalogView;
import blog.monochromatic.store.AwsAccount;
import blog.monochromatic.store.Deployment;
import blog.monochromatic.store.NoDeploymentException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `status STACK`: says how a deployment is. The exit status is 1 where that needs somebody: dead
/// letters, or something that could not be made again and again.
@Command(
        name = "status",
        description = "Says how a deployed blog is: queue, promises, refused sources, costs.",
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {
    /// How far back the log is read: a little, and more only where that has not enough. The last
    /// is longer than a log is kept by default.
    private static final List<Duration> SPANS =
            List.of(Duration.ofHours(2), Duration.ofDays(2), Duration.ofDays(40));

    @Spec private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "STACK",
            description = "the stack's name, or that of its posts bucket")
    private String target = "";

    @Override
    public Integer call() throws NoDeploymentException {
        AwsAccount account = AwsAccount.open();
        Deployment deployment = account.deployment(target);
        Instant now = Instant.now();
        var report =
                new StatusReport(
                        account.queue(deployment),
                        new CatalogView(account.catalog(deployment))
                                .look(CatalogStatus::of)
                                .orElse(null),
                        history(account, deployment, now),
                        now);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        report.lines().forEach(out::println);
        return report.isHealthy() ? 0 : 1;
    }

    private static PublisherHistory history(
            AwsAccount account, Deployment deployment, Instant now) {
        PublisherHistory history = PublisherHistory.of(List.of());
        for (Duration span : SPANS) {
            history =
                    PublisherHistory.of(
                            account.log(deployment, now.minus(span), PublisherHistory.PATTERN));
            if (history.publishes().size() >= StatusReport.PUBLISHES
                    && history.lastReconcile().isPresent()) {
                break;
            }
        }
        return history;
    }
}
