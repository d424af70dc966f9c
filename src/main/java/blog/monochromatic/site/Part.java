package blog.monochromatic.site;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of the sitemap and of the search, which are made in parts so that a new post changes one:
/// the posts of a month, or the pages that have no date.
///
/// @param month null for the pages
public record Part(@Nullable YearMonth month) implements Comparable<Part> {
    /// Months oldest first, then the pages.
    private static final Comparator<Part> ORDER =
            Comparator.comparing(Part::month, Comparator.nullsLast(Comparator.naturalOrder()));

    public static final Part PAGES = new Part(null);

    private static final Pattern FILE =
            Pattern.compile("/sitemap/(?<sitemap>[^/]+)\\.xml|/search/(?<search>[^/]+)\\.json");

    private static final String PAGES_NAME = "pages";

    /// The part that a text is in.
    ///
    /// @param date its date; null for a page
    public static Part of(@Nullable PostDate date) {
        return date == null ? PAGES : new Part(YearMonth.from(date.day()));
    }

    /// The part that a file of sitemap or search is of; empty for any other file.
    public static Optional<Part> of(SitePath path) {
        Matcher name = FILE.matcher(path.value());
        return name.matches()
                ? parse(
                        name.group("sitemap") == null
                                ? name.group("search")
                                : name.group("sitemap"))
                : Optional.empty();
    }

    /// From what [#toString] gives; empty for anything else.
    public static Optional<Part> parse(String name) {
        if (name.equals(PAGES_NAME)) {
            return Optional.of(PAGES);
        }
        try {
            var part = new Part(YearMonth.parse(name));
            return part.toString().equals(name) ? Optional.of(part) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// Its part of the sitemap, `/sitemap/2016-03.xml`.
    public SitePath sitemap() {
        return new SitePath("/sitemap/" + this + ".xml");
    }

    /// Its part of the search, `/search/2016-03.json`.
    public SitePath search() {
        return new SitePath("/search/" + this + ".json");
    }

    @Override
    public int compareTo(Part other) {
        return ORDER.compare(this, other);
    }

    /// `2016-03`, or `pages`.
    @Override
    public String toString() {
        return month == null ? PAGES_NAME : month.toString();
    }
}
