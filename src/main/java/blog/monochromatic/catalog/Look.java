package blog.monochromatic.catalog;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that every page depends on. It has a number, which grows: one that comes back is a new look,
/// since some pages were made with the one between.
///
/// @param number from 1
/// @param renderer the number of the code that makes the pages, [#RENDERER]
/// @param settings with the defaults of the deployment
/// @param theme the theme files that the author has uploaded
public record Look(long number, int renderer, Settings settings, SortedMap<Key, Entry> theme) {
    /// Raised whenever the same sources give other bytes: a golden file has changed.
    public static final int RENDERER = 4;

    public Look {
        theme = Collections.unmodifiableSortedMap(new TreeMap<>(theme));
    }

    /// This look if the other would make the same pages from anything, else the other under the
    /// next number.
    Look or(Settings otherSettings, SortedMap<Key, Entry> otherTheme) {
        boolean same =
                renderer == RENDERER
                        && settings.equals(otherSettings)
                        && copies(theme).equals(copies(otherTheme));
        return new Look(same ? number : number + 1, RENDERER, otherSettings, otherTheme);
    }

    private static SortedMap<Key, String> copies(SortedMap<Key, Entry> theme) {
        var copies = new TreeMap<Key, String>();
        theme.forEach(
                (key, entry) ->
                        Optional.ofNullable(entry.copy()).ifPresent(copy -> copies.put(key, copy)));
        return copies;
    }
}
