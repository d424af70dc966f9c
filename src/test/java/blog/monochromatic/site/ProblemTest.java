package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Key KEY = new Key("2016/03/slug.txt");

    @Test
    void itIsSaidAsCompilersSayIt() {
        assertThat(new Problem(KEY, 2, "There is no such day", "write another"))
                .hasToString("2016/03/slug.txt:2: There is no such day; write another");
    }

    @Test
    void whereTheWholeFileIsMeantThereIsNoLine() {
        assertThat(new Problem(KEY, 0, "It is too large", "split it"))
                .hasToString("2016/03/slug.txt: It is too large; split it");
    }

    @Test
    void aRefusalSaysItsProblem() {
        var problem = new Problem(KEY, 2, "what", "advice");

        assertThat(new Refusal(problem)).hasMessage("2016/03/slug.txt:2: what; advice");
        assertThat(new Refusal(problem).problem()).isEqualTo(problem);
    }
}
