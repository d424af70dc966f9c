package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.MenuItem;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Tag;
import blog.monochromatic.site.Visibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Pages that have all that a page can have, and pages that have nothing, for trying a theme. The
/// former are large, so that what a theme repeats too often shows.
final class SamplePages {
    private static final Tag TAG = new Tag("Tag", "tag");
    private static final SitePath PATH = SitePath.of(TAG.folder());
    private static final PostDate DATE = PostDate.of(LocalDate.of(2016, 3, 18));
    private static final PostDate UPDATED = PostDate.of(LocalDate.of(2016, 3, 20));
    private static final Entry ENTRY =
            Entry.text(
                    new Key("folder/entry.txt"),
                    new ETag("sample"),
                    "sample",
                    new Entry.Facts(
                            "Title", Visibility.from(DATE), "Summary", List.of(TAG), "ar", UPDATED),
                    List.of());

    /// Of each list: as many posts as a page can hold.
    private static final int MANY = Settings.MOST;

    /// A long post, 20,000 words, in one.
    private static final String TEXT = "x".repeat(100_000);

    private static final Settings FULL =
            new Settings(
                    "Title",
                    "Description",
                    "https://blog.example",
                    "https://blog.example",
                    "Author",
                    "en",
                    ZoneOffset.UTC,
                    Collections.nCopies(MANY, new MenuItem("Name", "/folder/entry.html")),
                    true,
                    "",
                    10,
                    20,
                    20);

    /// Made once: they are the same for each theme that is tried.
    private static final List<Map<String, Object>> MODELS = List.copyOf(make());

    private SamplePages() {}

    /// What the templates see of each sample. That of a post has a `post`, any other a `list`.
    static List<Map<String, Object>> models() {
        return MODELS;
    }

    private static List<Map<String, Object>> make() {
        var models = new ArrayList<Map<String, Object>>();
        Function<Map<String, Object>, String> keep =
                model -> {
                    models.add(model);
                    return "";
                };
        var onAll = new PageRenderer(FULL, keep, keep);
        var onNothing = new PageRenderer(Settings.defaults(""), keep, keep);
        var neighbours = new Timeline.Neighbours(Optional.of(ENTRY), Optional.of(ENTRY));
        var alone = new Timeline.Neighbours(Optional.empty(), Optional.empty());
        Post page = post(null, null, List.of(), "", "", "");
        List<Entry> entries = Collections.nCopies(MANY, ENTRY);
        List<Folder> folders = Collections.nCopies(MANY, TAG.folder());
        onAll.post(
                post(DATE, UPDATED, Collections.nCopies(MANY, TAG), "pt-BR", "/box.png", TEXT),
                ENTRY.path(),
                neighbours,
                entries);
        onNothing.post(page, ENTRY.path(), alone, List.of());
        onAll.home(new HomeText(FULL, TEXT, Map.of(), List.of()), entries, PATH, folders);
        onNothing.home(HomeText.none(""), List.of(), null, List.of());
        onAll.list(list(TAG.folder(), 1, page, entries, PATH, folders));
        onNothing.list(list(new Folder("folder/"), 0, null, List.of(), null, List.of()));
        onAll.notFound();
        return models;
    }

    private static Post post(
            @Nullable PostDate date,
            @Nullable PostDate updated,
            List<Tag> tags,
            String language,
            String image,
            String body) {
        return new Post(
                "Title",
                Visibility.from(date),
                updated,
                tags,
                "",
                language,
                image,
                false,
                body,
                List.of());
    }

    private static ListPage list(
            Folder folder,
            int number,
            @Nullable Post text,
            List<Entry> entries,
            @Nullable SitePath path,
            List<Folder> folders) {
        return new ListPage(folder, "Name", number, PATH, text, entries, path, path, folders);
    }
}
