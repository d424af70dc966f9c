package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Markdown;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.Folder;
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
        this.style = new Markdown.Style(true, false, settings.language());
    }

    /// A post's page, or that of an undated text.
    public String post(Post post, SitePath path, Timeline.Neighbours neighbours) {
        return theme.post(
                Model.of(
                        Model.site(settings),
                        Model.page(settings, post.title(), path, post.excerpt()),
                        "post",
                        Model.post(
                                post.title(),
                                post.date(),
                                Markdown.html(post.body(), style),
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

    /// One page of a folder's list.
    ///
    /// @param entries newest first
    /// @param older the next page towards the oldest posts; null for none
    /// @param newer the next page towards the newest; null for none
    /// @param folders those right below that have a list
    public String list(
            Folder folder,
            SitePath path,
            List<Entry> entries,
            @Nullable SitePath older,
            @Nullable SitePath newer,
            Collection<Folder> folders) {
        String title =
                folder.equals(Folder.ROOT) ? settings.title() : folder.value().replaceAll("/$", "");
        return theme.list(
                Model.of(
                        Model.site(settings),
                        Model.page(settings, title, path, ""),
                        "list",
                        Model.list(
                                title,
                                null,
                                entries,
                                this::summary,
                                older,
                                newer,
                                folders,
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
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
