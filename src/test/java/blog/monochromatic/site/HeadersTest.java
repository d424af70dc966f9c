package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadersTest {
    @ParameterizedTest
    @CsvSource({
        "index.html, text/html; charset=utf-8",
        "rss/feed.xml, application/rss+xml; charset=utf-8",
        "tags/linux/rss/feed.xml, application/rss+xml; charset=utf-8",
        "tags/linux/feed.atom, application/atom+xml; charset=utf-8",
        "feed.json, application/feed+json",
        "other/feed.xml, application/xml",
        "other.json, application/json",
        "robots.txt, text/plain; charset=utf-8",
        "img/box.SVG, image/svg+xml",
        "favicon.ico, image/x-icon",
        "data/walks.tar.gz, application/gzip",
        "data/walks.unheard-of, application/octet-stream",
        "css, application/octet-stream",
        "v1.css/LICENSE, application/octet-stream"
    })
    void theNameSaysTheType(String key, String type) {
        assertThat(Headers.of(key).contentType()).isEqualTo(type);
    }

    @Test
    void anUploadIsLiveInSecondsWithoutAnInvalidation() {
        assertThat(Headers.of("index.html").cacheControl())
                .isEqualTo("public, max-age=0, s-maxage=5, must-revalidate");
    }
}
