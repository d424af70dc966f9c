package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.post.Markdown;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Tag;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What a page has as `post` or `list`.
///
/// @param language the page's: what is in another says so
record Content(Settings settings, Language language) {
    /// The language that a text is in.
    static Language language(Entry entry, Settings settings) {
        return language(facts(entry).language(), settings);
    }

    /// @param tag empty for the site's language
    static Language language(String tag, Settings settings) {
        return new Language(tag.isEmpty() ? settings.language() : tag);
    }

    /// Of a text of the author.
    ///
    /// @param translations those in other languages
    Map<String, @Nullable Object> post(
            Post post, Timeline.Neighbours neighbours, List<Entry> translations) {
        Map<String, @Nullable Object> content =
                post(post.title(), Markdown.html(post.body(), Markdown.Style.of(post, settings)));
        PostDate date = post.date();
        PostDate updated = post.updated();
        boolean isAsOld = date != null && updated != null && date.day().equals(updated.day());
        content.put("date", date == null ? null : date(date, language));
        content.put("updated", updated == null || isAsOld ? null : date(updated, language));
        boolean isListed = post.visibility().isForLists();
        content.put("tags", post.tags().stream().map(tag -> tag(tag, isListed)).toList());
        content.put("previous", neighbours.older().map(this::link).orElse(null));
        content.put("next", neighbours.newer().map(this::link).orElse(null));
        content.put("translations", translations.stream().map(this::translation).toList());
        content.putAll(differing(language, settings.language()));
        return content;
    }

    /// Of a text that is none of the author's.
    ///
    /// @param html what it says
    Map<String, @Nullable Object> post(String title, String html) {
        return Model.map(
                "title", title,
                "date", null,
                "updated", null,
                "tags", List.of(),
                "content", html,
                "previous", null,
                "next", null,
                "translations", List.of(),
                "language", null,
                "direction", null);
    }

    /// Of the home page.
    ///
    /// @param text HTML; empty for none
    /// @param summary what is said of an entry, HTML; empty for nothing
    Map<String, @Nullable Object> home(
            String text,
            List<Entry> entries,
            Function<Entry, String> summary,
            @Nullable SitePath older,
            Collection<Folder> folders) {
        return Model.map(
                "title",
                null,
                "up",
                null,
                "number",
                null,
                "text",
                text.isEmpty() ? null : text,
                "entries",
                entries.stream().map(entry -> item(entry, summary.apply(entry))).toList(),
                "older",
                path(older),
                "newer",
                null,
                "folders",
                folders.stream().map(Content::folder).toList(),
                "feeds",
                List.of());
    }

    /// Of a page of the list of a folder or tag.
    ///
    /// @param title with the names of the folders around it, which `up` leads to
    Map<String, @Nullable Object> list(ListPage page, String title) {
        Post text = page.text();
        Map<String, @Nullable Object> content =
                home(
                        text == null
                                ? ""
                                : Markdown.html(text.body(), Markdown.Style.of(text, settings)),
                        page.entries(),
                        Content::summary,
                        page.older(),
                        page.folders());
        Folder folder = page.folder();
        boolean isNamedLikeIt = !folder.isTag() && title.equals(page.name());
        content.put("title", isNamedLikeIt ? folder.name() : title);
        content.put("up", up(folder));
        content.put("number", page.number() == 0 ? null : page.number());
        content.put("newer", path(page.newer()));
        content.put("feeds", folder.isTag() ? Model.feeds(settings, folder, title) : List.of());
        return content;
    }

    /// What holds a folder or tag; null for what only the home page does.
    private static @Nullable Map<String, @Nullable Object> up(Folder folder) {
        Folder parent = folder.parent();
        return parent.equals(Folder.ROOT)
                ? null
                : Model.map(
                        "name",
                        folder.isTag() ? "Tags" : parent.name(),
                        "path",
                        SitePath.of(parent).encoded());
    }

    private Map<String, @Nullable Object> item(Entry entry, String summary) {
        Map<String, @Nullable Object> item = link(entry);
        PostDate date = facts(entry).date();
        item.put("date", date == null ? null : date(date, language(entry, settings)));
        item.put("summary", summary.isEmpty() ? null : summary);
        return item;
    }

    private Map<String, @Nullable Object> link(Entry entry) {
        Map<String, @Nullable Object> link =
                Model.map("title", facts(entry).title(), "path", entry.path().encoded());
        link.putAll(differing(language(entry, settings), language.tag()));
        return link;
    }

    /// A language and its direction, both null for the one that holds around it.
    private static Map<String, @Nullable Object> differing(Language language, String around) {
        boolean isOther = !language.tag().equals(around);
        return Model.map(
                "language", isOther ? language.tag() : null,
                "direction", isOther ? language.direction() : null);
    }

    private Map<String, @Nullable Object> translation(Entry entry) {
        Language other = language(entry, settings);
        return Model.map(
                "language", other.tag(),
                "direction", other.direction(),
                "name", other.name(),
                "path", entry.path().encoded());
    }

    /// @param isListed whether the tag has a list for the text
    private static Map<String, @Nullable Object> tag(Tag tag, boolean isListed) {
        return Model.map(
                "name", tag.name(), "path", isListed ? SitePath.of(tag.folder()).encoded() : null);
    }

    private static Map<String, @Nullable Object> folder(Folder folder) {
        return Model.map("name", folder.name(), "path", SitePath.of(folder).encoded());
    }

    private static @Nullable Map<String, @Nullable Object> path(@Nullable SitePath path) {
        return path == null ? null : Model.map("path", path.encoded());
    }

    private static Map<String, @Nullable Object> date(PostDate date, Language language) {
        return Model.map("iso", date.day().toString(), "text", language.day(date));
    }

    /// What a list says of an entry, HTML; empty for nothing.
    static String summary(Entry entry) {
        String summary = facts(entry).summary();
        return summary.isEmpty() ? "" : "<p>" + Html.escape(summary) + "</p>\n";
    }

    private static Entry.Facts facts(Entry entry) {
        return Objects.requireNonNull(entry.facts(), "only texts are shown");
    }
}
