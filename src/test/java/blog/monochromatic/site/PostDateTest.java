package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

class PostDateTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");

    @Test
    void aDateWithoutATimeIsDueAtItsMidnightInTheSitesZone() {
        var date = PostDate.of(LocalDate.of(2016, 3, 18));

        assertThat(date.at(ZoneOffset.UTC)).hasToString("2016-03-18T00:00:00Z");
        assertThat(date.at(BERLIN)).hasToString("2016-03-17T23:00:00Z");
        assertThat(date.at(KIRITIMATI)).hasToString("2016-03-17T10:00:00Z");
    }

    @Test
    void summerTimeCounts() {
        assertThat(PostDate.of(LocalDate.of(2016, 7, 1)).at(BERLIN))
                .hasToString("2016-06-30T22:00:00Z");
    }

    @Test
    void anOffsetOfItsOwnWinsOverTheZone() {
        var date = new PostDate(LocalDateTime.of(2016, 3, 18, 14, 30), ZoneOffset.ofHours(-8));

        assertThat(date.at(BERLIN)).hasToString("2016-03-18T22:30:00Z");
        assertThat(date.at(KIRITIMATI)).isEqualTo(date.at(BERLIN));
    }

    @Test
    void readersAreShownTheAuthorsOwnDay() {
        assertThat(new PostDate(LocalDateTime.of(2016, 3, 18, 23, 59), ZoneOffset.MIN).day())
                .isEqualTo("2016-03-18");
    }

    @Test
    void fractionsOfASecondAreDropped() {
        assertThat(new PostDate(LocalDateTime.of(2016, 3, 18, 14, 30, 15, 999), null))
                .isEqualTo(new PostDate(LocalDateTime.of(2016, 3, 18, 14, 30, 15), null));
    }
}
