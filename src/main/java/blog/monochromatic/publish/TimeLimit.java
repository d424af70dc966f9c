package blog.monochromatic.publish;

import blog.monochromatic.site.Refusal;

/// How long a source may take to be read. What its limits of size and nesting do not catch is given
/// up here, so that a text that nobody has thought of holds up no other.
public interface TimeLimit {
    /// Reading a source.
    @FunctionalInterface
    interface Work<T> {
        T result() throws Refusal;
    }

    /// Does the work, and waits for it as long as the limit lets it.
    ///
    /// @param otherwise thrown where it takes longer
    <T> T within(Work<T> work, Refusal otherwise) throws Refusal;

    /// Whether work was given up. No thread of Java can be stopped, so it goes on until the process
    /// ends.
    boolean isExceeded();

    /// No limit: everything is done in the caller's own thread.
    static TimeLimit none() {
        return new TimeLimit() {
            @Override
            public <T> T within(Work<T> work, Refusal otherwise) throws Refusal {
                return work.result();
            }

            @Override
            public boolean isExceeded() {
                return false;
            }
        };
    }
}
