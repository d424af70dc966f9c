package blog.monochromatic.site;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// A name as it stands in an address: lower-case letters and digits of all scripts, with single
/// hyphens between words.
public final class Slug {
    /// The most code points that a slug has: it is a part of a key.
    private static final int MOST = 100;

    /// Latin letters that Unicode does not take apart into a letter and a mark.
    private static final Map<Integer, String> LATIN =
            Map.of(
                    (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ø', "o", (int) 'ł',
                    "l", (int) 'đ', "d", (int) 'ð', "d", (int) 'þ', "th", (int) 'ı', "i");

    private Slug() {}

    /// Letters of the Latin script lose their marks, `Crème brûlée & Co` is `creme-brulee-co`;
    /// those of others keep them. Apostrophes are left out, `don't` is `dont`. Empty for a text
    /// without letters and digits.
    public static String of(String text) {
        String letters = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        var slug = new StringBuilder();
        int length = 0;
        boolean isGap = false;
        boolean isLatin = false;
        for (int i = 0; i < letters.length() && length < MOST; ) {
            int c = letters.codePointAt(i);
            i += Character.charCount(c);
            if (isMark(c)) {
                if (!isLatin && !isGap && length > 0) {
                    slug.appendCodePoint(c);
                }
            } else if (Character.isLetterOrDigit(c)) {
                isLatin = Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
                slug.append(isGap && length > 0 ? "-" : "");
                slug.append(LATIN.getOrDefault(c, Character.toString(c)));
                length++;
                isGap = false;
            } else if (c != '\'' && c != '’') {
                isGap = true;
            }
        }
        return Normalizer.normalize(slug, Normalizer.Form.NFC);
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
