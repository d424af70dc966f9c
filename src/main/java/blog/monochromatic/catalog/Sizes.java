package blog.monochromatic.catalog;

/// How large the parts are in which a blog is remembered and worked on. Smaller ones let a test
/// have several of each.
///
/// @param segment the most entries of a segment
/// @param compared the most keys that one step of a reconcile compares
/// @param step the most files that one step of making lists again makes
public record Sizes(int segment, int compared, int step) {
    /// Those of every deployment.
    ///
    /// A segment of 512 entries, about 400 bytes each, is 200 kB: read in one request of some tens
    /// of milliseconds, while a million posts take two thousand. 10,000 keys are ten requests for
    /// listings and twenty for segments. 500 list pages, some tens of milliseconds each and many at
    /// a time, take seconds.
    public static final Sizes DEFAULT = new Sizes(512, 10_000, 500);
}
