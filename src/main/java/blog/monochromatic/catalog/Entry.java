package blog.monochromatic.catalog;

import blog.monochromatic.post.Post;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Tag;
import blog.monochromatic.site.Visibility;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
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
/// @param warnings what its author may want to mend in the version seen last
public record Entry(
        Key key,
        ETag etag,
        @Nullable String version,
        @Nullable String copy,
        @Nullable Facts facts,
        @Nullable Visibility rival,
        @Nullable Problem problem,
        List<Problem> warnings) {

    public Entry {
        warnings = List.copyOf(warnings);
    }

    /// What an accepted text says of itself, as far as other files show it.
    ///
    /// @param summary plain text; empty for none
    /// @param tags no slug twice
    /// @param language empty for the site's
    /// @param updated null where its author does not say so
    public record Facts(
            String title,
            Visibility visibility,
            String summary,
            List<Tag> tags,
            String language,
            @Nullable PostDate updated) {
        public Facts {
            tags = List.copyOf(tags);
        }

        /// What a post says, with its own excerpt.
        public static Facts of(Post post) {
            return new Facts(
                    post.title(),
                    post.visibility(),
                    post.excerpt(),
                    post.tags(),
                    post.language(),
                    post.updated());
        }

        public Facts withSummary(String other) {
            return new Facts(title, visibility, other, tags, language, updated);
        }

        /// Null for a page.
        public @Nullable PostDate date() {
            return visibility.date();
        }
    }

    public static Entry asset(Key key, ETag etag, @Nullable String version) {
        return new Entry(key, etag, version, null, null, null, null, List.of());
    }

    public static Entry text(Key key, ETag etag, String copy, Facts facts, List<Problem> warnings) {
        return new Entry(key, etag, null, copy, facts, null, null, warnings);
    }

    /// A theme file, `index.txt` or `_redirects`.
    public static Entry shared(Key key, ETag etag, String copy, List<Problem> warnings) {
        return new Entry(key, etag, null, copy, null, null, null, warnings);
    }

    /// A version that was refused; what was accepted before it stays.
    public static Entry refused(Key key, ETag etag, Problem problem, @Nullable Entry before) {
        return before == null
                ? new Entry(key, etag, null, null, null, null, problem, List.of())
                : new Entry(
                        key,
                        etag,
                        before.version,
                        before.copy,
                        before.facts,
                        before.rival,
                        problem,
                        List.of());
    }

    public Entry withFacts(Facts other) {
        return new Entry(key, etag, version, copy, other, rival, problem, warnings);
    }

    public Entry withRival(@Nullable Visibility other) {
        return new Entry(key, etag, version, copy, facts, other, problem, warnings);
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
        return facts == null
                ? isAsset() && !key.isAmongDrafts()
                : facts.visibility.isVisible(now, zone);
    }

    /// Whether it is a text with a date that readers may see, and are led to: a post that lists and
    /// feeds hold.
    public boolean isListed(Instant now, ZoneId zone) {
        return facts != null && facts.visibility.isForLists() && isVisible(now, zone);
    }

    /// The folders and tags whose lists hold the text while it is listed: those that it lies in,
    /// outermost first, then its tags'.
    public List<Folder> lists() {
        if (facts == null || !facts.visibility.isForLists()) {
            return List.of();
        }
        return Stream.concat(Folder.listing(key).stream(), facts.tags.stream().map(Tag::folder))
                .distinct()
                .toList();
    }

    /// Whether readers may see it and be led to it: a post that is listed, or a page that is not
    /// kept out of lists. Sitemap and search have these.
    public boolean isFindable(Instant now, ZoneId zone) {
        return facts != null && !facts.visibility.unlisted() && isVisible(now, zone);
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
