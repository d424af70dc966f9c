package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

class CodePointsTest {
    /// Where the order of UTF-16 and that of UTF-8 differ, and the characters next to them.
    private static final List<String> CHARACTERS =
            List.of(
                    "",
                    "/",
                    "a",
                    "é",
                    "\uD7FF",
                    "\uE000",
                    "\uFFFD",
                    "𐀀",
                    "🎈",
                    "🎉",
                    "\uDBFF\uDFFF");

    @Test
    void theOrderIsThatOfTheEncodedBytes() {
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            String one = text(random);
            String other = text(random);

            assertThat(Integer.signum(CodePoints.compare(one, other)))
                    .as("seed %d: '%s' and '%s'", seed, one, other)
                    .isEqualTo(
                            Integer.signum(
                                    Arrays.compareUnsigned(
                                            one.getBytes(UTF_8), other.getBytes(UTF_8))));
        }
    }

    @Test
    void aReplacementCharacterComesBeforeAnEmojiThoughNotInUtf16() {
        assertThat(CodePoints.compare("\uFFFD", "🎈")).isNegative();
        assertThat("\uFFFD".compareTo("🎈")).isPositive();
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
        }
        return text.toString();
    }
}
