package blog.monochromatic.lambda;

import blog.monochromatic.publish.Hubs;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Pings hubs over HTTP, with a request for each feed, since not every hub takes several in one
/// (https://pubsubhubbub.github.io/PubSubHubbub/pubsubhubbub-core-0.3.html, §7.1; WebSub leaves it
/// to the hubs).
final class WebSubHubs implements Hubs {
    private final Duration limit;

    /// @param limit how long a hub may take for all feeds of a ping
    WebSubHubs(Duration limit) {
        this.limit = limit;
    }

    /// Tells a hub of one feed after the other, so over one connection, until one fails.
    @Override
    public void ping(String hub, List<String> feeds) {
        long end = System.nanoTime() + limit.toNanos();
        HttpClient client = HttpClient.newHttpClient(); // Few invocations have a ping.
        try {
            for (String feed : feeds) {
                ping(client, hub, feed, end - System.nanoTime());
            }
        } finally {
            client.shutdownNow();
        }
    }

    private static void ping(HttpClient client, String hub, String feed, long nanosLeft) {
        String form = "hub.mode=publish&hub.url=" + URLEncoder.encode(feed, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(hub))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        String problem;
        try {
            int status =
                    client.sendAsync(request, BodyHandlers.discarding())
                            .get(nanosLeft, TimeUnit.NANOSECONDS)
                            .statusCode();
            problem = status / 100 == 2 ? "" : "Status " + status;
        } catch (TimeoutException e) {
            problem = "It takes too long";
        } catch (ExecutionException e) {
            problem = String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "Interrupted";
        }
        if (!problem.isEmpty()) {
            throw new IllegalStateException(
                    "The hub %s could not be told of %s: %s".formatted(hub, feed, problem));
        }
    }
}
