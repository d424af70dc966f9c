package blog.monochromatic.cli;

import blog.monochromatic.check.ContentPolicy;
import blog.monochromatic.check.SecurityHeaders;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `preview BLOG`: serves a blog folder on this machine, with the headers that a stack sends. A
/// save is published at once, and open tabs show it. Ends with the process.
@Command(
        name = "preview",
        description = "Serves a blog folder on this machine, and publishes each save.",
        mixinStandardHelpOptions = true)
final class Preview implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    private static final String NO_RELOAD =
            "This policy keeps the preview's script from pages, so load them again yourself; give"
                + " 'self' to script-src and connect-src if they are to follow each save (https:"
                + " allows nothing of a preview, which is served over plain HTTP)";

    @Mixin private BlogArguments arguments = new BlogArguments();
    @Mixin private PolicyOption csp = new PolicyOption();

    @Option(
            names = "--port",
            defaultValue = "8080",
            description =
                    "where to listen, ${DEFAULT-VALUE} if it is not given; 0 for any free port")
    private int port;

    @Option(
            names = "--url",
            description =
                    "where the site will be served, as https://blog.example, if index.txt does not"
                            + " say it; this machine's address if it is not given")
    private String url = "";

    @Override
    public Integer call() throws InterruptedException {
        Path blog = arguments.blog();
        arguments.require(
                port >= 0 && port <= LAST_PORT, "A port is a number from 0 to " + LAST_PORT);
        String address = arguments.address(url);
        ContentPolicy policy = csp.policy();
        if (!policy.allowsOwnScripts("http://localhost:" + port)) {
            arguments.err().println(NO_RELOAD);
        }
        try (PreviewSession session =
                PreviewSession.open(
                        blog,
                        port,
                        address.isEmpty() ? null : address,
                        arguments.clock(),
                        new SecurityHeaders(policy),
                        arguments.out(),
                        arguments.err())) {
            session.run();
            return 0;
        } catch (BindException e) {
            throw arguments.wrong(
                    "Port %d is not free (%s); name another with --port, or 0 for any that is"
                            .formatted(port, e.getMessage()));
        } catch (IOException e) {
            arguments.err().println(blog + ": cannot be watched any longer: " + e.getMessage());
            return 1;
        }
    }
}
