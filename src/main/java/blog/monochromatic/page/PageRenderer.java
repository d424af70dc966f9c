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
import java.util.Optional;

/// Makes the HTML of each kind of page.
public final class PageRenderer {
    private final Settings settings;
    private final Theme theme;
    private final Markdown.Style style;

    public PageRenderer(Settings settings, Theme theme) {
        this.settings = settings;
        this.theme = theme;
        this.style = Markdown.Style.of(settings);
    }

    /// A post's page, or that of an undated text.
    ///
    /// @param translations the texts in other languages that say the same
    public String post(
            Post post, SitePath path, Timeline.Neighbours neighbours, List<Entry> translations) {
        return theme.post(
                Model.of(
                        Model.site(settings),
                        Model.page(settings, post.title(), path, post.excerpt()),
                        "post",
                        Model.post(
                                post.title(),
                                post.date(),
                                Markdown.html(post.body(), Markdown.Style.of(post, settings)),
                                neighbours.older(),
                                neighbours.newer(),
                                settings.language())));
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
        String text = Markdown.html(home.text(), style);
        return theme.list(
                Model.of(
                        Model.site(settings),
                        Model.page(
                                settings, settings.title(), SitePath.HOME, settings.description()),
                        "list",
                        Model.list(
                                null,
                                text.isEmpty() ? null : text,
                                newest,
                                entry ->
                                        Optional.ofNullable(home.teasers().get(entry.path()))
                                                .map(teaser -> Markdown.teaser(teaser, style))
                                                .orElseGet(() -> summary(entry)),
                                older,
                                null,
                                folders,
                                settings.language())));
    }

    /// One page of the list of a folder or tag.
    public String list(ListPage page) {
        Post text = page.text();
        String title =
                text != null
                        ? text.title()
                        : page.name().isEmpty() ? settings.title() : page.name();
        return theme.list(
                Model.of(
                        Model.site(settings),
                        Model.page(
                                settings, title, page.path(), text == null ? "" : text.excerpt()),
                        "list",
                        Model.list(
                                title,
                                text == null ? null : Markdown.html(text.body(), Markdown.Style.of(text, settings)),
                                page.entries(),
                                this::summary,
                                page.older(),
                                page.newer(),
                                page.folders(),
                                settings.language())));
    }

    /// The page of all tags.
    public String tags(List<TagCount> tags) {
        var content = new StringBuilder();
        for (TagCount tag : tags) {
            content.append(
                    "<p><a href=\"%s\">%s</a> %d</p>\n"
                            .formatted(
                                    SitePath.of(tag.folder()).encoded(),
                                    escape(tag.name()),
                                    tag.count()));
        }
        return plain("Tags", SitePath.TAGS, content.toString());
    }

    /// The page that searches.
    ///
    /// @param parts of what is searched
    /// @param folders those at the root that have a list
    public String search(Collection<Part> parts, Collection<Folder> folders) {
        return plain("Search", SitePath.SEARCH, "<p>%s %s</p>\n".formatted(parts, folders));
    }

    /// A page that leads to another.
    ///
    /// @param target a path of the site as in a link, or an address elsewhere
    public String redirect(String target) {
        String address = escape(target.startsWith("/") ? settings.url() + target : target);
        return """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <title>%s</title>
        <meta http-equiv="refresh" content="0; url=%s">
        <link rel="canonical" href="%s">
        <meta name="robots" content="noindex">
        </head>
        <body>
        <p><a href="%s">%s</a></p>
        </body>
        </html>
        """
                .formatted(
                        settings.language(),
                        escape(settings.title()),
                        address,
                        address,
                        address,
                        address);
    }

    private String plain(String title, SitePath path, String content) {
        return theme.post(
                Model.of(
                        Model.site(settings),
                        Model.page(settings, title, path, ""),
                        "post",
                        Model.post(
                                title,
                                null,
                                content,
                                Optional.empty(),
                                Optional.empty(),
                                settings.language())));
    }

    /// What is served where there is no page.
    public String notFound() {
        String content =
                "<p>There is no page at this address. It may have moved; the newest posts are on"
                        + " the <a href=\"/\">home page</a>.</p>\n";
        return theme.post(
                Model.of(
                        Model.site(settings),
                        Model.page(settings, "Page not found", null, ""),
                        "post",
                        Model.post(
                                "Page not found",
                                null,
                                content,
                                Optional.empty(),
                                Optional.empty(),
                                settings.language())));
    }

    private String summary(Entry entry) {
        return entry.facts() == null || entry.facts().summary().isEmpty()
                ? ""
                : "<p>" + escape(entry.facts().summary()) + "</p>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
