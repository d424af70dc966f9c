package blog.monochromatic.site;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// A post's date as its author wrote it. The site's zone is applied when it is read, so a change of
/// zone needs no text to be parsed again.
///
/// @param local to the second; the midnight that begins the day where the author wrote no time
/// @param offset null where the author wrote none: then the site's zone holds
public record PostDate(LocalDateTime local, @Nullable ZoneOffset offset) {
    public PostDate {
        local = local.truncatedTo(ChronoUnit.SECONDS);
    }

    /// A date without a time: due at its midnight.
    public static PostDate of(LocalDate day) {
        return new PostDate(day.atStartOfDay(), null);
    }

    /// When the post is due.
    public Instant at(ZoneId zone) {
        return local.atZone(offset == null ? zone : offset).toInstant();
    }

    /// The day that readers are shown: the author's own, wherever a reader is.
    public LocalDate day() {
        return local.toLocalDate();
    }
}
