package blog.monochromatic.site;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/// When and where readers see a text, as its author says.
///
/// @param draft whether its author still keeps it back
/// @param unlisted whether only those see it who know its address
/// @param date from when on; null for always. A text without one is a page, and never listed
/// @param expires from when on no longer; null for never
public record Visibility(
        boolean draft, boolean unlisted, @Nullable PostDate date, @Nullable PostDate expires) {
    /// Listed, from a date on; a page where that is null.
    public static Visibility from(@Nullable PostDate date) {
        return new Visibility(false, false, date, null);
    }

    public boolean isVisible(Instant now, ZoneId zone) {
        return !draft
                && (date == null || !date.at(zone).isAfter(now))
                && (expires == null || expires.at(zone).isAfter(now));
    }

    /// Whether lists and feeds hold it while it is visible.
    public boolean isForLists() {
        return date != null && !unlisted;
    }

    /// When it may change by itself.
    public Stream<Instant> turns(ZoneId zone) {
        return draft
                ? Stream.of()
                : Stream.of(Optional.ofNullable(date), Optional.ofNullable(expires))
                        .flatMap(Optional::stream)
                        .map(turn -> turn.at(zone));
    }
}
