package blog.monochromatic.cli;

import blog.monochromatic.site.Settings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/// What each command is called with.
final class BlogArguments {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BLOG", description = "the folder with the texts")
    private Path blog = Path.of("");

    @Option(
            names = "--now",
            description =
                    "what time it is, as 2026-11-24T12:00:00Z; the present if it is not given")
    private @Nullable Instant now;

    /// The folder, as its author calls it, for that is how problems name its files.
    Path blog() {
        require(
                Files.isDirectory(blog),
                "There is no folder " + blog + "; make it, or name the one that holds your texts");
        return blog;
    }

    InstantSource clock() {
        return now == null ? InstantSource.system() : InstantSource.fixed(now);
    }

    /// The address of a site, without a slash at the end.
    ///
    /// @param url as it was given; empty where it was not
    String address(String url) {
        String address = url.replaceAll("/+$", "");
        require(
                address.isEmpty() || Settings.isAddress(address),
                url + " is not the address of a site; write it as https://blog.example");
        return address;
    }

    void require(boolean condition, String otherwise) {
        if (!condition) {
            throw wrong(otherwise);
        }
    }

    ParameterException wrong(String message) {
        return new ParameterException(command().commandLine(), message);
    }

    PrintWriter out() {
        return command().commandLine().getOut();
    }

    PrintWriter err() {
        return command().commandLine().getErr();
    }

    private CommandSpec command() {
        return Objects.requireNonNull(spec);
    }
}
