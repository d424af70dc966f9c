package blog.monochromatic.cli;

import tools.jackson.jr.ob.JSON;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Tells the open tabs of a browser what they should show, by server-sent events
/// (https://html.spec.whatwg.org/multipage/server-sent-events.html).
///
/// A tab is compared with the present state, and not sent a history: so one that was slow, asleep,
/// or opened while something was published misses nothing, nor does one that was there before the
/// preview was started again.
final class PreviewTabs {
    /// A tab that is gone is noticed by writing to it.
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /// Edition numbers go on growing when a preview is started again, so that none comes back.
    private State present = new State(System.currentTimeMillis(), List.of());

    /// @param edition of the site
    private record State(long edition, List<PreviewProblem> problems) {}

    /// The number of the site's present edition. A page that is read after it holds at least that.
    synchronized String edition() {
        return Long.toString(present.edition);
    }

    /// Tells all tabs.
    ///
    /// @param changed whether the site is another than before
    /// @param problems all that there are now
    synchronized void tell(boolean changed, List<PreviewProblem> problems) {
        present = new State(present.edition + (changed ? 1 : 0), List.copyOf(problems));
        notifyAll();
    }

    /// Tells one tab, until it is gone.
    ///
    /// @param edition what the tab shows; anything but the present one has it load its page again
    /// @throws IOException when the tab is gone
    void serve(String edition, OutputStream tab) throws IOException, InterruptedException {
        State shown =
                new State(edition.equals(edition()) ? Long.parseLong(edition) : -1, List.of());
        send(tab, "retry: 500\n\n"); // milliseconds until a tab whose preview has ended asks again
        while (true) {
            State now = otherThan(shown);
            if (now.edition != shown.edition) {
                send(tab, "event: reload\ndata: " + now.edition + "\n\n");
            }
            if (!now.problems.equals(shown.problems)) {
                send(tab, "event: problems\ndata: " + json(now.problems) + "\n\n");
            }
            if (now.equals(shown)) {
                send(tab, ": still here\n\n");
            }
            shown = now;
        }
    }

    /// Waits for another state; the same where it is time for a sign of life.
    private synchronized State otherThan(State shown) throws InterruptedException {
        long end = System.nanoTime() + SIGN_OF_LIFE.toNanos();
        while (present.equals(shown)) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return present;
    }

    private static void send(OutputStream tab, String event) throws IOException {
        tab.write(event.getBytes(StandardCharsets.UTF_8));
        tab.flush();
    }

    private static String json(List<PreviewProblem> problems) {
        return JSON.std.asString(
                problems.stream()
                        .map(
                                problem ->
                                        Map.of(
                                                "file", problem.file(),
                                                "line", problem.line(),
                                                "what", problem.what(),
                                                "advice", problem.advice()))
                        .toList());
    }
}
