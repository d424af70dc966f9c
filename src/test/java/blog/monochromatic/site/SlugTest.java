package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Hand-made containers, hand-made-containers",
        "  C# & [Java]: 2 — 1!  , c-java-2-1",
        "Größe & Maß, grosse-mass",
        "Crème brûlée à la Ærø, creme-brulee-a-la-aero",
        "Łódź œuvre ÞÓR Iıİ, lodz-oeuvre-thor-iii",
        "ﬁve ² Ⅷ, five-2-viii",
    })
    void latinLettersAreAsciiAndWordsAreJoinedByHyphens(String text, String slug) {
        assertThat(Slug.of(text)).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({
        "日本語 の がぎ, 日本語-の-がぎ",
        "Ёлка й Й, ёлка-й-й",
        "ΆΛΦΑ ΣΑΣ, άλφα-σας",
        "हिन्दी में, हिन्दी-में",
        "مرحبا بالعالم, مرحبا-بالعالم",
        "한국어, 한국어",
    })
    void lettersOfOtherScriptsStayWithTheirMarks(String text, String slug) {
        assertThat(Slug.of(text)).isEqualTo(slug);
    }

    @Test
    void aMarkWithoutALetterGoesWithWhatItMarks() {
        assertThat(Slug.of("❤️")).isEmpty();
        assertThat(Slug.of("1️⃣ one")).isEqualTo("1-one");
        assertThat(Slug.of("👩‍💻 code")).isEqualTo("code");
        assertThat(Slug.of("- \u0301x")).isEqualTo("x");
    }

    @Test
    void nothingIsMadeOfWhatHasNoLetterOrDigit() {
        assertThat(Slug.of("")).isEmpty();
        assertThat(Slug.of("?! — …")).isEmpty();
    }

    @Test
    void itIsMadeOfItselfAgain() {
        String slug = Slug.of("Größe がぎ हिन्दी Ёлка");

        assertThat(Slug.of(slug)).isEqualTo(slug);
    }

    @Test
    void aLongOneEndsWithAWord() {
        assertThat(Slug.of("a".repeat(60) + " " + "b".repeat(39) + " c"))
                .isEqualTo("a".repeat(60) + "-" + "b".repeat(39));
        assertThat(Slug.of("a".repeat(60) + " " + "b".repeat(40))).isEqualTo("a".repeat(60));
        assertThat(Slug.of("a".repeat(101))).isEqualTo("a".repeat(100));
    }

    @Test
    void itIsANameThatAFileSystemHolds() {
        String slug = Slug.of("𠀀".repeat(100));

        assertThat(slug.getBytes(StandardCharsets.UTF_8)).hasSize(240);
        assertThat(slug).isEqualTo("𠀀".repeat(60));
    }
}
