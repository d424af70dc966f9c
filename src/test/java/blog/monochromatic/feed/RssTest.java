package blog.monochromatic.feed;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.post.TestPost;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Visibility;

import com.rometools.modules.content.ContentModule;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;

import org.junit.jupiter.api.Test;

import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

class RssTest {
    private static final SitePath PATH = new SitePath("/2016/03/a b.html");
    private static final PostDate DATE = new PostDate(LocalDateTime.of(2016, 3, 18, 0, 0), null);

    private static Settings settings(String title, String description, String url, String id) {
        return new Settings(
                title, description, url, id, "", "en", ZoneId.of("Europe/Berlin"), List.of(), true, "", 10, 20, 20);
    }

    private static Settings settings() {
        return settings("My blog", "Notes", "https://blog.example", "https://blog.example");
    }

    private static Rss.Entry entry(String title, String body, String summary) {
        return new Rss.Entry(TestPost.of(title, Visibility.from(DATE), body), PATH, DATE, summary);
    }

    private static SyndFeed parsed(Settings settings, Rss.Entry... entries) throws FeedException {
        return new SyndFeedInput().build(new StringReader(Rss.write(settings, List.of(entries))));
    }

    private static String content(SyndEntry entry) {
        return ((ContentModule) entry.getModule(ContentModule.URI)).getEncodeds().getFirst();
    }

    @Test
    void readersGetWhatWasWritten() throws FeedException {
        SyndFeed feed = parsed(settings(), entry("Title", "Some *words*.\n", "Some words."));

        assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
        assertThat(feed.getTitle()).isEqualTo("My blog");
        assertThat(feed.getDescription()).isEqualTo("Notes");
        assertThat(feed.getLink()).isEqualTo("https://blog.example/");
        assertThat(feed.getLanguage()).isEqualTo("en");
        SyndEntry entry = feed.getEntries().getFirst();
        assertThat(entry.getTitle()).isEqualTo("Title");
        assertThat(entry.getLink()).isEqualTo("https://blog.example/2016/03/a%20b.html");
        assertThat(entry.getUri()).isEqualTo("https://blog.example/2016/03/a%20b.html");
        assertThat(entry.getPublishedDate().toInstant()).hasToString("2016-03-17T23:00:00Z");
        assertThat(entry.getDescription().getValue()).isEqualTo("Some words.");
        assertThat(content(entry)).isEqualTo("<p>Some <em>words</em>.</p>");
    }

