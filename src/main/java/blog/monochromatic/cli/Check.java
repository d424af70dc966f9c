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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `check BLOG`: says all that is wrong with a blog, and with the links of the site that it makes.
/// The blog is left as it is, and no site is written.
@Command(
        name = "check",
        description =
                "Says what is wrong with a blog: texts, clashes of paths, links, images, anchors.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "BLOG", description = "the folder with the texts")
    private Path blog = Path.of("");

    @Option(
            names = "--url",
            description =
                    "where the site is served, as https://blog.example, if index.txt does not say"
                            + " it")
    private String url = "";

    @Option(
            names = "--now",
            description =
                    "the instant to check for, as 2026-11-24T12:00:00Z; the present if it is not"
                            + " given")
    private @Nullable Instant now;

    @Override
    public Integer call() {
        String address = url.replaceAll("/+$", "");
        require(
                Files.isDirectory(blog),
                "There is no folder " + blog + "; name the one that holds your texts");
        require(
                address.isEmpty() || Settings.isAddress(address),
                url + " is not the address of a site; write it as https://blog.example");
        var report = new BlogCheck(blog, address, now == null ? Instant.now() : now).report();
        CommandLine commandLine = Objects.requireNonNull(spec).commandLine();
        report.findings()
                .forEach(finding -> commandLine.getOut().println(blog + "/" + finding));
        commandLine.getErr().println(report.summary());
        return report.errors() == 0 ? 0 : 1;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), otherwise);
        }
    }
}
