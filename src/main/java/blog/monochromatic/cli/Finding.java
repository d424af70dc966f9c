package blog.monochromatic.cli;

import blog.monochromatic.site.Problem;

import java.util.Comparator;

/// What a check has found.
///
/// @param isWarning whether the site can be published as it is
record Finding(Problem problem, boolean isWarning) implements Comparable<Finding> {
    private static final Comparator<Finding> BY_PLACE =
            Comparator.comparing((Finding finding) -> finding.problem.key())
                    .thenComparingInt(finding -> finding.problem.line())
                    .thenComparing(Finding::isWarning)
                    .thenComparing(finding -> finding.problem.what());

    static Finding error(Problem problem) {
        return new Finding(problem, false);
    }

    static Finding warning(Problem problem) {
        return new Finding(problem, true);
    }

    @Override
    public int compareTo(Finding other) {
        return BY_PLACE.compare(this, other);
    }

    /// `2016/03/slug.txt:2: what; what to do`, with `warning: ` before a warning.
    @Override
    public String toString() {
        return isWarning
                ? new Problem(
                                problem.key(),
                                problem.line(),
                                "warning: " + problem.what(),
                                problem.advice())
                        .toString()
                : problem.toString();
    }
}
