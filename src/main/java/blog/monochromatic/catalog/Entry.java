package blog.monochromatic.catalog;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Visibility;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/// What the others need to know of a source.
///
/// @param etag of the version that was seen last, whether it was accepted or not
/// @param version S3's name for an asset's version; null for a text, and where the bucket keeps
///     none
/// @param copy the name of the accepted text in the catalog; null for an asset, and for a text of
///     which no version could be accepted
/// @param facts what a post or a page says; null for any other source, and where `copy` is
/// @param rival when another text of the same path is visible, which then has it; null where there
///     is none
/// @param problem why the version seen last was refused; null where it was accepted
public record Entry(
        Key key,
        ETag etag,
        @Nullable String version,
        @Nullable String copy,
        @Nullable Facts facts,
        @Nullable Visibility rival,
        @Nullable Problem problem) {

    /// What an accepted text says of itself, as far as other pages show it.
    ///
    /// @param summary plain text; empty for none
    public record Facts(String title, Visibility visibility, String summary) {
        public Facts withSummary(String other) {
            return new Facts(title, visibility, other);
        }

        /// Null for a page.
        public @Nullable PostDate date() {
            return visibility.date();
        }
    }

    public static Entry asset(Key key, ETag etag, @Nullable String version) {
        return new Entry(key, etag, version, null, null, null, null);
    }

    public static Entry text(Key key, ETag etag, String copy, Facts facts) {
        return new Entry(key, etag, null, copy, facts, null, null);
    }

    /// A theme file or `index.txt`.
    public static Entry shared(Key key, ETag etag, String copy) {
        return new Entry(key, etag, null, copy, null, null, null);
    }

    /// A version that was refused; what was accepted before it stays.
    public static Entry refused(Key key, ETag etag, Problem problem, @Nullable Entry before) {
        return before == null
                ? new Entry(key, etag, null, null, null, null, problem)
                : new Entry(
                        key,
                        etag,
                        before.version,
                        before.copy,
                        before.facts,
                        before.rival,
                        problem);
    }

    public Entry withFacts(Facts other) {
        return new Entry(key, etag, version, copy, other, rival, problem);
    }

    public Entry withRival(@Nullable Visibility other) {
        return new Entry(key, etag, version, copy, facts, other, problem);
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
        return isMeantForReaders(now, zone) && (rival == null || !rival.isVisible(now, zone));
    }

    /// Whether its author wants readers to see it, though another text may have its path.
    public boolean isMeantForReaders(Instant now, ZoneId zone) {
        return facts == null ? isAsset() : facts.visibility.isVisible(now, zone);
    }

    /// Whether it is a text with a date that readers may see, and are led to: a post that lists and
    /// feeds hold.
    public boolean isListed(Instant now, ZoneId zone) {
        return facts != null && facts.visibility.isForLists() && isVisible(now, zone);
    }

    /// When [#isVisible] may change by itself.
    Stream<Instant> turns(ZoneId zone) {
        return Stream.of(
                        Optional.ofNullable(facts).map(Facts::visibility),
                        Optional.ofNullable(rival))
                .flatMap(Optional::stream)
                .flatMap(visibility -> visibility.turns(zone));
    }
}
