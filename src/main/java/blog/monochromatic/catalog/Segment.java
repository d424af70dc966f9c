package blog.monochromatic.catalog;

import blog.monochromatic.site.Key;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A sorted run of entries.
///
/// @param entries in the order of their keys
public record Segment(List<Entry> entries) {
    public Segment {
        entries = List.copyOf(entries);
    }

    public Optional<Entry> find(Key key) {
        int index = Collections.binarySearch(entries.stream().map(Entry::key).toList(), key);
        return index >= 0 ? Optional.of(entries.get(index)) : Optional.empty();
    }
}
