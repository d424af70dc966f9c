package blog.monochromatic.feed;

import static blog.monochromatic.feed.Feeds.FULL;
import static blog.monochromatic.feed.Feeds.post;
import static blog.monochromatic.feed.Feeds.settings;
import static blog.monochromatic.feed.Feeds.site;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Settings;

import org.junit.jupiter.api.Test;

import java.util.List;

class JsonFeedTest {
    @Test
    void aFeedSaysAllThatIsKnownOfItsPosts() {
        assertThat(JsonFeed.write(site(FULL)))
                .isEqualTo(
                        """
                        {"version":"https://jsonfeed.org/version/1.1",\
                        "title":"My blog",\
                        "home_page_url":"https://blog.example/",\
                        "feed_url":"https://blog.example/feed.json",\
                        "description":"Notes",\
                        "language":"en",\
                        "authors":[{"name":"Ann"}],\
                        "items":[{\
                        "id":"https://blog.example/2016/03/a%20b.html",\
                        "url":"https://blog.example/2016/03/a%20b.html",\
                        "title":"Title",\
                        "content_html":"<p>Some <em>words</em>.</p>",\
                        "summary":"A summary.",\
                        "image":"https://blog.example/img/box.png",\
                        "date_published":"2016-03-17T23:00:00Z",\
                        "date_modified":"2020-01-02T01:04:05Z",\
                        "tags":["linux","C & C++"],\
                        "language":"de"}]}\
                        """);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        var feed =
                new Feed(
                        Settings.defaults("https://blog.example"),
                        "My blog",
                        Folder.ROOT,
                        List.of(post("T", "<p>x</p>")));

        assertThat(JsonFeed.write(feed))
                .isEqualTo(
                        """
                        {"version":"https://jsonfeed.org/version/1.1",\
                        "title":"My blog",\
                        "home_page_url":"https://blog.example/",\
                        "feed_url":"https://blog.example/feed.json",\
                        "language":"en",\
                        "items":[{\
                        "id":"https://blog.example/2016/03/a%20b.html",\
                        "url":"https://blog.example/2016/03/a%20b.html",\
                        "title":"T",\
                        "content_html":"<p>x</p>",\
                        "date_published":"2016-03-18T00:00:00Z"}]}\
                        """);
    }

    @Test
    void aFolderHasAFeedOfItsOwn() {
        var feed =
                new Feed(Feeds.SETTINGS, "linux — My blog", new Folder("tags/linux/"), List.of());

        assertThat(JsonFeed.write(feed))
                .contains(
                        "\"title\":\"linux — My blog\"",
                        "\"home_page_url\":\"https://blog.example/tags/linux/\"",
                        "\"feed_url\":\"https://blog.example/tags/linux/feed.json\"",
                        "\"items\":[]");
    }

    @Test
    void anIdStaysWhenTheSiteMoves() {
        assertThat(JsonFeed.write(site(settings("https://old.example", ""), FULL)))
                .contains(
                        "\"id\":\"https://old.example/2016/03/a%20b.html\"",
                        "\"url\":\"https://blog.example/2016/03/a%20b.html\"");
    }

    @Test
    void aRecordingIsAnAttachment() {
        assertThat(JsonFeed.write(site(post("T", "<video src=\"walk.webm\"></video>"))))
                .contains(
                        "\"attachments\":[{\"url\":\"https://blog.example/2016/03/walk.webm\","
                                + "\"mime_type\":\"video/webm\"}]");
    }

    @Test
    void textIsEscapedAsJsonWantsIt() {
        assertThat(JsonFeed.write(site(post("\"a\" \\ é 🎈", "x\n\ty"))))
                .contains("\"title\":\"\\\"a\\\" \\\\ é 🎈\"", "\"content_html\":\"x\\n\\ty\"");
    }
}
