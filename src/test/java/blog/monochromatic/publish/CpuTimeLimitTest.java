package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

@Timeout(60)
class CpuTimeLimitTest {
    private final Refusal tooSlow =
            new Refusal(new Problem(new Key("a.txt"), 0, "It takes too long", "shorten it"));

    private final CpuTimeLimit limit = new CpuTimeLimit(Duration.ofMillis(200));

    private volatile boolean over;

    @Test
    void whatEndsInTimeHasItsResult() throws Refusal {
        assertThat(limit.within(() -> "done", tooSlow)).isEqualTo("done");
        assertThat(limit.isExceeded()).isFalse();
    }

    @Test
    void whatFailsFailsAsItDoesWithoutALimit() {
        var other = new Refusal(new Problem(new Key("a.txt"), 3, "It is bad", "mend it"));
        assertThatThrownBy(
                        () ->
                                limit.within(
                                        () -> {
                                            throw other;
                                        },
                                        tooSlow))
                .isSameAs(other);
        assertThatThrownBy(
                        () ->
                                limit.within(
                                        () -> {
                                            throw new StackOverflowError();
                                        },
                                        tooSlow))
                .isInstanceOf(StackOverflowError.class);
        assertThat(limit.isExceeded()).isFalse();
    }

    /// The threads that were given up would go on beside all other tests.
    @AfterEach
    void endWhatNeverEnds() {
        over = true;
    }

    @Test
    void whatNeverEndsIsGivenUpAndKeepsNoOtherFromBeingDone() throws Refusal {
        for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
            assertThatThrownBy(
                            () ->
                                    limit.within(
                                            () -> {
                                                while (!over) {
                                                    Thread.onSpinWait();
                                                }
                                                return "done";
                                            },
                                            tooSlow))
                    .isSameAs(tooSlow);
        }
        assertThat(limit.isExceeded()).isTrue();
        assertThat(limit.within(() -> "done", tooSlow)).isEqualTo("done");
    }

    @Test
    void soIsWhatWaitsForEver() {
        var never = new CountDownLatch(1);
        assertThatThrownBy(
                        () ->
                                limit.within(
                                        () -> {
                                            try {
                                                never.await();
                                            } catch (InterruptedException e) {
                                                throw new IllegalStateException(e);
                                            }
                                            return "done";
                                        },
                                        tooSlow))
                .isSameAs(tooSlow);
    }

    @Test
    void timeThatAMachineSpendsOnOthersDoesNotCount() throws Refusal {
        assertThat(
                        limit.within(
                                () -> {
                                    try {
                                        Thread.sleep(Duration.ofMillis(600));
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                    return "done";
                                },
                                tooSlow))
                .isEqualTo("done");
    }
}
