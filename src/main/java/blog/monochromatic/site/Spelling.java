package blog.monochromatic.site;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody may have meant who wrote something else.
public final class Spelling {
    /// How many characters a slip may add, leave out, mistake or swap.
    private static final int MOST_SLIPS = 3;

    /// A word of fewer characters a slip is another word.
    private static final int CHARACTERS_A_SLIP = 3;

    private Spelling() {}

    /// The known word that is the fewest slips away, upper and lower case being the same; the first
    /// in the order of their code points where there are several. Empty where none is near.
    public static Optional<String> nearest(String word, Collection<String> known) {
        String lower = word.toLowerCase(Locale.ROOT);
        int least = Math.min(MOST_SLIPS, lower.length() / CHARACTERS_A_SLIP) + 1;
        Optional<String> nearest = Optional.empty();
        for (String other : known) {
            int slips = slips(lower, other.toLowerCase(Locale.ROOT), least);
            boolean isFirst =
                    nearest.isEmpty() || CodePoints.compare(other, nearest.orElseThrow()) < 0;
            if (slips < least || (slips == least && nearest.isPresent() && isFirst)) {
                least = slips;
                nearest = Optional.of(other);
            }
        }
        return nearest;
    }

    /// The optimal string alignment distance, as far as it is at most `most`; more otherwise. Its
    /// time grows with the words' length times `most`.
    private static int slips(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        Arrays.fill(last, most + 1);
        for (int j = 0; j <= Math.min(most, other.length()); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            Arrays.fill(
                    row, Math.max(0, i - most - 1), Math.min(row.length, i + most + 2), most + 1);
            if (i <= most) {
                row[0] = i;
            }
            for (int j = Math.max(1, i - most); j <= Math.min(other.length(), i + most); j++) {
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int slips = Math.min(last[j - 1] + same, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    slips = Math.min(slips, beforeLast[j - 2] + 1);
                }
                row[j] = slips;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }
}
