package blog.monochromatic.feed;

import static blog.monochromatic.feed.Feeds.post;
import static blog.monochromatic.feed.Feeds.site;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;

class FeedTest {
    private static FeedPost large(String html) {
        return post("Large", LocalDateTime.of(2016, 3, 18, 0, 0), "A summary", html);
    }

    @ParameterizedTest
    @CsvSource({"RSS, <rss ", "ATOM, <feed ", "JSON, jsonfeed.org"})
    void aFeedIsWrittenInEachFormat(FeedFormat format, String mark) {
        assertThat(site().write(format)).contains(mark);
    }

    @ParameterizedTest
    @CsvSource({
        "RSS, '<atom:link href=\"https://hub.example/?a&amp;b\" rel=\"hub\"'",
        "ATOM, '<link rel=\"hub\" href=\"https://hub.example/?a&amp;b\"'",
        "JSON, '\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/?a&b\"}]'"
    })
    void theHubStandsInEachFormat(FeedFormat format, String link) {
        Settings settings =
                Feeds.settings("https://blog.example", "Ann", "https://hub.example/?a&b");

        assertThat(site(settings).write(format)).contains(link);
        assertThat(site().write(format)).doesNotContain("hub");
    }

    @ParameterizedTest
    @EnumSource
    void postsKeepTheirOrder(FeedFormat format) {
        assertThat(site(post("First", ""), post("Second", "")).write(format))
                .containsSubsequence("First", "Second");
    }

    @Test
    void pastEightMegabytesAPostHasItsSummaryOnly() {
        FeedPost[] ten = new FeedPost[10];
        Arrays.fill(ten, large("x".repeat((1 << 20) + 1)));
        ten[9] = post("Small", "x");

        assertThat(site(ten).contents())
                .extracting(content -> content.isPresent())
                .containsExactly(true, true, true, true, true, true, true, false, false, true);
    }

    @Test
    void shortLinksThatBecomeLongAddressesCount() {
        assertThat(site(large("<a href=''>".repeat(1 << 20))).contents().getFirst()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RSS, <description>A summary</description>, content:encoded>",
        "ATOM, <summary type=\"text\">A summary</summary>, <content",
        "JSON, '\"content_text\":\"A summary\",\"summary\":\"A summary\"', content_html"
    })
    void whatThereIsNoRoomForIsLeftOut(FeedFormat format, String summary, String content) {
        assertThat(site(large("x".repeat((8 << 20) + 1))).write(format))
                .contains(summary)
                .doesNotContain(content);
    }

    @Test
    void aFeedIsAsNewAsTheNewestOfItsPosts() {
        assertThat(site(post("T", ""), Feeds.FULL, post("T", "")).updated())
                .contains(Instant.parse("2020-01-02T01:04:05Z"));
    }
}
