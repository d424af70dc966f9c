package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.SourceKind;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A start tag, and where its author can find it.
///
/// @param name in lower case
/// @param attributes values by names in lower case, in their order; of two with one name the first
/// @param line where it begins, from 1
public record PlacedTag(String name, Map<String, String> attributes, int line) {
    /// The tags of a file.
    public static List<PlacedTag> of(String html) {
        return of(html, 1);
    }

    /// The tags that a post, a page or `index.txt` brings onto its page: those of its HTML, and of
    /// its links and images.
    ///
    /// @param source which was accepted before
    public static List<PlacedTag> of(Key key, byte[] source) throws Refusal {
        if (key.equals(SourceKind.HOME_KEY)) {
            String text = Post.withoutModeline(SourceText.decode(key, source));
            int front = FrontMatterParser.parse(key, text).lines();
            return ofMarkdown(text.lines().skip(front).collect(Collectors.joining("\n")), front);
        }
        Post.Read read = Post.read(key, source, false);
        return ofMarkdown(read.post().body(), read.linesBefore());
    }

    private static List<PlacedTag> ofMarkdown(String markdown, int linesBefore) {
        var finder = new Finder(linesBefore);
        Markdown.parseWithPositions(markdown).accept(finder);
        return finder.found;
    }

    private static List<PlacedTag> of(String html, int firstLine) {
        var placed = new ArrayList<PlacedTag>();
        int line = firstLine;
        int counted = 0;
        for (HtmlTags.Tag tag : HtmlTags.of(html)) {
            for (; counted < tag.position(); counted++) {
                line += html.charAt(counted) == '\n' ? 1 : 0;
            }
            var attributes = new LinkedHashMap<String, String>();
            tag.attributes().forEach(it -> attributes.putIfAbsent(it.name(), it.value()));
            placed.add(new PlacedTag(tag.name(), attributes, line));
        }
        return placed;
    }

    private static final class Finder extends AbstractVisitor {
        private final int linesBefore;
        private final List<PlacedTag> found = new ArrayList<>();

        Finder(int linesBefore) {
            this.linesBefore = linesBefore;
        }

        @Override
        public void visit(HtmlBlock block) {
            found.addAll(of(block.getLiteral(), line(block)));
        }

        @Override
        public void visit(HtmlInline inline) {
            found.addAll(of(inline.getLiteral(), line(inline)));
        }

        @Override
        public void visit(Link link) {
            add("a", "href", link.getDestination(), link);
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            add("img", "src", image.getDestination(), image);
            visitChildren(image);
        }

        private void add(String element, String attribute, String address, Node node) {
            found.add(new PlacedTag(element, Map.of(attribute, address), line(node)));
        }

        private int line(Node node) {
            return linesBefore + node.getSourceSpans().getFirst().getLineIndex() + 1;
        }
    }
}
