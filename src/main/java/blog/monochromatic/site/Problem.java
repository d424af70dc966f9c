package blog.monochromatic.site;

/// Why a source cannot be published, for its author.
///
/// @param line from 1; 0 where the whole file is meant
/// @param what what is wrong, as a sentence without its full stop
/// @param advice what to do, likewise
public record Problem(Key key, int line, String what, String advice) {
    /// `2016/03/slug.txt:2: what; what to do`
    @Override
    public String toString() {
        return key + (line > 0 ? ":" + line : "") + ": " + what + "; " + advice;
    }
}
