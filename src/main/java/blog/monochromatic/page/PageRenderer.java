package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.TagCount;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Markdown;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Makes the HTML of each kind of page.
public final class PageRenderer {
    private final Settings settings;
    private final Function<Map<String, Object>, String> withPost;
    private final Function<Map<String, Object>, String> withList;

    public PageRenderer(Settings settings, Theme theme) {
        this(settings, theme::post, theme::list);
    }

    /// @param withPost makes HTML of a model with a `post`
    /// @param withList makes HTML of one with a `list`
    PageRenderer(
            Settings settings,
            Function<Map<String, Object>, String> withPost,
            Function<Map<String, Object>, String> withList) {
        this.settings = settings;
        this.withPost = withPost;
        this.withList = withList;
    }

    /// A post's page, or that of an undated text.
    ///
    /// @param translations the texts in other languages that say the same
    public String post(
            Post post, SitePath path, Timeline.Neighbours neighbours, List<Entry> translations) {
        Language language = Content.language(post.language(), settings);
        List<Entry> others =
                translations.stream()
                        .filter(entry -> !Content.language(entry, settings).equals(language))
                        .toList();
        var head = new Head(settings, post.title(), path, post.excerpt(), language);
        var content = new Content(settings, language);
        return withPost.apply(
                Model.of(
                        settings,
                        head.text(post, others),
                        "post",
                        content.post(post, neighbours, others)));
    }

    /// The home page: its text, then the newest posts, each with its teaser from `index.txt` or its
    /// summary.
    ///
    /// @param newest newest first
    /// @param older the list that goes on where these end; null for none
    /// @param folders those at the root that have a list
    public String home(
            HomeText home,
            List<Entry> newest,
            @Nullable SitePath older,
            Collection<Folder> folders) {
        Markdown.Style style = Markdown.Style.of(settings);
        return withList.apply(
                Model.of(
                        settings,
                        head(settings.title(), SitePath.HOME, settings.description()).page(),
                        "list",
                        new Content(settings, language())
                                .home(
                                        Markdown.html(home.text(), style),
                                        newest,
                                        entry ->
                                                Optional.ofNullable(
                                                                home.teasers().get(entry.path()))
                                                        .map(
                                                                teaser ->
                                                                        Markdown.teaser(
                                                                                teaser, style))
                                                        .orElseGet(() -> Content.summary(entry)),
                                        older,
                                        folders)));
    }

    /// One page of the list of a folder or tag.
    public String list(ListPage page) {
        Folder folder = page.folder();
        Post text = page.text();
        Language language = text == null ? language() : Content.language(text.language(), settings);
        String name = folder.equals(Folder.ROOT) ? "Archive" : page.name();
        String title = text == null ? name : text.title();
        String numbered = page.number() == 0 ? title : title + ", page " + page.number();
        var head =
                new Head(
                        settings,
                        numbered,
                        page.path(),
                        text == null ? onThisSite(numbered) : text.excerpt(),
                        language);
        return withList.apply(
                Model.of(
                        settings,
                        folder.isTag() ? head.tag(folder, page.name()) : head.page(),
                        "list",
                        new Content(settings, language).list(page, title)));
    }

    /// The page of all tags.
    ///
    /// @param tags in the order of their slugs, which is that of their letters
    public String tags(List<TagCount> tags) {
        return own("Tags", SitePath.TAGS, OwnPages.tags(tags));
    }

    /// The page that searches.
    ///
    /// @param parts of what is searched
    /// @param folders those at the root that have a list
    public String search(Collection<Part> parts, Collection<Folder> folders) {
        return own("Search", SitePath.SEARCH, OwnPages.search(parts, folders));
    }

    /// What is served where there is no page.
    public String notFound() {
        return own("Page not found", null, OwnPages.notFound());
    }

    private String own(String title, @Nullable SitePath path, String html) {
        return withPost.apply(
                Model.of(
                        settings,
                        head(title, path, onThisSite(title)).page(),
                        "post",
                        new Content(settings, language()).post(title, html)));
    }

    /// A page that leads to another.
    ///
    /// @param target a path of the site as in a link, or an address elsewhere
    public String redirect(String target) {
        String address =
                !SitePath.isPath(target)
                        ? target
                        : settings.url().isEmpty() ? "" : settings.url() + target;
        return OwnPages.redirect(settings, target, address);
    }

    /// What a page is about that says nothing of itself.
    private String onThisSite(String title) {
        return title
                + " — "
                + (settings.description().isEmpty() ? settings.title() : settings.description());
    }

    private Head head(String title, @Nullable SitePath path, String description) {
        return new Head(settings, title, path, description, language());
    }

    private Language language() {
        return new Language(settings.language());
    }
}
