package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.MenuItem;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Tag;
import blog.monochromatic.site.Visibility;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What the tests of pages begin with.
final class Given {
    static final PostDate DATE = PostDate.of(LocalDate.of(2016, 3, 18));
    static final SitePath PATH = new SitePath("/2016/03/a b.html");
    static final Timeline.Neighbours ALONE =
            new Timeline.Neighbours(Optional.empty(), Optional.empty());

    private Given() {}

    static Settings settings(String words, String url) {
        return settings(words, url, "en");
    }

    static Settings settings(String words, String url, String language, MenuItem... menu) {
        return new Settings(
                words,
                words,
                url,
                url,
                words,
                language,
                ZoneId.of("Europe/Berlin"),
                List.of(menu),
                true,
                "",
                10,
                20,
                20);
    }

    static PageRenderer renderer(Settings settings) {
        return new PageRenderer(settings, Theme.of(name -> null));
    }

    /// A post of 18 March, 2016.
    static Post post(String title, String body) {
        return new Post(
                title, Visibility.from(DATE), null, List.of(), "", "", "", false, body, List.of());
    }

    /// What an author's text says.
    static Post text(String key, String source) {
        try {
            return Post.parse(new Key(key), source.getBytes(StandardCharsets.UTF_8));
        } catch (Refusal e) {
            throw new AssertionError(e);
        }
    }

    static Entry entry(String key, String title, String summary) {
        return entry(key, title, summary, "");
    }

    static Entry entry(String key, String title, String summary, String language, Tag... tags) {
        return entry(
                key,
                new Entry.Facts(
                        title, Visibility.from(DATE), summary, List.of(tags), language, null));
    }

    static Entry entry(String key, Entry.Facts facts) {
        return Entry.text(new Key(key), new ETag("e"), "texts/t", facts, List.of());
    }

    /// The own page of a list.
    static ListPage list(Folder folder, String name, List<Entry> entries) {
        return new ListPage(
                folder, name, 0, SitePath.of(folder), null, entries, null, null, List.of());
    }
}
