package blog.monochromatic.feed;

import static blog.monochromatic.feed.Feeds.FULL;
import static blog.monochromatic.feed.Feeds.post;
import static blog.monochromatic.feed.Feeds.settings;
import static blog.monochromatic.feed.Feeds.site;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Settings;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;

import org.junit.jupiter.api.Test;

import java.io.StringReader;
import java.time.LocalDateTime;
import java.util.List;

class RssTest {
    private static SyndEntry readBack(FeedPost post) throws FeedException {
        return new SyndFeedInput()
                .build(new StringReader(Rss.write(site(post))))
                .getEntries()
                .getFirst();
    }

    @Test
    void aFeedSaysAllThatIsKnownOfItsPosts() {
        assertThat(Rss.write(site(FULL)))
                .isEqualTo(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <rss xmlns:atom="http://www.w3.org/2005/Atom" \
                        xmlns:content="http://purl.org/rss/1.0/modules/content/" \
                        xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
                          <channel>
                            <title>My blog</title>
                            <link>https://blog.example/</link>
                            <description>Notes</description>
                            <language>en</language>
                            <lastBuildDate>Thu, 02 Jan 2020 01:04:05 GMT</lastBuildDate>
                            <atom:link href="https://blog.example/rss/feed.xml" \
                        type="application/rss+xml" rel="self" />
                            <item>
                              <title>Title</title>
                              <link>https://blog.example/2016/03/a%20b.html</link>
                              <pubDate>Thu, 17 Mar 2016 23:00:00 GMT</pubDate>
                              <description>A summary.</description>
                              <category>linux</category>
                              <category>C &amp; C++</category>
                              <guid>https://blog.example/2016/03/a%20b.html</guid>
                              <dc:creator>Ann</dc:creator>
                              <dc:language>de</dc:language>
                              <content:encoded><![CDATA[<p>Some <em>words</em>.</p>]]></content:encoded>
                            </item>
                          </channel>
                        </rss>
                        """);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(Rss.write(site(settings("https://blog.example", ""), post("T", "<p>x</p>"))))
                .doesNotContain("<dc:", "<category");
    }

    @Test
    void aFolderHasAFeedOfItsOwn() {
        var feed =
                new Feed(
                        Feeds.SETTINGS,
                        "linux — My blog",
                        new Folder("tags/linux/"),
                        List.of(FULL));

        assertThat(Rss.write(feed))
                .contains(
                        "<title>linux — My blog</title>",
                        "<link>https://blog.example/tags/linux/</link>",
                        "<atom:link href=\"https://blog.example/tags/linux/rss/feed.xml\"");
    }

    @Test
    void aFeedWithoutPostsHasNoDate() {
        assertThat(Rss.write(site())).contains("<title>My blog</title>").doesNotContain("Date>");
    }

    @Test
    void aSiteWithoutADescriptionIsDescribedByItsTitle() {
        var feed =
                new Feed(
                        Settings.defaults("https://blog.example"),
                        "My blog",
                        Folder.ROOT,
                        List.of());

        assertThat(Rss.write(feed)).contains("<description>My blog</description>");
    }

    @Test
    void aGuidStaysWhenTheSiteMoves() {
        assertThat(Rss.write(site(settings("https://old.example", ""), FULL)))
                .contains(
                        "<link>https://blog.example/2016/03/a%20b.html</link>",
                        "<guid"
                            + " isPermaLink=\"false\">https://old.example/2016/03/a%20b.html</guid>");
    }

    @Test
    void aTitleIsTextWhateverItHolds() throws FeedException {
        String nasty = "<b> & ]]> \"double\" 'single' &amp; é 🎈";

        assertThat(readBack(post(nasty, "")).getTitle()).isEqualTo(nasty);
    }

    @Test
    void aSummaryIsReadAsHtml() throws FeedException {
        LocalDateTime date = LocalDateTime.of(2016, 3, 18, 0, 0);

        assertThat(readBack(post("T", date, "<b> & &amp;", "")).getDescription().getValue())
                .isEqualTo("&lt;b&gt; &amp; &amp;amp;");
    }

    @Test
    void withoutASummaryTheDescriptionHasTheContent() {
        assertThat(Rss.write(site(post("T", "<p>x</p>"))))
                .contains("<description><![CDATA[<p>x</p>]]></description>")
                .doesNotContain("content:encoded");
    }

    @Test
    void theEndOfACdataSectionIsTextLikeAnyOther() throws FeedException {
        String html = "<pre>]]> a ]]]]>> b</pre><![CDATA[c]]>]]>";

        assertThat(readBack(post("T", html)).getDescription().getValue()).isEqualTo(html);
    }

    @Test
    void anOldDateIsOfTheCalendarThatItWasWrittenIn() {
        assertThat(Rss.write(site(post("T", LocalDateTime.of(1500, 3, 1, 12, 0), "", ""))))
                .contains("<pubDate>Thu, 01 Mar 1500 11:06:32 GMT</pubDate>");
    }

    @Test
    void linesEndInLineFeedsAlone() {
        assertThat(Rss.write(site(FULL))).doesNotContain("\r");
    }
}
