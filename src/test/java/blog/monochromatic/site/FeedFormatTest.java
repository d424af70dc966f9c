package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedFormatTest {
    @ParameterizedTest
    @CsvSource({
        "RSS, '', /rss/feed.xml",
        "ATOM, '', /feed.atom",
        "JSON, '', /feed.json",
        "RSS, tags/linux/, /tags/linux/rss/feed.xml",
        "ATOM, tags/linux/, /tags/linux/feed.atom",
        "JSON, tags/linux/, /tags/linux/feed.json"
    })
    void aFeedLiesInItsFolder(FeedFormat format, String folder, String path) {
        assertThat(format.path(new Folder(folder))).hasToString(path);
        assertThat(FeedFormat.of(new SitePath(path))).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed.xml", "/xrss/feed.xml", "/a-feed.json", "/feed.json/a"})
    void whatHasAnotherNameIsNoFeed(SitePath path) {
        assertThat(FeedFormat.of(path)).isEmpty();
    }
}
