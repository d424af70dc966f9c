package blog.monochromatic.plan;

import blog.monochromatic.catalog.AcceptedTexts;
import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.feed.Feed;
import blog.monochromatic.feed.FeedPost;
import blog.monochromatic.page.PageRenderer;
import blog.monochromatic.page.Theme;
import blog.monochromatic.post.Markdown;
import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Makes files of the site from one catalog. Safe for use by several threads.
public final class Maker {
    private final Catalog catalog;
    private final Settings settings;
    private final Timeline timeline;
    private final PageRenderer renderer;
    private final AcceptedTexts texts;

    public Maker(Catalog catalog) {
        this.catalog = catalog;
        this.settings = catalog.look().settings();
        this.timeline = catalog.timeline();
        this.texts = new AcceptedTexts(catalog.objects());
        this.renderer = new PageRenderer(settings, Theme.of(this::themeFile));
    }

    /// Makes one file.
    public Made make(SitePath path) {
        return switch (Owner.of(path, catalog)) {
            case Owner.Text text -> html(page(text.entry()));
            case Owner.Asset asset -> new Made.Copy(asset.entry());
            case Owner.Home() -> html(home());
            case Owner.ListPage page -> html(list(page.list(), page.page()));
            case Owner.Feed() -> html(feed());
            case Owner.NotFound() -> html(renderer.notFound());
            case Owner.Stylesheet() -> new Made.Bytes(Theme.stylesheet());
            case Owner.Nobody() -> new Made.Absent();
        };
    }

    private String page(Entry entry) {
        Timeline.Neighbours neighbours =
                catalog.isListed(entry)
                        ? timeline.neighbours(timeline.position(entry))
                        : new Timeline.Neighbours(Optional.empty(), Optional.empty());
        return renderer.post(texts.post(entry), entry.path(), neighbours);
    }

    private String home() {
        Listings listings = new Listings(catalog);
        return renderer.home(
                texts.home(catalog.manifest().home(), settings.url()),
                listings.newest(),
                listings.olderThanHome(),
                catalog.subfolders(Folder.ROOT));
    }

    private String list(Pagination list, int page) {
        List<Entry> entries = timeline.slice(list.folder(), list.first(page), list.end(page));
        return renderer.list(
                list.folder(),
                list.path(page),
                entries.reversed(),
                list.older(page),
                list.newer(page),
                page == Pagination.OWN ? catalog.subfolders(list.folder()) : List.of());
    }

    private String feed() {
        List<FeedPost> posts =
                timeline.newest(settings.feed()).stream().map(this::feedPost).toList();
        return new Feed(settings, settings.title(), Folder.ROOT, posts).write(FeedFormat.RSS);
    }

    private FeedPost feedPost(Entry entry) {
        Entry.Facts facts = Objects.requireNonNull(entry.facts());
        return new FeedPost(
                facts.title(),
                entry.path(),
                Objects.requireNonNull(facts.date()),
                null,
                settings.language(),
                List.of(),
                facts.summary(),
                () -> Markdown.html(texts.post(entry).body()),
                null);
    }

    private @Nullable String themeFile(String name) {
        Entry file = catalog.look().theme().get(new Key(name));
        return file == null || file.copy() == null ? null : texts.theme(file);
    }

    private static Made html(String text) {
        return new Made.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
