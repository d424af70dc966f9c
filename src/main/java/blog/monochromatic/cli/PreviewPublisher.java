package blog.monochromatic.cli;

import blog.monochromatic.publish.Publication;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Publishes changes, and tells the terminal and the tabs what came of it. For use by one thread.
///
/// A problem stays until its source is accepted or gone. A failure, such as a file that cannot be
/// read, keeps nothing else from being published, and each later change tries the whole again.
final class PreviewPublisher {
    /// The most paths that a line names: a save writes some seven files, a first publish hundreds.
    private static final int MOST_NAMED = 10;

    private final Path folder;
    private final LocalBlog blog;
    private final Problems refused;
    private final PreviewTabs tabs;
    private final PrintWriter out;
    private final PrintWriter err;

    private final NavigableMap<Key, PreviewProblem> failed = new TreeMap<>();
    private @Nullable PreviewProblem failedAsAWhole;

    private boolean changed;

    /// @param folder as its author calls it
    /// @param refused what the blog says of its sources
    PreviewPublisher(
            Path folder,
            LocalBlog blog,
            Problems refused,
            PreviewTabs tabs,
            PrintWriter out,
            PrintWriter err) {
        this.folder = folder;
        this.blog = blog;
        this.refused = refused;
        this.tabs = tabs;
        this.out = out;
        this.err = err;
    }

    /// Publishes, whatever fails.
    void publish(PreviewWatcher.Changes changes) {
        List<PreviewProblem> before = problems();
        changed = false;
        if (!changes.whole() && isWhole()) {
            publish(changes.keys());
        } else {
            publishAll(changes.keys());
        }
        List<PreviewProblem> after = problems();
        after.stream().filter(problem -> !before.contains(problem)).forEach(err::println);
        tabs.tell(changed, after);
    }

    private boolean isWhole() {
        return failed.isEmpty() && failedAsAWhole == null;
    }

    private void publishAll(Collection<Key> otherwise) {
        failedAsAWhole = null;
        RuntimeException failure = attempt(blog::publishAll);
        if (failure == null) {
            failed.clear();
            return;
        }
        publish(otherwise);
        if (failed.isEmpty()) {
            failedAsAWhole = PreviewProblem.of(folder, failure);
        }
    }

    /// Publishes the sources; where that fails, halves of them, down to the one that fails.
    private void publish(Collection<Key> keys) {
        RuntimeException failure = attempt(() -> blog.publish(keys));
        if (failure == null) {
            failed.keySet().removeAll(keys);
            return;
        }
        List<Key> all = List.copyOf(keys);
        if (all.size() > 1) {
            publish(all.subList(0, all.size() / 2));
            publish(all.subList(all.size() / 2, all.size()));
        } else {
            all.forEach(key -> failed.put(key, PreviewProblem.of(folder, key, failure)));
        }
    }

    private @Nullable RuntimeException attempt(Supplier<List<Publication>> publish) {
        long start = System.nanoTime();
        try {
            List<Publication> done = publish.get();
            changed |=
                    done.stream()
                            .anyMatch(one -> !one.written().isEmpty() || !one.removed().isEmpty());
            say(done, (System.nanoTime() - start) / 1_000_000);
            return null;
        } catch (RuntimeException e) {
            changed = true; // as far as it came
            return e;
        }
    }

    private void say(List<Publication> done, long milliseconds) {
        List<SitePath> written = done.stream().flatMap(one -> one.written().stream()).toList();
        List<SitePath> removed = done.stream().flatMap(one -> one.removed().stream()).toList();
        var parts = new ArrayList<String>();
        if (!written.isEmpty()) {
            parts.add("wrote " + names(written));
        }
        if (!removed.isEmpty()) {
            parts.add("removed " + names(removed));
        }
        if (!parts.isEmpty()) {
            out.println(milliseconds + " ms: " + String.join("; ", parts));
        }
    }

    private static String names(List<SitePath> paths) {
        int rest = paths.size() - MOST_NAMED;
        return paths.stream()
                .limit(MOST_NAMED)
                .map(SitePath::value)
                .collect(Collectors.joining(", ", "", rest > 0 ? " and " + rest + " more" : ""));
    }

    private List<PreviewProblem> problems() {
        return Stream.of(
                        Stream.ofNullable(failedAsAWhole),
                        failed.values().stream(),
                        refused.all().stream().map(one -> PreviewProblem.of(folder, one)))
                .flatMap(one -> one)
                .toList();
    }
}
