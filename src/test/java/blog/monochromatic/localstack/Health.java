package blog.monochromatic.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What LocalStack says of itself when it is ready.
record Health(String version) {

    private static final String PATH = "/_localstack/health";

    private static final Pattern VERSION = Pattern.compile("\"version\": *\"([^\"]+)\"");

    /// Milliseconds: it answers at once or is not ready.
    private static final int TIMEOUT = 2_000;

    static Health of(URI endpoint) {
        return ask(endpoint)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "LocalStack at %s does not answer %s"
                                                .formatted(endpoint, PATH)));
    }

    /// Empty while nothing answers there.
    static Optional<Health> ask(URI endpoint) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) endpoint.resolve(PATH).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT);
            connection.setReadTimeout(TIMEOUT);
            try (InputStream body = connection.getInputStream()) {
                String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
                Matcher version = VERSION.matcher(text);
                return Optional.of(
                        new Health(version.find() ? version.group(1) : "of unknown version"));
            }
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }
}
