package blog.monochromatic;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;

/// Stands between a function and S3, and decides what becomes of each request.
final class FaultyProxy implements AutoCloseable {

    /// What becomes of a request.
    enum Fate {
        ANSWERED,
        /// S3 says that it is out of order, and does nothing.
        REFUSED,
        /// S3 does what it is asked to, and the answer is lost.
        UNANSWERED
    }

    /// Decides for each request, on any thread.
    interface Faults {
        Fate of(String method, String path);
    }

    /// What is said of one connection, not of what is sent, or made anew.
    private static final Set<String> NOT_FORWARDED =
            Set.of(
                    "connection",
                    "content-length",
                    "expect",
                    "host",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings");

    private static final byte[] REFUSAL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>ServiceUnavailable</Code><Message>Please reduce your request rate.</Message></Error>
            """
                    .getBytes(UTF_8);

    private final URI s3;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile Faults faults = (method, path) -> Fate.ANSWERED;

    /// @param s3 what it stands before
    FaultyProxy(URI s3) throws IOException {
        this.s3 = s3;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void set(Faults next) {
        faults = next;
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String method = exchange.getRequestMethod();
            switch (faults.of(method, exchange.getRequestURI().getPath())) {
                case REFUSED -> {
                    exchange.sendResponseHeaders(503, REFUSAL.length);
                    exchange.getResponseBody().write(REFUSAL);
                }
                case UNANSWERED -> forward(exchange, body);
                case ANSWERED -> answer(exchange, forward(exchange, body));
            }
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException {
        URI asked = exchange.getRequestURI();
        var request =
                HttpRequest.newBuilder(URI.create(s3 + asked.toString()))
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (isForwarded(name)) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
            throws IOException {
        answer.headers()
                .map()
                .forEach(
                        (name, values) -> {
                            if (isForwarded(name)) {
                                exchange.getResponseHeaders().put(name, values);
                            }
                        });
        boolean hasBody = answer.body().length > 0;
        if (!hasBody) { // An answer to HEAD has the length of what it leaves out.
            answer.headers()
                    .firstValue("content-length")
                    .ifPresent(
                            length -> exchange.getResponseHeaders().set("Content-Length", length));
        }
        exchange.sendResponseHeaders(answer.statusCode(), hasBody ? answer.body().length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static boolean isForwarded(String header) {
        return !NOT_FORWARDED.contains(header.toLowerCase(Locale.ROOT));
    }
}
