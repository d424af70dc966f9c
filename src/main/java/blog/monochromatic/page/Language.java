package blog.monochromatic.page;

import blog.monochromatic.site.PostDate;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Set;

/// The language of a page, or of something on it.
///
/// @param tag as BCP 47 has it, `pt-BR`
record Language(String tag) {
    /// English dates are written as the ancestor's authors wrote them.
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMMM, uuuu", Locale.ENGLISH);

    /// The scripts that run from right to left and have living languages
    /// (https://www.unicode.org/iso15924/iso15924-codes.html).
    private static final Set<String> SCRIPTS =
            Set.of("Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");

    /// The languages that are written in one of these where their tag names no script (Unicode
    /// CLDR, likely subtags).
    private static final Set<String> LANGUAGES =
            Set.of(
                    "ar", "arc", "arz", "ckb", "dv", "fa", "he", "khw", "ks", "lrc", "mzn", "nqo",
                    "pnb", "ps", "rhg", "sd", "skr", "syr", "ug", "ur", "yi");

    /// What `dir` of HTML has for it.
    String direction() {
        Locale locale = locale();
        boolean isFromTheRight =
                locale.getScript().isEmpty()
                        ? LANGUAGES.contains(locale.getLanguage())
                        : SCRIPTS.contains(locale.getScript());
        return isFromTheRight ? "rtl" : "ltr";
    }

    /// What its speakers call it: `Deutsch`.
    String name() {
        return locale().getDisplayName(locale());
    }

    /// As OpenGraph has it, `pt_BR`; empty where the tag names no region.
    String withRegion() {
        Locale locale = locale();
        return locale.getCountry().isEmpty()
                ? ""
                : locale.getLanguage() + "_" + locale.getCountry();
    }

    /// A day in its words: `18 March, 2016`.
    String day(PostDate date) {
        DateTimeFormatter format =
                locale().getLanguage().equals("en")
                        ? ENGLISH
                        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale());
        return date.day().format(format);
    }

    private Locale locale() {
        return Locale.forLanguageTag(tag);
    }
}
