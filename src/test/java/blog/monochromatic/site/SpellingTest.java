package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

class SpellingTest {
    @Test
    void aSlipAddsLeavesOutMistakesOrSwapsACharacter() {
        List<String> known = List.of("author", "timezone", "title");

        assertThat(Spelling.nearest("tittle", known)).contains("title");
        assertThat(Spelling.nearest("titl", known)).contains("title");
        assertThat(Spelling.nearest("zitle", known)).contains("title");
        assertThat(Spelling.nearest("ttile", known)).contains("title");
        assertThat(Spelling.nearest("time-zone", known)).contains("timezone");
    }

    @Test
    void upperAndLowerCaseAreTheSame() {
        assertThat(Spelling.nearest("TIMEZONE", List.of("timezone"))).contains("timezone");
        assertThat(Spelling.nearest("a", List.of("A"))).contains("A");
    }

    @Test
    void aShortWordIsNotNearToAnother() {
        assertThat(Spelling.nearest("id", List.of("it", "in"))).isEmpty();
        assertThat(Spelling.nearest("url", List.of("uri"))).contains("uri");
        assertThat(Spelling.nearest("draft", List.of("dwarfs"))).isEmpty();
        assertThat(Spelling.nearest("", List.of("a"))).isEmpty();
        assertThat(Spelling.nearest("a", List.of())).isEmpty();
    }

    @Test
    void threeSlipsAreTheMostInALongWord() {
        assertThat(Spelling.nearest("abcdefghijklmnop", List.of("xbcdefghixklmnox")))
                .contains("xbcdefghixklmnox");
        assertThat(Spelling.nearest("abcdefghijklmnop", List.of("xbcdxfghixklmnox"))).isEmpty();
        assertThat(Spelling.nearest("abcdefghijklmnop", List.of("defghijklmnop")))
                .contains("defghijklmnop");
        assertThat(Spelling.nearest("abcdefghijklmnop", List.of("efghijklmnop"))).isEmpty();
    }

    @Test
    void theNearestIsFoundAndOfSeveralTheFirst() {
        assertThat(Spelling.nearest("setup", List.of("setups", "set-ups", "setup-2")))
                .contains("setups");
        assertThat(Spelling.nearest("setup", List.of("zetup", "betup", "setap"))).contains("betup");
    }

    @Test
    void aLongWordIsComparedWithManyInAMoment() {
        String word = "a".repeat(10_000);
        List<String> known =
                IntStream.range(0, 1_000).mapToObj(i -> word + "bcd" + "e".repeat(i % 2)).toList();

        assertThat(Spelling.nearest(word, known)).contains(word + "bcd");
    }
}
