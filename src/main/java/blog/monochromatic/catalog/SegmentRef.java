package blog.monochromatic.catalog;

import blog.monochromatic.site.Key;

/// A manifest's line about a segment.
///
/// @param name of the object in the catalog
/// @param first the first key in it; it covers the keys from there to the next segment's
/// @param count of entries
/// @param look the number of the look that the pages of its entries were made with
public record SegmentRef(String name, Key first, int count, long look, Statistics statistics) {
    SegmentRef withStatistics(Statistics now) {
        return new SegmentRef(name, first, count, look, now);
    }

    SegmentRef withLook(long number) {
        return new SegmentRef(name, first, count, number, statistics);
    }
}
