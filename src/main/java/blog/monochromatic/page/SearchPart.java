package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.site.Tag;

import tools.jackson.jr.ob.JSON;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A part of what is searched, as JSON: an array of objects with `title`, `path`, `date`, `tags`,
/// `summary` and `language`. The last four are left out where there is none, or where the language
/// is the site's.
public final class SearchPart {
    private SearchPart() {}

    /// Writes the part.
    ///
    /// @param texts in the order in which they are found
    public static byte[] write(List<Entry> texts) {
        return JSON.std.asBytes(texts.stream().map(SearchPart::of).toList());
    }

    private static Map<String, Object> of(Entry entry) {
        Entry.Facts facts = Objects.requireNonNull(entry.facts(), "only texts are searched");
        var found = new LinkedHashMap<String, Object>();
        found.put("title", facts.title());
        found.put("path", entry.path().encoded());
        if (facts.date() != null) {
            found.put("date", facts.date().day().toString());
        }
        if (!facts.tags().isEmpty()) {
            found.put("tags", facts.tags().stream().map(Tag::name).toList());
        }
        if (!facts.summary().isEmpty()) {
            found.put("summary", facts.summary());
        }
        if (!facts.language().isEmpty()) {
            found.put("language", facts.language());
        }
        return found;
    }
}
