package blog.monochromatic.post;

import blog.monochromatic.site.Refusal;

import java.util.IllformedLocaleException;
import java.util.Locale;

/// The languages that authors say their texts are in.
final class Languages {
    /// The most characters of a language's code, which stands on each page: what BCP 47 §4.4.1 has
    /// everybody make room for.
    private static final int MOST = 35;

    private Languages() {}

    /// A language's code in its usual form, `pt-BR`.
    ///
    /// @param name of the setting that has it
    /// @param otherwise where that is not there
    static String parse(FrontMatter front, String name, String otherwise) throws Refusal {
        String language = front.line(name, MOST, "");
        if (language.isEmpty()) {
            return otherwise;
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(language).build();
            if (!locale.getLanguage().isEmpty() && locale.getLanguage().length() <= 3) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // Said below, like a tag without a language.
        }
        FrontMatter.Field field = front.get(name).orElseThrow();
        throw front.refusal(
                field, field.quoted() + " is not a language", "write its code, as en, pt-BR or de");
    }
}
