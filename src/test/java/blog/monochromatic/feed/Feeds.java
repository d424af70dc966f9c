package blog.monochromatic.feed;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// Feeds of a site in Berlin's time, for tests.
final class Feeds {
    static final Settings SETTINGS = settings("https://blog.example", "Ann");

    /// Says everything that a post can say.
    static final FeedPost FULL =
            new FeedPost(
                    "Title",
                    new SitePath("/2016/03/a b.html"),
                    new PostDate(LocalDateTime.of(2016, 3, 18, 0, 0), null),
                    new PostDate(LocalDateTime.of(2020, 1, 2, 3, 4, 5), ZoneOffset.ofHours(2)),
                    "de",
                    List.of("linux", "C & C++"),
                    "A summary.",
                    () -> "<p>Some <em>words</em>.</p>",
                    () -> "/img/box.png");

    private Feeds() {}

    static Settings settings(String id, String author) {
        return settings(id, author, "");
    }

    static Settings settings(String id, String author, String hub) {
        return new Settings(
                "My blog",
                "Notes",
                "https://blog.example",
                id,
                author,
                "en",
                ZoneId.of("Europe/Berlin"),
                List.of(),
                true,
                hub,
                10,
                20,
                20);
    }

    /// Says as little as a post can.
    static FeedPost post(String title, String html) {
        return post(title, LocalDateTime.of(2016, 3, 18, 0, 0), "", html);
    }

    static FeedPost post(String title, LocalDateTime date, String summary, String html) {
        return new FeedPost(
                title,
                new SitePath("/2016/03/a b.html"),
                new PostDate(date, null),
                null,
                "en",
                List.of(),
                summary,
                () -> html,
                () -> "");
    }

    static Feed site(FeedPost... posts) {
        return new Feed(SETTINGS, "My blog", Folder.ROOT, List.of(posts));
    }

    static Feed site(Settings settings, FeedPost... posts) {
        return new Feed(settings, settings.title(), Folder.ROOT, List.of(posts));
    }
}
