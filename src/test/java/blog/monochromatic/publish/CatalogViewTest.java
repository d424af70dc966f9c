package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.store.AwsRefusal;
import blog.monochromatic.store.S3Bucket;
import blog.monochromatic.store.S3Clients;
import blog.monochromatic.store.StoreException;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

class CatalogViewTest {
    private final TestBlog blog = new TestBlog();

    @Test
    void aBlogThatWasNeverPublishedHasNoCatalog() {
        assertThat(new CatalogView(blog.catalog).look(Catalog::manifest)).isEmpty();
    }

    @Test
    void eachLookSeesThePresentCatalog() {
        var view = new CatalogView(blog.catalog);
        for (String key : new String[] {"a.txt", "b.txt"}) {
            blog.upload(key, "# A page\n");
            blog.publish(key);

            assertThat(view.look(catalog -> catalog.entriesAfter(null).toList()))
                    .contains(blog.entries().toList());
        }
    }

    @Test
    void whatIsSweptMeanwhileIsLookedAtAgainLater() {
        blog.upload("a.txt", "# A page\n");
        blog.publish("a.txt");
        blog.manifest().segments().forEach(segment -> blog.catalog.delete(segment.name()));

        assertThat(new CatalogView(blog.catalog).look(it -> it.entriesAfter(null).toList()))
                .isEmpty();
    }

    /// So S3 answers where the object is not there, and its bucket may not be listed.
    @Test
    void whatMayNotBeReadIsTakenForAbsent() throws IOException {
        assertThat(looked(403, "AccessDenied")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404, NoSuchBucket, NO_BUCKET", "400, ExpiredToken, OTHER"})
    void anyOtherRefusalIsThrown(int status, String code, AwsRefusal refusal) {
        assertThatThrownBy(() -> looked(status, code))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(AwsRefusal.of(e)).isEqualTo(refusal))
                .hasMessageStartingWith("GetObject of manifest.json in catalog failed: ");
    }

    private static Stream<Catalog> looked(int status, String code) throws IOException {
        byte[] body =
                "<Error><Code>%s</Code></Error>".formatted(code).getBytes(StandardCharsets.UTF_8);
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        try (var clients =
                S3Clients.at(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("key", "secret")))) {
            return new CatalogView(S3Bucket.in(clients, "catalog"))
                    .look(catalog -> catalog).stream();
        } finally {
            server.stop(0);
        }
    }
}