    @Test
    void entriesKeepTheirOrder() throws FeedException {
        assertThat(parsed(settings(), entry("B", "", ""), entry("A", "", "")).getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("B", "A");
    }

    @Test
    void pastEightMegabytesAnEntryHasItsSummaryOnly() throws FeedException {
        String large = "x".repeat(1 << 20);
        Rss.Entry[] ten = new Rss.Entry[10];
        Arrays.fill(ten, entry("Large", large, "A summary"));
        ten[9] = entry("Small", "x", "A summary");

        List<SyndEntry> entries = parsed(settings(), ten).getEntries();

        assertThat(entries)
                .extracting(entry -> entry.getModule(ContentModule.URI) != null)
                .containsExactly(true, true, true, true, true, true, true, false, false, true);
        assertThat(entries)
                .extracting(entry -> entry.getDescription().getValue())
                .containsOnly("A summary");
    }

    @Test
    void whatIsMarkupElsewhereIsTextHere() throws FeedException {
        String nasty = "<b> & ]]> \"double\" 'single' &amp; é 🎈";

        SyndFeed feed =
                parsed(
                        settings(nasty, nasty, "https://blog.example", "https://blog.example"),
                        entry(nasty, "`]]>` & <b>bold</b>\n", nasty));

        assertThat(feed.getTitle()).isEqualTo(nasty);
        assertThat(feed.getDescription()).isEqualTo(nasty);
        SyndEntry entry = feed.getEntries().getFirst();
        assertThat(entry.getTitle()).isEqualTo(nasty);
        assertThat(entry.getDescription().getValue()).isEqualTo(nasty);
        assertThat(content(entry)).isEqualTo("<p><code>]]&gt;</code> &#38; <b>bold</b></p>");
    }

    @Test
    void linksAndImagesAreAbsolute() throws FeedException {
        SyndFeed feed =
                parsed(
                        settings(),
                        entry(
                                "T",
                                """
                                [root](/about.html)
                                [relative](b.html)
                                [up](../04/c.html)
                                [here](#notes)
                                [elsewhere](https://example.org/x)
                                [mail](mailto:me@example.org)
                                ![image](/img/box.svg)
                                ![beside](box.svg)
                                """,
                                ""));

        assertThat(content(feed.getEntries().getFirst()))
                .isEqualTo(
                        """
                        <p><a href="https://blog.example/about.html">root</a>
                        <a href="https://blog.example/2016/03/b.html">relative</a>
                        <a href="https://blog.example/2016/04/c.html">up</a>
                        <a href="https://blog.example/2016/03/a%20b.html#notes">here</a>
                        <a href="https://example.org/x">elsewhere</a>
                        <a href="mailto:me@example.org">mail</a>
                        <img src="https://blog.example/img/box.svg" alt="image" />
                        <img src="https://blog.example/2016/03/box.svg" alt="beside" /></p>\
                        """);
    }

    @Test
    void aLinkWithCharactersThatUrisDoNotHaveIsAbsoluteAllTheSame() throws FeedException {
        SyndFeed feed = parsed(settings(), entry("T", "[x](/a|b.html) [y](</a b.html>)\n", ""));

        assertThat(content(feed.getEntries().getFirst()))
                .contains("href=\"https://blog.example/a", ">x</a>")
                .doesNotContain("href=\"/");
    }

    @Test
    void aGuidIsAPermalinkWhileTheSiteIsWhereItWas() {
        assertThat(Rss.write(settings(), List.of(entry("T", "", ""))))
                .contains("<guid>https://blog.example/2016/03/a%20b.html</guid>");
    }

    @Test
    void aGuidStaysWhenTheSiteMoves() {
        assertThat(
                        Rss.write(
                                settings("T", "", "https://new.example", "https://old.example"),
                                List.of(entry("T", "", ""))))
                .contains(
                        "<link>https://new.example/2016/03/a%20b.html</link>",
                        "<guid"
                            + " isPermaLink=\"false\">https://old.example/2016/03/a%20b.html</guid>");
    }

    @Test
    void datesAreInGreenwichsTime() {
        var date = new PostDate(LocalDateTime.of(2016, 3, 18, 0, 30), ZoneOffset.ofHours(2));

        assertThat(
                        Rss.write(
                                settings(),
                                List.of(
                                        entry("T", "", ""),
                                        new Rss.Entry(
                                                TestPost.of("T", Visibility.from(date), ""),
                                                PATH,
                                                date,
                                                ""))))
                .contains(
                        "<pubDate>Thu, 17 Mar 2016 23:00:00 GMT</pubDate>",
                        "<pubDate>Thu, 17 Mar 2016 22:30:00 GMT</pubDate>")
                .doesNotContain("lastBuildDate");
    }

    @Test
    void theFeedSaysWhereItIs() {
        assertThat(Rss.write(settings(), List.of()))
                .contains(
                        "<atom:link href=\"https://blog.example/rss/feed.xml\""
                                + " type=\"application/rss+xml\" rel=\"self\" />");
    }

    @Test
    void aSiteWithoutADescriptionIsDescribedByItsTitle() throws FeedException {
        assertThat(
                        parsed(
                                        settings(
                                                "My blog",
                                                "",
                                                "https://blog.example",
                                                "https://blog.example"))
                                .getDescription())
                .isEqualTo("My blog");
    }

    @Test
    void linesEndInLineFeedsAlone() {
        assertThat(Rss.write(settings(), List.of(entry("T", "a\n", "b")))).doesNotContain("\r");
    }

    @Test
    void theEndOfACdataSectionIsTextLikeAnyOther() throws FeedException {
        SyndFeed feed = parsed(settings(), entry("T", "<pre>a ]]> b</pre>\n", ""));

        assertThat(content(feed.getEntries().getFirst())).isEqualTo("<pre>a ]]&gt; b</pre>");
    }

    @Test
    void aLinkThatIsOnlyAQueryIsToThePostItself() throws FeedException {
        SyndFeed feed = parsed(settings(), entry("T", "[x](?page=2)\n", ""));

        assertThat(content(feed.getEntries().getFirst()))
                .contains("href=\"https://blog.example/2016/03/a%20b.html?page=2\"");
    }

    /// XML 1.0 §2.2 has no place for these, and Markdown can write them as entities: what was
    /// accepted must be made.
    @Test
    void characterReferencesToWhatIsNoCharacterBreakNoFeed() throws FeedException {
        SyndFeed feed = parsed(settings(), entry("T", "a &#1; b &#xFFFE; c &#xD800; d\n", ""));

        assertThat(content(feed.getEntries().getFirst())).startsWith("<p>a ").endsWith(" d</p>");
    }
}
