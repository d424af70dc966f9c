package blog.monochromatic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/// The website endpoint of a bucket on LocalStack, which tells buckets apart by the header `Host`.
/// Java's own HTTP clients do not let one set that, and the name does not resolve everywhere, so
/// this speaks HTTP/1.0 itself.
///
/// @param endpoint where LocalStack listens
/// @param host of the site's address, `BUCKET.s3-website.…:PORT`
record Website(URI endpoint, String host) {

    /// Milliseconds.
    private static final int TIMEOUT = 10_000;

    /// @param headers as they came, in lower case
    /// @param body its bytes as ISO 8859-1
    record Answer(int status, String headers, String body) {}

    /// @param path percent-encoded, with a leading slash
    Answer get(String path) {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            socket.setSoTimeout(TIMEOUT);
            String request = "GET %s HTTP/1.0\r\nHost: %s\r\n\r\n".formatted(path, host);
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            int end = answer.indexOf("\r\n\r\n");
            String head = answer.substring(0, end);
            return new Answer(
                    Integer.parseInt(head.split(" ", 3)[1]),
                    head.toLowerCase(Locale.ROOT),
                    answer.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot get %s from %s".formatted(path, host), e);
        }
    }
}
