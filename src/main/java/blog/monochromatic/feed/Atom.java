package blog.monochromatic.feed;

import blog.monochromatic.site.FeedFormat;
import blog.monochromatic.site.Settings;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;

import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Writes Atom 1.0 (RFC 4287).
final class Atom {
    private static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");

    private Atom() {}

    static String write(Feed feed) {
        Settings settings = feed.settings();
        var atom = new com.rometools.rome.feed.atom.Feed("atom_1.0");
        atom.setId(feed.id(feed.page()));
        atom.setTitle(feed.title());
        if (!settings.description().isEmpty()) {
            atom.setSubtitle(text(settings.description()));
        }
        atom.setAlternateLinks(List.of(link("alternate", feed.pageAddress(), "text/html")));
        atom.setOtherLinks(links(feed));
        var author = new Person();
        // Atom wants an author; a site that names none speaks for itself.
        author.setName(settings.author().isEmpty() ? settings.title() : settings.author());
        atom.setAuthors(List.of(author));
        // Atom wants a date, too: a feed that has not begun has the first there is.
        atom.getForeignMarkup().add(date("updated", feed.updated().orElse(Instant.EPOCH)));
        var entries = new ArrayList<Entry>();
        var contents = feed.contents().iterator();
        for (FeedPost post : feed.posts()) {
            Entry entry = entry(feed, post);
            contents.next().ifPresent(content -> add(content, entry));
            entries.add(entry);
        }
        atom.setEntries(entries);
        Document document = RomeXml.document(atom);
        setLanguages(document, feed);
        return RomeXml.text(document);
    }

    private static List<Link> links(Feed feed) {
        Link self = link("self", feed.address(FeedFormat.ATOM), FeedFormat.ATOM.mediaType());
        String hub = feed.settings().hub();
        return hub.isEmpty() ? List.of(self) : List.of(self, link("hub", hub, null));
    }

    private static Entry entry(Feed feed, FeedPost post) {
        var entry = new Entry();
        String address = feed.settings().address(post.path());
        entry.setXmlBase(address);
        entry.setId(feed.id(post.path()));
        entry.setTitle(post.title());
        entry.setOtherLinks(List.of(link("alternate", address, "text/html")));
        entry.getForeignMarkup().add(date("updated", feed.updated(post)));
        entry.getForeignMarkup().add(date("published", feed.at(post.date())));
        entry.setCategories(post.tags().stream().map(Atom::category).toList());
        if (!post.summary().isEmpty()) {
            entry.setSummary(text(post.summary()));
        }
        return entry;
    }

    private static void add(PortableHtml portable, Entry entry) {
        var content = new Content();
        content.setType(Content.HTML);
        content.setValue(portable.html());
        entry.setContents(List.of(content));
        Stream<Link> media =
                portable.media().stream().map(one -> link("enclosure", one.address(), one.type()));
        // The post's own address last: there are readers that take the last link for it.
        entry.setOtherLinks(Stream.concat(media, entry.getOtherLinks().stream()).toList());
    }

    /// ROME knows no languages of entries.
    private static void setLanguages(Document document, Feed feed) {
        Element root = document.getRootElement();
        String language = feed.settings().language();
        root.setAttribute("lang", language, Namespace.XML_NAMESPACE);
        var posts = feed.posts().iterator();
        for (Element entry : root.getChildren("entry", ATOM)) {
            String own = posts.next().language();
            if (!own.equals(language)) {
                entry.setAttribute("lang", own, Namespace.XML_NAMESPACE);
            }
        }
    }

    private static Content text(String value) {
        var content = new Content();
        content.setType(Content.TEXT);
        content.setValue(value);
        return content;
    }

    private static Link link(String rel, String address, @Nullable String type) {
        var link = new Link();
        link.setRel(rel);
        link.setHref(address);
        link.setType(type);
        return link;
    }

    private static Category category(String tag) {
        var category = new Category();
        category.setTerm(tag);
        return category;
    }

    /// RFC 3339. ROME's own dates are of the Julian calendar before 1582.
    private static Element date(String name, Instant date) {
        return new Element(name, ATOM).setText(date.toString());
    }
}
