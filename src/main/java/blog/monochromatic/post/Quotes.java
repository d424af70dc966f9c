package blog.monochromatic.post;

import java.util.Locale;
import java.util.Map;

/// How a language quotes, and quotes within a quote. HTML writes a straight quote in more
/// characters than any of these has.
record Quotes(String open, String close, String openWithin, String closeWithin) {
    private static final Quotes ENGLISH = new Quotes("“", "”", "‘", "’");
    private static final Quotes GERMAN = new Quotes("„", "“", "‚", "‘");
    private static final Quotes POLISH = new Quotes("„", "”", "‚", "’");
    private static final Quotes SWEDISH = new Quotes("”", "”", "’", "’");
    private static final Quotes SPANISH = new Quotes("«", "»", "“", "”");
    private static final Quotes RUSSIAN = new Quotes("«", "»", "„", "“");
    private static final Quotes SWISS = new Quotes("«", "»", "‹", "›");
    private static final Quotes NORWEGIAN = new Quotes("«", "»", "‘", "’");
    private static final Quotes FRENCH = new Quotes("«\u00a0", "\u00a0»", "“", "”");

    private static final Map<String, Quotes> BY_LANGUAGE =
            Map.ofEntries(
                    Map.entry("de", GERMAN),
                    Map.entry("de-CH", SWISS),
                    Map.entry("cs", GERMAN),
                    Map.entry("sk", GERMAN),
                    Map.entry("sl", GERMAN),
                    Map.entry("pl", POLISH),
                    Map.entry("hu", POLISH),
                    Map.entry("ro", POLISH),
                    Map.entry("sv", SWEDISH),
                    Map.entry("fi", SWEDISH),
                    Map.entry("es", SPANISH),
                    Map.entry("it", SPANISH),
                    Map.entry("pt-PT", SPANISH),
                    Map.entry("ru", RUSSIAN),
                    Map.entry("uk", RUSSIAN),
                    Map.entry("fr", FRENCH),
                    Map.entry("fr-CH", SWISS),
                    Map.entry("nb", NORWEGIAN),
                    Map.entry("no", NORWEGIAN));

    /// @param language BCP 47; the English ones are for what is not known
    static Quotes of(String language) {
        Locale locale = Locale.forLanguageTag(language);
        String inCountry = locale.getLanguage() + "-" + locale.getCountry();
        return BY_LANGUAGE.getOrDefault(
                inCountry, BY_LANGUAGE.getOrDefault(locale.getLanguage(), ENGLISH));
    }
}
