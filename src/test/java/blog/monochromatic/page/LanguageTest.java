package blog.monochromatic.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "en, ltr",
        "ar, rtl",
        "ar-EG, rtl",
        "he, rtl",
        "iw, rtl",
        "yi, rtl",
        "fa, rtl",
        "ur-PK, rtl",
        "az, ltr",
        "az-Arab, rtl",
        "ks-Deva, ltr",
        "dv, rtl",
        "ja, ltr"
    })
    void aLanguageRunsAsItsScriptDoes(String tag, String direction) {
        assertThat(new Language(tag).direction()).isEqualTo(direction);
    }

    @ParameterizedTest
    @CsvSource({"de, Deutsch", "fr, français", "pt-BR, português (Brasil)", "ar, العربية"})
    void itsNameIsItsOwn(String tag, String name) {
        assertThat(new Language(tag).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"pt-BR, pt_BR", "de, ''", "zh-Hant-TW, zh_TW"})
    void openGraphWantsARegion(String tag, String locale) {
        assertThat(new Language(tag).withRegion()).isEqualTo(locale);
    }

    @ParameterizedTest
    @CsvSource({"en-GB, '18 March, 2016'", "de, 18. März 2016", "fr, 18 mars 2016"})
    void aDayIsWrittenInIt(String tag, String day) {
        assertThat(new Language(tag).day(Given.DATE)).isEqualTo(day);
    }
}
