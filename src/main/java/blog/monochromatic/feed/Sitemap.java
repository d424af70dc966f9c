package blog.monochromatic.feed;

import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes a site map (https://www.sitemaps.org/protocol.html): an index, and the parts that it
/// names. The protocol allows 50,000 pages in a part, 50,000 parts in an index, and 50 MiB for
/// each.
public final class Sitemap {
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private final Settings settings;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private Sitemap(Settings settings) throws XMLStreamException {
        this.settings = settings;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /// A page of the site.
    ///
    /// @param modified when it was changed last; null where not known
    /// @param languages its versions by language (BCP 47), itself among them; empty for a page that
    ///     is in one language only
    public record Page(
            SitePath path, @Nullable Instant modified, SortedMap<String, SitePath> languages) {
        public Page {
            languages = new TreeMap<>(languages);
        }
    }

    /// The index.
    ///
    /// @param settings with an address
    /// @param parts the files of the site map
    public static String index(Settings settings, List<SitePath> parts) {
        try {
            var map = new Sitemap(settings);
            map.begin("sitemapindex");
            for (SitePath part : parts) {
                map.beginEntry("sitemap", part, null);
                map.endEntry();
            }
            return map.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A string takes any XML", e);
        }
    }

    /// A part.
    ///
    /// @param settings with an address
    public static String part(Settings settings, List<Page> pages) {
        try {
            var map = new Sitemap(settings);
            map.begin("urlset");
            map.xml.writeNamespace("xhtml", XHTML);
            for (Page page : pages) {
                map.beginEntry("url", page.path(), page.modified());
                for (var version : page.languages().entrySet()) {
                    map.language(version);
                }
                map.endEntry();
            }
            return map.end();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A string takes any XML", e);
        }
    }

    private void begin(String root) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement(root);
        xml.writeDefaultNamespace(NAMESPACE);
    }

    private void beginEntry(String name, SitePath path, @Nullable Instant modified)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement(name);
        element("loc", settings.address(path));
        if (modified != null) {
            element("lastmod", modified.toString());
        }
    }

    private void element(String name, String value) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    /// https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
    private void language(Map.Entry<String, SitePath> version) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement("xhtml", "link", XHTML);
        xml.writeAttribute("rel", "alternate");
        xml.writeAttribute("hreflang", version.getKey());
        xml.writeAttribute("href", settings.address(version.getValue()));
    }

    private void endEntry() throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private String end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndDocument();
        return text.toString();
    }
}
