package blog.monochromatic.feed;

import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Settings;

import tools.jackson.jr.ob.JSON;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
final class JsonFeed {
    private JsonFeed() {}

    static String write(Feed feed) {
        Settings settings = feed.settings();
        var json = new LinkedHashMap<String, Object>();
        json.put("version", "https://jsonfeed.org/version/1.1");
        json.put("title", feed.title());
        json.put("home_page_url", feed.pageAddress());
        json.put("feed_url", feed.address(FeedFormat.JSON));
        putText(json, "description", settings.description());
        json.put("language", settings.language());
        if (!settings.author().isEmpty()) {
            json.put("authors", List.of(Map.of("name", settings.author())));
        }
        if (!settings.hub().isEmpty()) {
            json.put("hubs", List.of(hub(settings.hub())));
        }
        var items = new ArrayList<Map<String, Object>>();
        var contents = feed.contents().iterator();
        for (FeedPost post : feed.posts()) {
            items.add(item(feed, post, contents.next()));
        }
        json.put("items", items);
        return JSON.std.asString(json);
    }

    private static Map<String, Object> hub(String address) {
        var hub = new LinkedHashMap<String, Object>();
        hub.put("type", "WebSub");
        hub.put("url", address);
        return hub;
    }

    private static Map<String, Object> item(
            Feed feed, FeedPost post, Optional<PortableHtml> content) {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", feed.id(post.path()));
        item.put("url", feed.settings().address(post.path()));
        item.put("title", post.title());
        // An item has a content of one kind or the other.
        content.ifPresentOrElse(
                it -> item.put("content_html", it.html()),
                () -> item.put("content_text", post.summary()));
        putText(item, "summary", post.summary());
        String image = post.image().get();
        if (!image.isEmpty()) {
            item.put("image", feed.base(post).resolve(image));
        }
        item.put("date_published", feed.at(post.date()).toString());
        if (post.updated() != null) {
            item.put("date_modified", feed.at(post.updated()).toString());
        }
        putList(item, "tags", post.tags());
        if (!post.language().equals(feed.settings().language())) {
            item.put("language", post.language());
        }
        putList(item, "attachments", attachments(content));
        return item;
    }

    private static List<Map<String, Object>> attachments(Optional<PortableHtml> content) {
        return content.map(PortableHtml::media).orElse(List.of()).stream()
                .map(JsonFeed::attachment)
                .toList();
    }

    private static Map<String, Object> attachment(PortableHtml.Media media) {
        var attachment = new LinkedHashMap<String, Object>();
        attachment.put("url", media.address());
        attachment.put("mime_type", media.type());
        return attachment;
    }

    private static void putText(Map<String, Object> json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }

    private static void putList(Map<String, Object> json, String name, List<?> list) {
        if (!list.isEmpty()) {
            json.put(name, list);
        }
    }
}
