package blog.monochromatic.check;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Visibility;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// Why a text that is there has no page.
///
/// @param why as a clause whose subject is the text, `is a draft`
/// @param advice what to do, if it is to have one
public record Absence(Key source, String why, String advice) {
    /// Why readers do not see it; empty where they do.
    public static Optional<Absence> of(
            Key source, Visibility visibility, Instant now, ZoneId zone) {
        if (visibility.isVisible(now, zone)) {
            return Optional.empty();
        }
        if (visibility.draft()) {
            return Optional.of(new Absence(source, "is a draft", "publish it first"));
        }
        PostDate date = visibility.date();
        return Optional.of(
                date != null && date.at(zone).isAfter(now)
                        ? new Absence(source, "is not due before " + date.day(), "wait until then")
                        : new Absence(source, "has expired", "change its 'expires'"));
    }

    /// A text of which no version was ever accepted.
    public static Absence refused(Key source) {
        return new Absence(source, "could not be published", "mend it first");
    }
}
