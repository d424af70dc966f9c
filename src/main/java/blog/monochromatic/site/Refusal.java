package blog.monochromatic.site;

/// Thrown where a source cannot be accepted. Its author is told; nothing is retried, and what was
/// live stays.
public final class Refusal extends Exception {
    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
