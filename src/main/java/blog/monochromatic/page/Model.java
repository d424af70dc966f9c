package blog.monochromatic.page;

import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.MenuItem;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What the templates see, by name: `site` and `page` in all four, `post` in `post.html`, `list` in
/// `list.html`. The README has a table of the names; what one of them is made of, [Head] and
/// [Content] say.
final class Model {
    /// The last parts of the names of what there are many of.
    static final Set<String> MANY =
            Set.of("menu", "feeds", "alternates", "tags", "translations", "entries", "folders");

    private Model() {}

    /// @param page what [Head] has
    /// @param name of the content, `post` or `list`
    static Map<String, Object> of(
            Settings settings,
            Map<String, @Nullable Object> page,
            String name,
            Map<String, @Nullable Object> content) {
        var model = new LinkedHashMap<String, Object>();
        model.put("site", site(settings, page.get("path")));
        model.put("page", page);
        model.put(name, content);
        return model;
    }

    private static Map<String, @Nullable Object> site(Settings settings, @Nullable Object here) {
        return map(
                "title", settings.title(),
                "description", settings.description(),
                "author", settings.author(),
                "language", settings.language(),
                "direction", new Language(settings.language()).direction(),
                "url", settings.url(),
                "menu", settings.menu().stream().map(item -> item(item, here)).toList(),
                "tags", SitePath.TAGS.encoded(),
                "search", SitePath.SEARCH.encoded(),
                "feed",
                        settings.url().isEmpty()
                                ? null
                                : FeedFormat.RSS.path(Folder.ROOT).encoded(),
                "feeds", feeds(settings, Folder.ROOT, settings.title()));
    }

    private static Map<String, @Nullable Object> item(MenuItem item, @Nullable Object here) {
        String path = item.target().split("[?#]", 2)[0];
        return map(
                "name", item.name(),
                "path", item.target(),
                "current",
                        SitePath.isPath(item.target())
                                && SitePath.parse(path).encoded().equals(here));
    }

    /// The feeds of a tag, or of the whole site for the root; none where the site has no address.
    ///
    /// @param title of what is in them
    static List<Map<String, @Nullable Object>> feeds(
            Settings settings, Folder folder, String title) {
        return settings.url().isEmpty()
                ? List.of()
                : Stream.of(FeedFormat.values())
                        .map(format -> feed(format, folder, title))
                        .toList();
    }

    private static Map<String, @Nullable Object> feed(
            FeedFormat format, Folder folder, String title) {
        return map(
                "name",
                format.label(),
                "title",
                "%s (%s)".formatted(title, format.label()),
                "type",
                format.mediaType(),
                "path",
                format.path(folder).encoded());
    }

    /// A part of the model, in this order.
    static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
