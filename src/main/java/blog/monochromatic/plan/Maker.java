package blog.monochromatic.plan;

import blog.monochromatic.catalog.AcceptedTexts;
import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.feed.Feed;
import blog.monochromatic.feed.FeedPost;
import blog.monochromatic.feed.Robots;
import blog.monochromatic.feed.Sitemap;
import blog.monochromatic.page.ListPage;
import blog.monochromatic.page.PageRenderer;
import blog.monochromatic.page.SearchPart;
import blog.monochromatic.page.Theme;
import blog.monochromatic.post.Markdown;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Tag;

import org.jspecify.annotations.Nullable;

import java.lang.ref.SoftReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Makes files of the site from one catalog. Safe for use by several threads.
public final class Maker {
    private final Catalog catalog;
    private final Settings settings;
    private final Timeline timeline;
    private final PageRenderer renderer;
    private final AcceptedTexts texts;
    private final Map<Key, SoftReference<String>> portable = new ConcurrentHashMap<>();

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
            case Owner.Text text -> bytes(path, page(text.entry()));
            case Owner.Asset asset -> new Made.Copy(asset.entry());
            case Owner.Home() -> bytes(path, home());
            case Owner.ListPage page -> bytes(path, list(page));
            case Owner.Feed(Folder folder, FeedFormat format) ->
                    bytes(format.path(folder), feed(folder, format));
            case Owner.Tags() -> bytes(path, renderer.tags(catalog.tags()));
            case Owner.Search() ->
                    bytes(path, renderer.search(catalog.parts(), catalog.subfolders(Folder.ROOT)));
            case Owner.SearchPart(Part part) -> bytes(path, SearchPart.write(timeline.part(part)));
            case Owner.Sitemap() -> bytes(path, sitemap());
            case Owner.SitemapPart(Part part) -> bytes(path, sitemap(part));
            case Owner.Fixed(SitePath fixed) -> bytes(path, fixed(fixed));
            // A page whatever its name ends with: browsers would save what is called old.php.
            case Owner.Redirect(String target) ->
                    new Made.Bytes(
                            renderer.redirect(target).getBytes(StandardCharsets.UTF_8),
                            Headers.of(SitePath.HOME.objectKey()));
            case Owner.Nobody() -> new Made.Absent();
        };
    }

    private byte[] fixed(SitePath path) {
        return path.equals(SitePath.NOT_FOUND)
                ? renderer.notFound().getBytes(StandardCharsets.UTF_8)
                : path.equals(SitePath.ROBOTS)
                        ? Robots.write(settings).getBytes(StandardCharsets.UTF_8)
                        : Theme.file(path.objectKey());
    }

    private String page(Entry entry) {
        Timeline.Neighbours neighbours =
                catalog.isListed(entry)
                        ? timeline.neighbours(timeline.position(entry))
                        : new Timeline.Neighbours(Optional.empty(), Optional.empty());
        // A text that no other leads to leads to none, as the links of translations go both ways.
        List<Entry> translations =
                catalog.isFindable(entry) ? catalog.translations(entry.key()) : List.of();
        return renderer.post(texts.post(entry), entry.path(), neighbours, translations);
    }

    private String home() {
        Listings listings = new Listings(catalog);
        return renderer.home(
                texts.home(catalog.manifest().home(), settings.url()),
                listings.newest(),
                listings.olderThanHome(),
                catalog.subfolders(Folder.ROOT));
    }

    private String list(Owner.ListPage owner) {
        Pagination list = owner.list();
        int page = owner.page();
        Folder folder = list.folder();
        List<Entry> entries = timeline.slice(folder, list.first(page), list.end(page));
        return renderer.list(
                new ListPage(
                        folder,
                        catalog.name(folder),
                        page,
                        list.path(page),
                        owner.text().map(texts::post).orElse(null),
                        entries.reversed(),
                        list.older(page),
                        list.newer(page),
                        page == Pagination.OWN ? catalog.subfolders(folder) : List.of()));
    }

    private String feed(Folder folder, FeedFormat format) {
        String title =
                folder.equals(Folder.ROOT)
                        ? settings.title()
                        : catalog.name(folder) + " — " + settings.title();
        List<FeedPost> posts =
                new Listings(catalog).inFeed(folder).stream().map(this::feedPost).toList();
        return new Feed(settings, title, folder, posts).write(format);
    }

    private FeedPost feedPost(Entry entry) {
        Entry.Facts facts = Objects.requireNonNull(entry.facts());
        return new FeedPost(
                facts.title(),
                entry.path(),
                Objects.requireNonNull(facts.date()),
                facts.updated(),
                catalog.language(entry),
                facts.tags().stream().map(Tag::name).toList(),
                facts.summary(),
                () -> portableHtml(entry),
                () -> texts.post(entry).image());
    }

    /// Rendered for the first of the feeds that have it, if there is the memory to keep it for the
    /// others: not all posts of a feed need to be in memory at once.
    private String portableHtml(Entry entry) {
        SoftReference<String> kept = portable.get(entry.key());
        String known = kept == null ? null : kept.get();
        if (known != null) {
            return known;
        }
        Post post = texts.post(entry);
        String html = Markdown.portableHtml(post.body(), Markdown.Style.of(post, settings));
        portable.put(entry.key(), new SoftReference<>(html));
        return html;
    }

    private String sitemap() {
        var parts = new TreeSet<>(catalog.parts());
        parts.add(Part.PAGES);
        return Sitemap.index(settings, parts.stream().map(Part::sitemap).toList());
    }

    private String sitemap(Part part) {
        var pages = new ArrayList<Sitemap.Page>();
        if (part.equals(Part.PAGES)) {
            pages.add(new Sitemap.Page(SitePath.HOME, null, new TreeMap<>()));
        }
        timeline.part(part).stream()
                .filter(entry -> !entry.path().equals(SitePath.HOME))
                .map(this::sitemapPage)
                .forEach(pages::add);
        return Sitemap.part(settings, pages);
    }

    private Sitemap.Page sitemapPage(Entry entry) {
        Entry.Facts facts = Objects.requireNonNull(entry.facts());
        PostDate modified = facts.updated() == null ? facts.date() : facts.updated();
        var languages = new TreeMap<String, SitePath>();
        List<Entry> translations = catalog.translations(entry.key());
        if (!translations.isEmpty()) {
            languages.put(catalog.language(entry), entry.path());
            translations.forEach(
                    other -> languages.putIfAbsent(catalog.language(other), other.path()));
        }
        return new Sitemap.Page(
                entry.path(),
                modified == null ? null : modified.at(settings.timezone()),
                languages);
    }

    private @Nullable String themeFile(String name) {
        Entry file = catalog.look().theme().get(new Key(name));
        return file == null || file.copy() == null ? null : texts.theme(file);
    }

    private static Made bytes(SitePath path, String text) {
        return bytes(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Made bytes(SitePath path, byte[] body) {
        return new Made.Bytes(body, Headers.of(path.objectKey()));
    }
}
