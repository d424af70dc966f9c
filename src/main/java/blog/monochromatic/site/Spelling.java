package blog.monochromatic.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// What was meant by a word that is misspelt.
public final class Spelling {
    /// How many letters may be wrong, missing or too many, in a word of six or more; in a shorter
    /// one, one.
    private static final int MOST = 2;

    /// Longer words are not looked at.
    private static final int LONGEST = 100;

    private Spelling() {}

    /// The word that is nearest, if one is near.
    public static Optional<String> nearest(String word, Collection<String> known) {
        int most = word.length() < 6 ? 1 : MOST;
        return word.length() > LONGEST
                ? Optional.empty()
                : known.stream()
                        .filter(one -> Math.abs(one.length() - word.length()) <= most)
                        .filter(one -> distance(word, one) <= most)
                        .min(
                                Comparator.comparingInt((String one) -> distance(word, one))
                                        .thenComparing(Comparator.naturalOrder()));
    }

    /// How many letters are to be changed, added, taken away, or exchanged with the next one: the
    /// optimal string alignment distance.
    private static int distance(String one, String other) {
        int[][] distances = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                distances[i][j] = i == 0 ? j : j == 0 ? i : least(one, i, other, j, distances);
            }
        }
        return distances[one.length()][other.length()];
    }

    private static int least(String one, int i, String other, int j, int[][] distances) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int least =
                Math.min(
                        Math.min(distances[i - 1][j], distances[i][j - 1]) + 1,
                        distances[i - 1][j - 1] + (same ? 0 : 1));
        boolean exchanged =
                i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
        return exchanged ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
