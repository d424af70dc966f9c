package blog.monochromatic.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

class WebSubHubsTest {
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final WebSubHubs hubs = new WebSubHubs(Duration.ofMinutes(1));
    private HttpServer server;
    private String address;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    received.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Content-Type")
                                    + " "
                                    + form);
                    String path = exchange.getRequestURI().getPath();
                    if (path.equals("/hangs")) {
                        await();
                    }
                    int status = path.matches("/\\d+") ? Integer.parseInt(path.substring(1)) : 202;
                    exchange.getResponseHeaders().add("Location", "/elsewhere");
                    exchange.sendResponseHeaders(status, 0);
                    if (path.equals("/endless")) {
                        await();
                    }
                    exchange.close();
                });
        server.start();
        address = "http://localhost:" + server.getAddress().getPort();
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.close();
    }

    @Test
    void eachFeedIsARequestOfItsOwn() {
        hubs.ping(
                address + "/?key=1",
                List.of(
                        "https://blog.example/feed.atom",
                        "https://blog.example/tags/a&b/feed.json"));

        String start = "POST application/x-www-form-urlencoded hub.mode=publish&hub.url=";
        assertThat(received)
                .containsExactly(
                        start + "https%3A%2F%2Fblog.example%2Ffeed.atom",
                        start + "https%3A%2F%2Fblog.example%2Ftags%2Fa%26b%2Ffeed.json");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404, 429, 500, 503})
    void whatIsNoSuccessIsAFailureThatNamesTheHubAndTheFeed(int status) {
        String hub = address + "/" + status;

        assertThatThrownBy(() -> hubs.ping(hub, List.of("feed.atom", "feed.json")))
                .hasMessage("The hub " + hub + " could not be told of feed.atom: Status " + status);
        assertThat(received).as("the redirect is not followed, nor another feed tried").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hangs", "/endless"})
    void aHubThatHangsIsLeft(String path) {
        var hasty = new WebSubHubs(Duration.ofMillis(500));

        assertThatThrownBy(() -> hasty.ping(address + path, List.of("feed.atom")))
                .hasMessageEndingWith("could not be told of feed.atom: It takes too long");
    }

    @Test
    void aHubThatIsNotThereIsAFailure() {
        assertThatThrownBy(() -> hubs.ping("https://localhost:1/", List.of("feed.atom")))
                .hasMessageStartingWith(
                        "The hub https://localhost:1/ could not be told of feed.atom: ")
                .hasMessageContaining("ConnectException");
    }
}
