package blog.monochromatic.cli;

import blog.monochromatic.check.ContentPolicy;
import blog.monochromatic.check.SecurityHeaders;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Objects;

/// What a site's pages may load and run.
final class PolicyOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--csp",
            description =
                    "the Content-Security-Policy that the site is served with, if the stack's"
                            + " parameter says another than its default")
    private String csp = "";

    ContentPolicy policy() {
        try {
            return csp.isEmpty() ? SecurityHeaders.DEFAULT.policy() : ContentPolicy.parse(csp);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--csp: " + e.getMessage());
        }
    }
}
