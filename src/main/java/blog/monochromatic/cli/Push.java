package blog.monochromatic.cli;

import blog.monochromatic.publish.CatalogView;
import blog.monochromatic.store.AwsAccount;
import blog.monochromatic.store.Deployment;
import blog.monochromatic.store.NoDeploymentException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `push BLOG STACK|BUCKET`: makes the posts bucket as the folder is, waits until the site shows
/// it, and prints the addresses that have changed.
@Command(
        name = "push",
        description =
                "Checks a blog, makes the posts bucket as the folder is, by uploads and removals,"
                        + " and waits until the site shows it.",
        mixinStandardHelpOptions = true)
final class Push implements Callable<Integer> {
    @Mixin private BlogArguments arguments = new BlogArguments();
    @Mixin private PolicyOption csp = new PolicyOption();

    @Parameters(
            index = "1",
            paramLabel = "STACK|BUCKET",
            description = "the stack's name, or that of its posts bucket")
    private String target = "";

    @Option(names = "--dry-run", description = "only say what would be uploaded and what removed")
    private boolean isDry;

    @Option(names = "--force", description = "push although the check has found errors")
    private boolean isForced;

    @Option(
            names = "--remove-most",
            description = "push although more than half of the bucket's files are to be removed")
    private boolean removesMost;

    @Override
    public Integer call() throws NoDeploymentException {
        Path blog = arguments.blog();
        AwsAccount account = AwsAccount.open();
        Deployment deployment = account.deployment(target);
        var destination =
                new PushSession.Destination(
                        deployment.stack(),
                        account.posts(deployment),
                        account.upload(deployment),
                        new CatalogView(account.catalog(deployment)));
        var progress =
                new ProgressBar(
                        arguments.err(),
                        Optional.ofNullable(System.console())
                                .map(Console::isTerminal)
                                .orElse(false),
                        System::nanoTime);
        return new PushSession(
                        blog, destination, Push::sleep, progress, arguments.out(), arguments.err())
                .push(
                        arguments.clock().instant(),
                        new PushSession.Wishes(isDry, isForced, removesMost, csp.policy()));
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the site", e);
        }
    }
}
