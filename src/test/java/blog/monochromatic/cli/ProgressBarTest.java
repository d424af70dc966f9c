package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

class ProgressBarTest {
    private static final long MILLISECOND = 1_000_000;

    private final StringWriter terminal = new StringWriter();
    private long now;

    @Test
    void whatTakesLongerThanASecondIsShownAndWipedAway() {
        ProgressBar bar = bar(true);
        bar.show("Uploading", 1, 40);
        now += 1_000 * MILLISECOND;
        bar.show("Uploading", 12, 40);
        now += 50 * MILLISECOND;
        bar.show("Uploading", 13, 40);
        now += 50 * MILLISECOND;
        bar.show("Uploading", 40, 40);
        bar.clear();

        assertThat(terminal)
                .hasToString(
                        """
                        \r\u001b[K[=========                     ] Uploading 12 of 40\
                        \r\u001b[K[==============================] Uploading 40 of 40\
                        \r\u001b[K\
                        """);
    }

    @Test
    void whatIsSoonOverIsNotShown() {
        ProgressBar bar = bar(true);
        now += 999 * MILLISECOND;
        bar.show("Uploading", 40, 40);
        bar.clear();

        assertThat(terminal.toString()).isEmpty();
    }

    @Test
    void whereThereIsNoTerminalNothingIsShown() {
        ProgressBar bar = bar(false);
        now += 5_000 * MILLISECOND;
        bar.show("Uploading", 12, 40);
        bar.clear();

        assertThat(terminal.toString()).isEmpty();
    }

    private ProgressBar bar(boolean isTerminal) {
        return new ProgressBar(new PrintWriter(terminal), isTerminal, () -> now);
    }
}
