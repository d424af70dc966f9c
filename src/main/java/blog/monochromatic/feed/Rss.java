package blog.monochromatic.feed;

import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Settings;

import com.rometools.modules.atom.modules.AtomLinkModule;
import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Item;

import org.jdom2.CDATA;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes RSS 2.0 (https://www.rssboard.org/rss-specification), as its profile advises
/// (https://www.rssboard.org/rss-profile). It has no enclosures, since it wants their lengths.
final class Rss {
    private static final Namespace CONTENT =
            Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");

    /// RFC 822 §5, with the year in full. ROME's own dates are of the Julian calendar before 1582.
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private Rss() {}

    static String write(Feed feed) {
        var channel = new Channel("rss_2.0");
        Settings settings = feed.settings();
        channel.setTitle(feed.title());
        channel.setLink(feed.pageAddress());
        // RSS wants a description; a site that has none is described by the title.
        channel.setDescription(
                settings.description().isEmpty() ? feed.title() : settings.description());
        channel.setLanguage(settings.language());
        feed.updated().ifPresent(at -> channel.getForeignMarkup().add(date("lastBuildDate", at)));
        channel.getModules().add(links(feed));
        channel.setItems(feed.posts().stream().map(post -> item(feed, post)).toList());
        Document document = RomeXml.document(channel);
        addContents(document, feed);
        return RomeXml.text(document);
    }

    private static AtomLinkModule links(Feed feed) {
        var links = new ArrayList<Link>();
        Link self = link("self", feed.address(FeedFormat.RSS));
        self.setType(FeedFormat.RSS.mediaType());
        links.add(self);
        if (!feed.settings().hub().isEmpty()) {
            links.add(link("hub", feed.settings().hub()));
        }
        var module = new AtomLinkModuleImpl();
        module.setLinks(links);
        return module;
    }

    private static Link link(String rel, String address) {
        var link = new Link();
        link.setRel(rel);
        link.setHref(address);
        return link;
    }

    private static Item item(Feed feed, FeedPost post) {
        Settings settings = feed.settings();
        var item = new Item();
        item.setTitle(post.title());
        item.setLink(settings.address(post.path()));
        var guid = new Guid();
        guid.setValue(feed.id(post.path()));
        guid.setPermaLink(settings.id().equals(settings.url()));
        item.setGuid(guid);
        item.getForeignMarkup().add(date("pubDate", feed.at(post.date())));
        item.setCategories(post.tags().stream().map(Rss::category).toList());
        if (!post.summary().isEmpty()) {
            var description = new Description();
            description.setValue(html(post.summary()));
            item.setDescription(description);
        }
        var core = new DCModuleImpl();
        if (!settings.author().isEmpty()) {
            core.setCreator(settings.author());
        }
        if (!post.language().equals(settings.language())) {
            core.setLanguage(post.language());
        }
        item.setModules(new ArrayList<>(List.of(core)));
        return item;
    }

    private static Category category(String tag) {
        var category = new Category();
        category.setValue(tag);
        return category;
    }

    private static Element date(String name, Instant date) {
        return new Element(name).setText(DATE.format(date));
    }

    /// A text as HTML, which a description is read as.
    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// The content comes after its summary, and in its place where there is none. ROME would write
    /// it before, and in one CDATA section, which cannot hold what ends it.
    private static void addContents(Document document, Feed feed) {
        Element root = document.getRootElement();
        root.addNamespaceDeclaration(CONTENT);
        var posts = feed.posts().iterator();
        var contents = feed.contents().iterator();
        for (Element item : root.getChild("channel").getChildren("item")) {
            Element element =
                    posts.next().summary().isEmpty()
                            ? new Element("description")
                            : new Element("encoded", CONTENT);
            contents.next()
                    .ifPresent(it -> item.addContent(element.addContent(sections(it.html()))));
        }
    }

    private static List<CDATA> sections(String html) {
        var sections = new ArrayList<CDATA>();
        int start = 0;
        for (int end = html.indexOf("]]>"); end >= 0; end = html.indexOf("]]>", start)) {
            sections.add(new CDATA(html.substring(start, end + 2)));
            start = end + 2;
        }
        sections.add(new CDATA(html.substring(start)));
        return sections;
    }
}
