package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the templates see, by name: `site` and `page` in all four, `post` in `post.html`, `list` in
/// `list.html`.
final class Model {
    /// English dates are written as the ancestor's authors wrote them.
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMMM, uuuu", Locale.ENGLISH);

    /// The names of what there are many of, in [#list].
    static final Set<String> MANY = Set.of("entries", "folders");

    private Model() {}

    static Map<String, Object> of(
            Map<String, @Nullable Object> site,
            Map<String, @Nullable Object> page,
            String name,
            Map<String, @Nullable Object> content) {
        var model = new LinkedHashMap<String, Object>();
        model.put("site", site);
        model.put("page", page);
        model.put(name, content);
        return model;
    }

    static Map<String, @Nullable Object> site(Settings settings) {
        return map(
                "title", settings.title(),
                "description", settings.description(),
                "author", settings.author(),
                "language", settings.language(),
                "url", settings.url(),
                "feed",
                        settings.url().isEmpty()
                                ? null
                                : FeedFormat.RSS.path(Folder.ROOT).encoded());
    }

    /// What is in the page's head.
    ///
    /// @param path null for a page that has no address of its own, the one for what is not found
    static Map<String, @Nullable Object> page(
            Settings settings, String title, @Nullable SitePath path, String description) {
        return map(
                "title", title,
                "home", SitePath.HOME.equals(path),
                "path", path == null ? null : path.encoded(),
                "url", path == null || settings.url().isEmpty() ? null : settings.address(path),
                "description", description.isEmpty() ? null : description);
    }

    static Map<String, @Nullable Object> post(
            String title,
            @Nullable PostDate date,
            String content,
            Optional<Entry> previous,
            Optional<Entry> next,
            String language) {
        return map(
                "title",
                title,
                "date",
                date == null ? null : date(date, language),
                "content",
                content,
                "previous",
                previous.map(Model::link).orElse(null),
                "next",
                next.map(Model::link).orElse(null));
    }

    static Map<String, @Nullable Object> list(
            @Nullable String title,
            @Nullable String text,
            List<Entry> entries,
            Function<Entry, String> summary,
            @Nullable SitePath older,
            @Nullable SitePath newer,
            Collection<Folder> folders,
            String language) {
        return map(
                "title",
                title,
                "text",
                text,
                "entries",
                entries.stream().map(entry -> item(entry, summary.apply(entry), language)).toList(),
                "older",
                older == null ? null : map("path", older.encoded()),
                "newer",
                newer == null ? null : map("path", newer.encoded()),
                "folders",
                folders.stream()
                        .map(
                                folder ->
                                        map(
                                                "name",
                                                folder.name(),
                                                "path",
                                                SitePath.of(folder).encoded()))
                        .toList());
    }

    private static Map<String, @Nullable Object> item(
            Entry entry, String summary, String language) {
        Entry.Facts facts = Objects.requireNonNull(entry.facts(), "only texts are listed");
        return map(
                "title",
                facts.title(),
                "path",
                entry.path().encoded(),
                "date",
                facts.date() == null ? null : date(facts.date(), language),
                "summary",
                summary.isEmpty() ? null : summary);
    }

    private static Map<String, @Nullable Object> link(Entry entry) {
        Entry.Facts facts = Objects.requireNonNull(entry.facts(), "only texts are neighbours");
        return map("title", facts.title(), "path", entry.path().encoded());
    }

    private static Map<String, @Nullable Object> date(PostDate date, String language) {
        LocalDate day = date.day();
        Locale locale = Locale.forLanguageTag(language);
        DateTimeFormatter format =
                locale.getLanguage().equals("en")
                        ? ENGLISH
                        : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        return map("iso", day.toString(), "text", day.format(format));
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }
}
