package blog.monochromatic.page;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Tag;

import org.jspecify.annotations.Nullable;

import tools.jackson.jr.ob.JSON;

import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What each page has as `page`: what it is called, and what its head says to machines. What needs
/// absolute addresses is null where the site has none.
///
/// @param path null for a page that has no address of its own, the one for what is not found
/// @param description plain text; empty for none
record Head(
        Settings settings,
        String title,
        @Nullable SitePath path,
        String description,
        Language language) {

    /// That of a page that is no text of its own.
    Map<String, @Nullable Object> page() {
        return Model.map(
                "title", title,
                "description", orNull(description),
                "path", path == null ? null : path.encoded(),
                "url", url(),
                "home", SitePath.HOME.equals(path),
                "hidden", path == null,
                "language", language.tag(),
                "direction", language.direction(),
                "foreign", !language.tag().equals(settings.language()),
                "feeds", Model.feeds(settings, Folder.ROOT, settings.title()),
                "alternates", List.of(),
                "type", "website",
                "locale", orNull(language.withRegion()),
                "image", null,
                "card", "summary",
                "published", null,
                "modified", null,
                "tags", List.of(),
                "data", null);
    }

    /// That of a page of a tag's list, which leads to the tag's feeds, too.
    Map<String, @Nullable Object> tag(Folder tag, String name) {
        Map<String, @Nullable Object> page = page();
        var feeds = new ArrayList<>(Model.feeds(settings, Folder.ROOT, settings.title()));
        feeds.addAll(Model.feeds(settings, tag, name + " — " + settings.title()));
        page.put("feeds", feeds);
        return page;
    }

    /// That of a text.
    ///
    /// @param translations those in other languages
    Map<String, @Nullable Object> text(Post post, List<Entry> translations) {
        Map<String, @Nullable Object> page = page();
        String image = image(post.image());
        page.put("hidden", post.visibility().unlisted());
        page.put("alternates", alternates(translations));
        page.put("image", image);
        page.put("card", image == null ? "summary" : "summary_large_image");
        PostDate date = post.date();
        if (date != null) {
            page.put("type", "article");
            page.put("published", iso(date));
            page.put("modified", post.updated() == null ? null : iso(post.updated()));
            page.put(
                    "tags",
                    post.tags().stream().map(tag -> Model.map("name", tag.name())).toList());
            page.put("data", data(post, image));
        }
        return page;
    }

    private @Nullable String url() {
        return path == null || settings.url().isEmpty() ? null : settings.address(path);
    }

    /// The page and its translations by language, the same on each of them. First comes the one in
    /// the site's language, for readers of any other
    /// (https://developers.google.com/search/docs/specialty/international/localized-versions).
    private List<Map<String, @Nullable Object>> alternates(List<Entry> translations) {
        String url = url();
        if (url == null || translations.isEmpty()) {
            return List.of();
        }
        var urls = new TreeMap<String, String>();
        urls.put(language.tag(), url);
        for (Entry other : translations) {
            urls.putIfAbsent(
                    Content.language(other, settings).tag(), settings.address(other.path()));
        }
        var alternates = new ArrayList<Map<String, @Nullable Object>>();
        String otherwise = urls.get(settings.language());
        if (otherwise != null) {
            alternates.add(Model.map("language", "x-default", "url", otherwise));
        }
        urls.forEach((tag, one) -> alternates.add(Model.map("language", tag, "url", one)));
        return alternates;
    }

    /// The absolute address of a text's image; null where it has none, or is not known.
    private @Nullable String image(String image) {
        if (image.startsWith("https://") || image.startsWith("http://")) {
            return image;
        }
        String page = url();
        if (image.isEmpty() || page == null) {
            return null;
        }
        try {
            return URI.create(page).resolve(image).toString();
        } catch (IllegalArgumentException e) {
            return null; // It is no address.
        }
    }

    /// To the second, with the offset that its author wrote, or that holds in the site's zone then.
    private String iso(PostDate date) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                date.local().atZone(date.offset() == null ? settings.timezone() : date.offset()));
    }

    /// The post as JSON-LD for a script element, a https://schema.org/BlogPosting with what
    /// https://developers.google.com/search/docs/appearance/structured-data/article recommends.
    private @Nullable String data(Post post, @Nullable String image) {
        String url = url();
        PostDate date = post.date();
        if (url == null || date == null) {
            return null;
        }
        String home = settings.address(SitePath.HOME);
        Map<String, @Nullable Object> data =
                Model.map(
                        "@context", "https://schema.org",
                        "@type", "BlogPosting",
                        "headline", title,
                        "description", orNull(description),
                        "url", url,
                        "mainEntityOfPage", url,
                        "image", image,
                        "datePublished", iso(date),
                        "dateModified", iso(post.updated() == null ? date : post.updated()),
                        "inLanguage", language.tag(),
                        "keywords", post.tags().stream().map(Tag::name).toList(),
                        "author", author(home),
                        "isPartOf",
                                Model.map("@type", "Blog", "name", settings.title(), "url", home));
        data.values().removeIf(value -> value == null || value.equals(List.of()));
        return json(data);
    }

    /// In a form in which nothing can end the element that it stands in.
    private static String json(Map<String, @Nullable Object> data) {
        return JSON.std.asString(data).replace("<", "\\u003c");
    }

    private @Nullable Map<String, @Nullable Object> author(String home) {
        return settings.author().isEmpty()
                ? null
                : Model.map("@type", "Person", "name", settings.author(), "url", home);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
