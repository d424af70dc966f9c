package blog.monochromatic.feed;

import static blog.monochromatic.feed.Feeds.FULL;
import static blog.monochromatic.feed.Feeds.post;
import static blog.monochromatic.feed.Feeds.settings;
import static blog.monochromatic.feed.Feeds.site;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Settings;

import org.junit.jupiter.api.Test;

import java.time.LocalDateTime;
import java.util.List;

class AtomTest {
    @Test
    void aFeedSaysAllThatIsKnownOfItsPosts() {
        assertThat(Atom.write(site(FULL)))
                .isEqualTo(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
                          <title>My blog</title>
                          <link rel="alternate" type="text/html" href="https://blog.example/" />
                          <link rel="self" type="application/atom+xml" \
                        href="https://blog.example/feed.atom" />
                          <author>
                            <name>Ann</name>
                          </author>
                          <subtitle type="text">Notes</subtitle>
                          <id>https://blog.example/</id>
                          <updated>2020-01-02T01:04:05Z</updated>
                          <entry xml:base="https://blog.example/2016/03/a%20b.html" xml:lang="de">
                            <title>Title</title>
                            <link rel="alternate" type="text/html" \
                        href="https://blog.example/2016/03/a%20b.html" />
                            <category term="linux" />
                            <category term="C &amp; C++" />
                            <id>https://blog.example/2016/03/a%20b.html</id>
                            <content type="html">&lt;p&gt;Some &lt;em&gt;words&lt;/em&gt;.&lt;/p&gt;\
                        </content>
                            <summary type="text">A summary.</summary>
                            <updated>2020-01-02T01:04:05Z</updated>
                            <published>2016-03-17T23:00:00Z</published>
                          </entry>
                        </feed>
                        """);
    }

    @Test
    void aPostThatWasNotUpdatedHasTheDateWhenItWasDue() {
        assertThat(Atom.write(site(post("T", ""))))
                .containsOnlyOnce("<published>2016-03-17T23:00:00Z</published>")
                .contains("\n  <updated>2016-03-17T23:00:00Z</updated>")
                .contains("\n    <updated>2016-03-17T23:00:00Z</updated>");
    }

    @Test
    void aFolderHasAFeedOfItsOwn() {
        var feed =
                new Feed(
                        settings("https://old.example", ""),
                        "linux — My blog",
                        new Folder("tags/linux/"),
                        List.of());

        assertThat(Atom.write(feed))
                .contains(
                        "<title>linux — My blog</title>",
                        "rel=\"alternate\" type=\"text/html\""
                                + " href=\"https://blog.example/tags/linux/\"",
                        "href=\"https://blog.example/tags/linux/feed.atom\"",
                        "<id>https://old.example/tags/linux/</id>");
    }

    @Test
    void idsStayWhenTheSiteMoves() {
        assertThat(Atom.write(site(settings("https://old.example", ""), FULL)))
                .contains(
                        "<id>https://old.example/</id>",
                        "<id>https://old.example/2016/03/a%20b.html</id>",
                        "href=\"https://blog.example/2016/03/a%20b.html\"");
    }

    @Test
    void anEmptyFeedOfASiteThatSaysNothingHasWhatAtomWants() {
        var feed =
                new Feed(
                        Settings.defaults("https://blog.example"),
                        "My blog",
                        Folder.ROOT,
                        List.of());

        assertThat(Atom.write(feed))
                .contains("<name>My blog</name>", "<updated>1970-01-01T00:00:00Z</updated>")
                .doesNotContain("<subtitle");
    }

    @Test
    void aRecordingIsAnEnclosure() {
        assertThat(Atom.write(site(post("T", "<audio src=\"/a.mp3?x=1&amp;y=2\"></audio>"))))
                .contains(
                        "<link rel=\"enclosure\" type=\"audio/mpeg\""
                                + " href=\"https://blog.example/a.mp3?x=1&amp;y=2\" />");
    }

    @Test
    void aPostsOwnAddressIsItsLastLink() {
        assertThat(Atom.write(site(post("T", "<audio src=\"/a.mp3\"></audio>"))))
                .containsPattern("(?s)<entry.*rel=\"enclosure\".*rel=\"alternate\".*</entry>");
    }

    @Test
    void anOldDateIsOfTheCalendarThatItWasWrittenIn() {
        assertThat(Atom.write(site(post("T", LocalDateTime.of(1500, 3, 1, 12, 0), "", ""))))
                .contains("<published>1500-03-01T11:06:32Z</published>");
    }

    @Test
    void linesEndInLineFeedsAlone() {
        assertThat(Atom.write(site(FULL))).doesNotContain("\r");
    }
}
