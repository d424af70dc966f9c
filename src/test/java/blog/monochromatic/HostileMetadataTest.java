package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Tag;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.jr.ob.JSON;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Titles, tags and summaries that are written to break out of where they stand: whatever shows
/// them gives them back as they were written.
class HostileMetadataTest {
    private static List<String> markup() {
        return HostileTexts.MARKUP;
    }

    /// A blog of one post, of which all of that is said.
    private static TestBlog blog(String said, List<String> tags) {
        var blog = new TestBlog();
        String quoted = "'" + said.replace("'", "''") + "'";
        blog.upload(
                "2001/01/a.txt",
                "---\ntitle: %s\nsummary: %s\ntags: [%s]\ndate: 2001-01-02\n---\n\ntext\n"
                        .formatted(quoted, quoted, tags.isEmpty() ? "" : quoted));
        blog.publish("2001/01/a.txt");
        return blog;
    }

    /// What is no tag is in titles and summaries only.
    private static List<String> tags(String said) {
        return Tag.of(said).stream().map(Tag::name).toList();
    }

    @ParameterizedTest
    @MethodSource("markup")
    void isOnThePostsPageAsItWasWritten(String said) {
        List<String> tags = tags(said);
        String page = file(blog(said, tags), "2001/01/a.html");

        assertThat(found(page, "<title>([^<]*)</title>")).containsExactly(said + " — My blog");
        assertThat(found(page, "<h1>([^<]*)</h1>")).containsExactly(said);
        assertThat(found(page, "<meta name=\"description\" content=\"([^\"]*)\">"))
                .containsExactly(said);
        assertThat(found(page, "<meta property=\"article:tag\" content=\"([^\"]*)\">"))
                .isEqualTo(tags);
        assertThat(found(page, "<a rel=\"tag\" href=\"[^\"]*\">([^<]*)</a>")).isEqualTo(tags);
        var data = Pattern.compile("ld\\+json\">([^<]*)</script>").matcher(page);
        assertThat(data.find()).isTrue();
        assertThat(JSON.std.mapFrom(data.group(1)))
                .containsEntry("headline", said)
                .containsEntry("description", said)
                .extracting(json -> json.getOrDefault("keywords", List.of()))
                .isEqualTo(tags);
    }

    @ParameterizedTest
    @MethodSource("markup")
    void isInListsAndInTheSearchAsItWasWritten(String said) {
        List<String> tags = tags(said);
        TestBlog blog = blog(said, tags);

        assertListed(file(blog, "index.html"), said);
        assertListed(file(blog, "2001/01/index.html"), said);
        assertThat(found(file(blog, "tags/index.html"), "<a href=\"/tags/[^\"]+\">([^<]*)</a>"))
                .isEqualTo(tags);
        Tag.of(said)
                .ifPresent(
                        tag -> {
                            String list = file(blog, tag.folder() + "index.html");
                            assertListed(list, said);
                            assertThat(found(list, "<title>([^<]*)</title>"))
                                    .containsExactly(said + " — My blog");
                            assertThat(found(list, "<h1>([^<]*)</h1>")).containsExactly(said);
                        });
        List<?> search = (List<?>) JSON.std.anyFrom(file(blog, "search/2001-01.json"));
        Map<?, ?> entry = (Map<?, ?>) search.getFirst();
        assertThat(entry.get("title")).isEqualTo(said);
        assertThat(entry.get("summary")).isEqualTo(said);
        assertThat(entry.get("tags")).isEqualTo(tags.isEmpty() ? null : tags);
    }

    private static void assertListed(String list, String said) {
        assertThat(found(list, "<h2><a href=\"[^\"]*\">([^<]*)</a></h2>")).containsExactly(said);
        assertThat(found(list, "<div class=\"text\">\n<p>([^<]*)</p>")).containsExactly(said);
    }

    @ParameterizedTest
    @MethodSource("markup")
    void isInTheSitesFeedsAndItsTagsAsItWasWritten(String said) throws FeedException {
        List<String> tags = tags(said);
        TestBlog blog = blog(said, tags);

        assertFeeds(blog, Folder.ROOT, "My blog", said, tags);
        if (!tags.isEmpty()) {
            Folder folder = Tag.of(said).orElseThrow().folder();
            assertFeeds(blog, folder, said + " — My blog", said, tags);
        }
    }

    private static void assertFeeds(
            TestBlog blog, Folder folder, String title, String said, List<String> tags)
            throws FeedException {
        for (FeedFormat format : List.of(FeedFormat.RSS, FeedFormat.ATOM)) {
            String xml = file(blog, format.path(folder).objectKey());
            SyndFeed feed = new SyndFeedInput().build(new StringReader(xml));
            SyndEntry entry = feed.getEntries().getFirst();
            String summary = entry.getDescription().getValue();
            assertThat(feed.getTitle()).isEqualTo(title);
            assertThat(entry.getTitle()).isEqualTo(said);
            // RSS has HTML there, Atom says that it is text.
            assertThat(format == FeedFormat.RSS ? unescaped(summary) : summary).isEqualTo(said);
            assertThat(entry.getCategories()).extracting(SyndCategory::getName).isEqualTo(tags);
        }
        Map<String, Object> feed =
                JSON.std.mapFrom(file(blog, FeedFormat.JSON.path(folder).objectKey()));
        assertThat(feed).containsEntry("title", title);
        Map<?, ?> item = (Map<?, ?>) ((List<?>) requireNonNull(feed.get("items"))).getFirst();
        assertThat(item.get("title")).isEqualTo(said);
        assertThat(item.get("summary")).isEqualTo(said);
        assertThat(item.get("tags")).isEqualTo(tags.isEmpty() ? null : tags);
    }

    private static String file(TestBlog blog, String key) {
        return new String(blog.site.get(key).orElseThrow().body(), UTF_8);
    }

    /// What the pattern's only group is, each time, as a browser shows it.
    private static List<String> found(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> unescaped(found.group(1)))
                .toList();
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
