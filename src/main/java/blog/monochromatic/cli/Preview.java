package blog.monochromatic.cli;

import blog.monochromatic.site.Settings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `preview BLOG`: serves a blog folder on this machine. A save is published at once, and open tabs
/// show it. Ends with the process.
@Command(
        name = "preview",
        description = "Serves a blog folder on this machine, and publishes each save.",
        mixinStandardHelpOptions = true)
final class Preview implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "BLOG", description = "the folder with the texts")
    private Path blog = Path.of("");

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
    private @Nullable String url;

    @Option(
            names = "--now",
            description =
                    "the instant to publish for, as 2026-11-24T12:00:00Z; the present if it is not"
                            + " given")
    private @Nullable Instant now;

    @Override
    public Integer call() throws InterruptedException {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        require(
                Files.isDirectory(blog),
                "There is no folder " + blog + "; name the one that holds your texts");
        require(port >= 0 && port <= LAST_PORT, "A port is a number from 0 to " + LAST_PORT);
        String address = url == null ? null : url.replaceAll("/+$", "");
        require(
                address == null || Settings.isAddress(address),
                url + " is not the address of a site; write it as https://blog.example");
        try (PreviewSession session =
                PreviewSession.open(
                        blog,
                        port,
                        address,
                        now == null ? InstantSource.system() : InstantSource.fixed(now),
                        command.getOut(),
                        command.getErr())) {
            session.run();
            return 0;
        } catch (BindException e) {
            throw usage(
                    "Port %d is not free (%s); name another with --port, or 0 for any that is"
                            .formatted(port, e.getMessage()));
        } catch (IOException e) {
            command.getErr().println(blog + ": cannot be watched any longer: " + e.getMessage());
            return 1;
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw usage(otherwise);
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
