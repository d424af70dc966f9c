package blog.monochromatic.catalog;

import blog.monochromatic.site.Key;

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
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            Entry entry = entries.get(middle);
            int order = entry.key().compareTo(key);
            if (order == 0) {
                return Optional.of(entry);
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }
}
