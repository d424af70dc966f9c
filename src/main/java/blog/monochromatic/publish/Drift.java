package blog.monochromatic.publish;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/// The next keys of which the posts bucket has another version than the catalog, or only one of the
/// two has any.
///
/// @param keys at most a segment's
/// @param last the last key that was compared; null where all were
record Drift(List<Key> keys, @Nullable Key last) {
    /// Merges the two, both in the order of their keys.
    ///
    /// @param after the key after which to begin; empty at the beginning
    /// @param sizes how far to go
    static Drift after(String after, Bucket posts, Catalog catalog, Sizes sizes) {
        try (var listing = posts.list("", after)) {
            Iterator<Version> there =
                    listing.map(listed -> new Version(new Key(listed.key()), listed.etag()))
                            .iterator();
            Iterator<Version> here =
                    catalog.entriesAfter(after.isEmpty() ? null : new Key(after))
                            .map(Drift::version)
                            .iterator();
            return merge(there, here, sizes);
        }
    }

    private record Version(Key key, ETag etag) {}

    private static Version version(Entry entry) {
        return new Version(entry.key(), entry.etag());
    }

    private static Drift merge(Iterator<Version> there, Iterator<Version> here, Sizes sizes) {
        var keys = new ArrayList<Key>();
        Version one = next(there);
        Version other = next(here);
        for (int compared = 0; one != null || other != null; compared++) {
            int order = one == null ? 1 : other == null ? -1 : one.key().compareTo(other.key());
            Version first = order <= 0 ? one : other;
            boolean same =
                    order == 0 && one != null && other != null && one.etag().equals(other.etag());
            Key key = Objects.requireNonNull(first).key();
            if (!same && isIndexed(key)) {
                keys.add(key);
            }
            if (keys.size() == sizes.segment() || compared == sizes.compared()) {
                return new Drift(keys, key);
            }
            one = order <= 0 ? next(there) : one;
            other = order >= 0 ? next(here) : other;
        }
        return new Drift(keys, null);
    }

    private static @Nullable Version next(Iterator<Version> versions) {
        return versions.hasNext() ? versions.next() : null;
    }

    private static boolean isIndexed(Key key) {
        return switch (SourceKind.of(key)) {
            case TEXT, ASSET -> true;
            case HOME, REDIRECTS, THEME, IGNORED -> false;
        };
    }
}
