package blog.monochromatic.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A reader of a preview, with a tab that listens.
final class PreviewReader implements AutoCloseable {
    private static final Pattern EDITION = Pattern.compile("preview\\.js\\?(\\d+)");

    /// Nothing takes a second here; a busy machine gets more.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// Milliseconds.
    private static final long POLL_INTERVAL = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    /// @param url without a slash at the end
    PreviewReader(String url) {
        this.url = url;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(LIMIT)
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }

    /// The number of the edition that a page was served with.
    String edition(String path) throws IOException, InterruptedException {
        Matcher edition = EDITION.matcher(get(path).body());
        return edition.find() ? edition.group(1) : "none";
    }

    /// Opens a tab with a page.
    ///
    /// @return what the tab is told, line by line; it grows
    List<String> open(String path) throws IOException, InterruptedException {
        return listen(edition(path));
    }

    /// Opens a tab that was served with some edition.
    List<String> listen(String edition) {
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture<HttpResponse<Stream<String>>> answer =
                client.sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create(url + "/.monochromatic/events?" + edition))
                                .build(),
                        BodyHandlers.ofLines());
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                answer.join().body().forEach(lines::add);
                            } catch (UncheckedIOException | CompletionException ended) {
                                lines.add("ended");
                            }
                        });
        return lines;
    }

    /// Returns when the assertions hold.
    ///
    /// @throws AssertionError the one of the last look, when the limit has passed
    static void eventually(Assertions assertions) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                assertions.check();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
            Thread.sleep(POLL_INTERVAL);
        }
    }

    interface Assertions {
        void check() throws IOException, InterruptedException;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
