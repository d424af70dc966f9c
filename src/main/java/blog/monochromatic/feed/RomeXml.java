package blog.monochromatic.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;

import org.jdom2.Document;
import org.jdom2.output.Format;
import org.jdom2.output.LineSeparator;
import org.jdom2.output.XMLOutputter;

/// From ROME's model of a feed to XML.
final class RomeXml {
    private RomeXml() {}

    static Document document(WireFeed feed) {
        try {
            return new WireFeedOutput().outputJDom(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("ROME takes no such feed", e);
        }
    }

    static String text(Document document) {
        Format format = Format.getPrettyFormat().setLineSeparator(LineSeparator.UNIX);
        return new XMLOutputter(format).outputString(document);
    }
}
