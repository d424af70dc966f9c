package blog.monochromatic.check;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Visibility;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

class AbsenceTest {
    private static final PostDate EARLY = PostDate.of(LocalDate.of(2016, 3, 18));
    private static final PostDate LATE = PostDate.of(LocalDate.of(2030, 1, 1));

    @Test
    void whatReadersSeeIsNotAbsent() {
        assertThat(of(new Visibility(false, true, EARLY, LATE))).isEmpty();
        assertThat(of(Visibility.from(null))).isEmpty();
    }

    @Test
    void aDraftIsADraftWhateverItsDate() {
        assertThat(of(new Visibility(true, false, LATE, null))).contains("is a draft");
    }

    @Test
    void whatIsDueLaterOrWasOnceSaysSo() {
        assertThat(of(Visibility.from(LATE))).contains("is not due before 2030-01-01");
        assertThat(of(new Visibility(false, false, EARLY, EARLY))).contains("has expired");
    }

    private static Optional<String> of(Visibility visibility) {
        return Absence.of(
                        new Key("a.txt"),
                        visibility,
                        Instant.parse("2026-11-24T12:00:00Z"),
                        ZoneOffset.UTC)
                .map(Absence::why);
    }
}
