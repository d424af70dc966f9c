package blog.monochromatic.site;

/// What is wrong with a source, for its author.
///
/// @param isWarning whether it is published all the same
/// @param line from 1; 0 where the whole file is meant
/// @param what what is wrong, as a sentence without its full stop
/// @param advice what to do, likewise
public record Problem(Key key, int line, boolean isWarning, String what, String advice) {
    /// Why a source cannot be published.
    public Problem(Key key, int line, String what, String advice) {
        this(key, line, false, what, advice);
    }

    /// What does not keep a source from being published.
    public static Problem warning(Key key, int line, String what, String advice) {
        return new Problem(key, line, true, what, advice);
    }

    /// `2016/03/slug.txt:2: what; what to do`, and `warning: ` before it where it is one.
    @Override
    public String toString() {
        return key
                + (line > 0 ? ":" + line : "")
                + ": "
                + (isWarning ? "warning: " : "")
                + what
                + "; "
                + advice;
    }
}
