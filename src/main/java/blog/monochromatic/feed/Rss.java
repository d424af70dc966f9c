package blog.monochromatic.feed;

import blog.monochromatic.post.Markdown;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.modules.content.ContentModule;
import com.rometools.modules.content.ContentModuleImpl;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// Writes the feed.
public final class Rss {
    /// How many characters of posts one feed holds at most, while no reader takes a fifth: it is
    /// made in memory, several times over. What is beyond has its summary only.
    private static final int MOST_CONTENT = 8 << 20;

    private Rss() {}

    /// A post, and where it shows.
    ///
    /// @param date when it was due
    /// @param summary plain text
    public record Entry(Post post, SitePath path, PostDate date, String summary) {}

    /// The feed as XML.
    ///
    /// @param settings with an address
    /// @param entries newest first
    public static String write(Settings settings, List<Entry> entries) {
        var channel = new Channel("rss_2.0");
        channel.setTitle(settings.title());
        channel.setLink(settings.address(SitePath.HOME));
        // RSS wants a description; a site that has none is described by its title.
        channel.setDescription(
                settings.description().isEmpty() ? settings.title() : settings.description());
        channel.setLanguage(settings.language());
        var self = new Link();
        self.setHref(settings.address(SitePath.FEED));
        self.setRel("self");
        self.setType("application/rss+xml");
        var links = new AtomLinkModuleImpl();
        links.setLink(self);
        channel.getModules().add(links);
        var items = new ArrayList<Item>();
        int rest = MOST_CONTENT;
        for (Entry entry : entries) {
            Item item = item(settings, entry);
            String html =
                    Markdown.portableHtml(
                            entry.post().body(),
                            new Markdown.Style(true, false, settings.language()),
                            settings,
                            entry.path());
            if (html.length() <= rest) {
                rest -= html.length();
                item.getModules().add(content(html));
            }
            items.add(item);
        }
        channel.setItems(items);
        try {
            return new WireFeedOutput().outputString(channel, true).replace("\r\n", "\n");
        } catch (FeedException e) {
            throw new IllegalStateException("ROME takes no such feed", e);
        }
    }

    private static Item item(Settings settings, Entry entry) {
        var item = new Item();
        item.setTitle(entry.post().title());
        item.setLink(settings.address(entry.path()));
        var guid = new Guid();
        guid.setValue(settings.id() + entry.path().encoded());
        guid.setPermaLink(settings.id().equals(settings.url()));
        item.setGuid(guid);
        ZoneId zone = settings.timezone();
        item.setPubDate(Date.from(entry.date().at(zone)));
        var description = new Description();
        description.setType("text/plain");
        description.setValue(entry.summary());
        item.setDescription(description);
        return item;
    }

    private static ContentModule content(String html) {
        var content = new ContentModuleImpl();
        // ROME writes a CDATA section, which raw HTML must not end.
        content.setEncodeds(List.of(html.replace("]]>", "]]&gt;")));
        return content;
    }
}
