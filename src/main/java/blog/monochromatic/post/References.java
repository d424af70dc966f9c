package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.SourceKind;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds what a text leads to and shows: links and images, in Markdown and in raw HTML.
public final class References {
    /// The attributes whose value is an address
    /// (https://html.spec.whatwg.org/multipage/indices.html#attributes-3).
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "poster", "data", "xlink:href");

    private References() {}

    /// The references of a post, a page or `index.txt`, in the order of their lines, with the
    /// menu and the image of front matter. Those of a heading that only gives the text its
    /// title are none.
    ///
    /// @param source which was accepted before
    public static List<Reference> of(Key key, byte[] source) throws Refusal {
        String text = Post.withoutModeline(SourceText.decode(key, source));
        FrontMatter front = FrontMatterParser.parse(key, text);
        var references = new ArrayList<Reference>();
        if (key.equals(SourceKind.HOME_KEY)) {
            for (FrontMatter.Item item : front.pairs("menu", "")) {
                references.add(reference(Reference.Kind.LINK, item.field()));
            }
            String body = text.lines().skip(front.lines()).collect(Collectors.joining("\n"));
            references.addAll(of(body, front.lines()));
        } else {
            front.get("image")
                    .ifPresent(image -> references.add(reference(Reference.Kind.IMAGE, image)));
            Post.Read read = Post.read(key, source, false);
            references.addAll(of(read.post().body(), read.linesBefore()));
        }
        return references;
    }

    private static Reference reference(Reference.Kind kind, FrontMatter.Field field) {
        return new Reference(kind, field.value().strip(), field.line());
    }

    private static List<Reference> of(String markdown, int linesBefore) {
        Node document = Markdown.parseWithPositions(markdown);
        var definitions = new Definitions();
        document.accept(definitions);
        var finder = new Finder(markdown, linesBefore, definitions.lines);
        document.accept(finder);
        return finder.found.stream()
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .distinct()
                .toList();
    }

    /// The lines of definitions, by their destinations.
    private static final class Definitions extends AbstractVisitor {
        private final Map<String, Integer> lines = new HashMap<>();

        @Override
        public void visit(LinkReferenceDefinition definition) {
            lines.putIfAbsent(
                    definition.getDestination(),
                    definition.getSourceSpans().getFirst().getLineIndex());
        }
    }

    private static final class Finder extends AbstractVisitor {
        private final String markdown;
        private final int linesBefore;
        private final Map<String, Integer> definitions;
        private final List<Reference> found = new ArrayList<>();

        Finder(String markdown, int linesBefore, Map<String, Integer> definitions) {
            this.markdown = markdown;
            this.linesBefore = linesBefore;
            this.definitions = definitions;
        }

        @Override
        public void visit(Link link) {
            add(Reference.Kind.LINK, link.getDestination(), line(link, link.getDestination()));
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            add(Reference.Kind.IMAGE, image.getDestination(), line(image, image.getDestination()));
            visitChildren(image);
        }

        @Override
        public void visit(HtmlBlock block) {
            addTags(block, block.getLiteral());
        }

        @Override
        public void visit(HtmlInline inline) {
            addTags(inline, inline.getLiteral());
        }

        /// The address of `[words](address)` is at its end, that of `[words][name]` and `[name]` in
        /// the definition.
        private int line(Node node, String destination) {
            SourceSpan last = node.getSourceSpans().getLast();
            boolean hasDefinition =
                    markdown.charAt(last.getInputIndex() + last.getLength() - 1) == ']';
            return hasDefinition
                    ? definitions.getOrDefault(destination, last.getLineIndex())
                    : last.getLineIndex();
        }

        private void addTags(Node node, String html) {
            int line = node.getSourceSpans().getFirst().getLineIndex();
            int counted = 0;
            for (HtmlTags.Tag tag : HtmlTags.of(html)) {
                for (HtmlTags.Attribute attribute : tag.attributes()) {
                    for (; counted < attribute.position(); counted++) {
                        line += html.charAt(counted) == '\n' ? 1 : 0;
                    }
                    add(tag.name(), attribute, line);
                }
            }
        }

        private void add(String element, HtmlTags.Attribute attribute, int line) {
            if (attribute.name().equals("srcset")) {
                srcset(attribute.value())
                        .forEach(address -> add(Reference.Kind.IMAGE, address, line));
            } else if (ADDRESSES.contains(attribute.name())) {
                boolean isImage =
                        attribute.name().equals("poster")
                                || element.equals("img")
                                || element.equals("image")
                                || element.equals("input");
                add(isImage ? Reference.Kind.IMAGE : Reference.Kind.LINK, attribute.value(), line);
            }
        }

        private void add(Reference.Kind kind, String destination, int line) {
            found.add(new Reference(kind, destination, linesBefore + line + 1));
        }
    }

    /// The addresses of `a.png 1x, b.png 2x`: up to white space, or up to commas that white space
    /// follows (https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute).
    public static List<String> srcset(String value) {
        var addresses = new ArrayList<String>();
        boolean isAddress = true;
        for (String part : value.strip().split("\\s+", -1)) {
            boolean ends = part.endsWith(",");
            if (isAddress) {
                addresses.add(Post.withoutTrailing(',', part));
            }
            isAddress = ends;
        }
        addresses.removeIf(String::isEmpty);
        return addresses;
    }
}
