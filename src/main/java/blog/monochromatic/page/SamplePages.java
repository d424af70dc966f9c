package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Visibility;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Pages that have all that a page can have, and pages that have nothing, for trying a theme. The
/// former are large, so that what a theme repeats too often shows.
final class SamplePages {
    private static final Folder FOLDER = new Folder("folder/");
    private static final SitePath PATH = SitePath.of(FOLDER);
    private static final PostDate DATE = PostDate.of(LocalDate.of(2016, 3, 18));
    private static final Entry ENTRY =
            Entry.text(
                    new Key("folder/entry.txt"),
                    new ETag("sample"),
                    "sample",
                    new Entry.Facts("Title", Visibility.from(DATE), "Summary", List.of(), "", null),
                    List.of());

    /// Of each list: as many posts as a page can hold.
    private static final int MANY = Settings.MOST;

    /// A long post, 20,000 words, in one.
    private static final String TEXT = "x".repeat(100_000);

    private SamplePages() {}

    /// The HTML of all samples, each made when it is asked for, since a theme can make all of them
    /// large.
    static List<Supplier<String>> of(Theme theme) {
        var full =
                new Settings(
                        "Title",
                        "Description",
                        "https://blog.example",
                        "https://blog.example",
                        "Author",
                        "en",
                        ZoneOffset.UTC,
                        List.of(),
                        true,
                        "",
                        10,
                        20,
                        20);
        var onAll = new PageRenderer(full, theme);
        var onNothing = new PageRenderer(Settings.defaults(""), theme);
        var neighbours = new Timeline.Neighbours(Optional.of(ENTRY), Optional.of(ENTRY));
        var alone = new Timeline.Neighbours(Optional.empty(), Optional.empty());
        var home = new HomeText(full, TEXT, Map.of(), List.of());
        List<Entry> entries = Collections.nCopies(MANY, ENTRY);
        List<Folder> folders = Collections.nCopies(MANY, FOLDER);
        return List.of(
                () ->
                        onAll.post(
                                post("Title", Visibility.from(DATE), TEXT),
                                ENTRY.path(),
                                neighbours,
                                List.of(ENTRY)),
                () ->
                        onNothing.post(
                                post("Title", Visibility.from(null), ""),
                                ENTRY.path(),
                                alone,
                                List.of()),
                () -> onAll.home(home, entries, PATH, folders),
                () -> onNothing.home(HomeText.none(""), List.of(), null, List.of()),
                () ->
                        onAll.list(
                                new ListPage(
                                        FOLDER, "folder", PATH, null, entries, PATH, PATH,
                                        folders)),
                () ->
                        onNothing.list(
                                new ListPage(
                                        FOLDER, "folder", PATH, null, List.of(), null, null,
                                        List.of())),
                onAll::notFound);
    }

    private static Post post(String title, Visibility visibility, String body) {
        return new Post(title, visibility, null, List.of(), "", "", "", false, body, List.of());
    }
}
