package blog.monochromatic.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.check.SecurityHeaders;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.Bucket;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Serves a site bucket on this machine, and to no other.
///
/// A path names an object of the bucket, and a folder's its `index.html`: there are no files here
/// that one could climb to. Every HTML page gets a script at its end, which the site itself does
/// not have; it listens to [PreviewTabs]. The script is a file, so that it needs no exception from
/// the policy that the site is served with, and what that blocks is blocked here, too.
final class PreviewServer implements AutoCloseable {
    /// No source has such a key, for its name starts with a dot.
    private static final String RESERVED = "/.monochromatic/";

    private static final String SCRIPT = RESERVED + "preview.js";
    private static final String EVENTS = RESERVED + "events";
    private static final String INDEX = "index.html";
    private static final String HTML = "text/html; charset=utf-8";
    private static final List<String> METHODS = List.of("GET", "HEAD");

    /// For a site that has none, since it could not be published yet.
    private static final byte[] NOT_FOUND =
            "<!DOCTYPE html>\n<title>Page not found</title>\n<p>There is no page here yet.</p>\n"
                    .getBytes(UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Bucket site;
    private final PreviewTabs tabs;
    private final SecurityHeaders security;

    /// Takes the port; nothing is answered before [#start].
    ///
    /// @param port 0 for any that is free
    /// @param security sent with each answer
    /// @throws java.net.BindException if the port is not to be had
    PreviewServer(int port, Bucket site, PreviewTabs tabs, SecurityHeaders security)
            throws IOException {
        this.site = site;
        this.tabs = tabs;
        this.security = security;
        server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        server.setExecutor(threads);
        server.createContext("/", answering(this::page));
        server.createContext(SCRIPT, answering(this::script));
        server.createContext(EVENTS, answering(this::events));
    }

    /// Begins to answer.
    void start() {
        server.start();
    }

    /// The site's address, without a slash at the end.
    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private HttpHandler answering(HttpHandler handler) {
        return exchange -> {
            try (exchange) {
                security.values().forEach(exchange.getResponseHeaders()::set);
                if (METHODS.contains(exchange.getRequestMethod())) {
                    handler.handle(exchange);
                } else {
                    exchange.getResponseHeaders().set("Allow", String.join(", ", METHODS));
                    exchange.sendResponseHeaders(405, -1);
                }
            }
        };
    }

    private void page(HttpExchange exchange) throws IOException {
        String edition = tabs.edition(); // before the page is read: what comes later reloads it
        String path = Optional.ofNullable(exchange.getRequestURI().getPath()).orElse("");
        String key = (path.endsWith("/") ? path + INDEX : path).replaceFirst("^/", "");
        Optional<Bucket.StoredObject> object = site.get(key);
        String folder = key + "/" + INDEX;
        if (object.isPresent()) {
            Bucket.StoredObject found = object.get();
            answer(exchange, 200, found.head().headers().contentType(), found.body(), edition);
        } else if (site.head(folder).isPresent()) {
            exchange.getResponseHeaders().set("Location", SitePath.from(folder).encoded());
            exchange.sendResponseHeaders(302, -1);
        } else {
            byte[] page =
                    site.get(SitePath.NOT_FOUND.objectKey())
                            .map(Bucket.StoredObject::body)
                            .orElse(NOT_FOUND);
            answer(exchange, 404, HTML, page, edition);
        }
    }

    private void script(HttpExchange exchange) throws IOException {
        try (InputStream script = PreviewServer.class.getResourceAsStream("preview.js")) {
            if (script == null) {
                throw new IllegalStateException("The program lacks its own preview.js");
            }
            answer(exchange, 200, "text/javascript; charset=utf-8", script.readAllBytes(), "");
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        head(exchange, "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        try {
            tabs.serve(query, exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(
            HttpExchange exchange, int status, String type, byte[] body, String edition)
            throws IOException {
        byte[] whole = type.startsWith("text/html") ? withScript(body, edition) : body;
        Headers headers = head(exchange, type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(whole.length));
            exchange.sendResponseHeaders(status, -1);
        } else {
            exchange.sendResponseHeaders(status, whole.length == 0 ? -1 : whole.length);
            exchange.getResponseBody().write(whole);
        }
    }

    private static Headers head(HttpExchange exchange, String type) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        return headers;
    }

    /// The page with the script at the end of its body. Its bytes stay as they are, whatever their
    /// charset: Latin-1 reads and writes each as itself.
    private static byte[] withScript(byte[] page, String edition) {
        String text = new String(page, ISO_8859_1);
        String script = "<script src=\"" + SCRIPT + "?" + edition + "\"></script>\n";
        int end = text.toLowerCase(Locale.ROOT).lastIndexOf("</body>");
        int at = end < 0 ? text.length() : end;
        return (text.substring(0, at) + script + text.substring(at)).getBytes(ISO_8859_1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
