package blog.monochromatic.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `check BLOG`: says all that is wrong with a blog, with the links of the site that it makes, and
/// with what browsers will not load of it. The blog is left as it is, and no site is written.
@Command(
        name = "check",
        description =
                "Says what is wrong with a blog: texts, clashes of paths, links, images, anchors,"
                        + " and what browsers will block.",
        mixinStandardHelpOptions = true)
final class Check implements Callable<Integer> {
    @Mixin private BlogArguments arguments = new BlogArguments();
    @Mixin private PolicyOption csp = new PolicyOption();

    @Option(
            names = "--url",
            description =
                    "where the site is served, as https://blog.example, if index.txt does not say"
                            + " it")
    private String url = "";

    @Override
    public Integer call() {
        Path blog = arguments.blog();
        BlogCheck.Report report =
                new BlogCheck(
                                blog,
                                arguments.address(url),
                                arguments.clock().instant(),
                                csp.policy())
                        .report();
        report.findings().forEach(finding -> arguments.out().println(blog + "/" + finding));
        arguments.err().println(report.summary());
        return report.errors() == 0 ? 0 : 1;
    }
}
