package blog.monochromatic.catalog;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;

/// What the others need to know of a source.
///
/// @param etag of the version that was seen last, whether it was accepted or not
/// @param version S3's name for an asset's version; null for a text, and where the bucket keeps
///     none
/// @param copy the name of the accepted text in the catalog; null for an asset, and for a text of
///     which no version could be accepted
/// @param facts what a post or a page says; null for any other source, and where `copy` is
/// @param problem why the version seen last was refused; null where it was accepted
public record Entry(
        Key key,
        ETag etag,
        @Nullable String version,
        @Nullable String copy,
        @Nullable Facts facts,
        @Nullable Problem problem) {

    /// What an accepted text says of itself, as far as other pages show it.
    ///
    /// @param date null for a page
    /// @param summary plain text; empty for none
    public record Facts(String title, @Nullable PostDate date, boolean draft, String summary) {
        public Facts withSummary(String other) {
            return new Facts(title, date, draft, other);
        }
    }

    public static Entry asset(Key key, ETag etag, @Nullable String version) {
        return new Entry(key, etag, version, null, null, null);
    }

    public static Entry text(Key key, ETag etag, String copy, Facts facts) {
        return new Entry(key, etag, null, copy, facts, null);
    }

    /// A theme file or `index.txt`.
    public static Entry shared(Key key, ETag etag, String copy) {
        return new Entry(key, etag, null, copy, null, null);
    }

    /// A version that was refused; what was accepted before it stays.
    public static Entry refused(Key key, ETag etag, Problem problem, @Nullable Entry before) {
        return before == null
                ? new Entry(key, etag, null, null, null, problem)
                : new Entry(key, etag, before.version, before.copy, before.facts, problem);
    }

    public SitePath path() {
        return SitePath.of(key);
    }

    /// Whether it is an asset; a text that was never accepted is none.
    public boolean isAsset() {
        return copy == null && problem == null;
    }

    /// Whether readers may see it: the only place where this is decided.
    public boolean isVisible(Instant now, ZoneId zone) {
        if (facts == null) {
            return isAsset();
        }
        return !facts.draft && (facts.date == null || !facts.date.at(zone).isAfter(now));
    }

    /// Whether it is a text with a date that readers may see: a post that lists and feeds hold.
    public boolean isListed(Instant now, ZoneId zone) {
        return facts != null && facts.date != null && isVisible(now, zone);
    }
}
