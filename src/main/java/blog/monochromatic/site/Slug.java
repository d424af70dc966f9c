package blog.monochromatic.site;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// From words to the part of an address that stands for them: `Hand-made containers` is
/// `hand-made-containers`.
public final class Slug {
    /// The most code points, a dozen words: what a reader takes in of an address.
    private static final int MOST_CODE_POINTS = 100;

    /// The most bytes of UTF-8: with an extension, a name that a file system holds.
    private static final int MOST_BYTES = 240;

    /// Accents of Latin letters; in other scripts they make another letter, `й` of `и`.
    private static final Pattern ACCENTS = Pattern.compile("(?<=\\p{IsLatin})\\p{Mn}+");

    /// Marks that no letter comes before, as emoji have them.
    private static final Pattern STRAY_MARKS = Pattern.compile("(?<![\\p{L}\\p{M}])\\p{M}+");

    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /// Latin letters that Unicode does not take for others with something added.
    private static final Map<String, String> LETTERS =
            Map.ofEntries(
                    Map.entry("ß", "ss"),
                    Map.entry("æ", "ae"),
                    Map.entry("œ", "oe"),
                    Map.entry("ø", "o"),
                    Map.entry("ł", "l"),
                    Map.entry("đ", "d"),
                    Map.entry("ð", "d"),
                    Map.entry("þ", "th"),
                    Map.entry("ħ", "h"),
                    Map.entry("ŧ", "t"),
                    Map.entry("ı", "i"));

    private static final Pattern FOLDED =
            Pattern.compile("[" + String.join("", LETTERS.keySet()) + "]");

    private Slug() {}

    /// Lower case, with a hyphen for all that is neither letter nor digit, none of them doubled or
    /// at an end. Latin letters are ASCII, those of other scripts themselves. A long one ends
    /// with a word, where it has several. Empty where nothing of the text is a letter or digit.
    public static String of(String text) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        String folded =
                FOLDED.matcher(plain)
                        .replaceAll(letter -> LETTERS.getOrDefault(letter.group(), ""));
        String words = OTHERS.matcher(STRAY_MARKS.matcher(folded).replaceAll("")).replaceAll("-");
        return cut(trimmed(Normalizer.normalize(words, Normalizer.Form.NFC)));
    }

    private static String trimmed(String words) {
        int start = words.startsWith("-") ? 1 : 0;
        int end = words.length() - (words.endsWith("-") ? 1 : 0);
        return words.substring(start, Math.max(start, end));
    }

    private static String cut(String words) {
        int end = 0;
        int bytes = 0;
        for (int i = 0; end < words.length() && i < MOST_CODE_POINTS; i++) {
            int next = words.offsetByCodePoints(end, 1);
            bytes += words.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            end = next;
        }
        if (end == words.length()) {
            return words;
        }
        int word = words.lastIndexOf('-', end);
        return words.substring(0, word > 0 ? word : end);
    }
}
