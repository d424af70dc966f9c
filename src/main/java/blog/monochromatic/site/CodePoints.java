package blog.monochromatic.site;

/// The order of strings by code point, which is the order of their UTF-8 bytes and that of S3's
/// listings.
public final class CodePoints {
    private CodePoints() {}

    /// Compares as [java.util.Comparator] does. Differs from [String#compareTo] where a surrogate
    /// pair (above `U+FFFF`) meets a character from `U+E000` to `U+FFFF`: UTF-16 puts the pair
    /// first.
    public static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                boolean bothSameKind = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothSameKind ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
