package blog.monochromatic.post;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.Optional;

/// CommonMark (https://spec.commonmark.org/0.31.2/), raw HTML let through.
public final class Markdown {
    private static final Parser PARSER = parser(IncludeSourceSpans.BLOCKS);
    private static final Parser POSITIONS = parser(IncludeSourceSpans.BLOCKS_AND_INLINES);
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().percentEncodeUrls(true).build();

    private Markdown() {}

    private static Parser parser(IncludeSourceSpans spans) {
        return Parser.builder()
                .maxOpenBlockParsers(MarkdownLimits.MOST_NESTING + 1)
                .maxInlineNesting(MarkdownLimits.MOST_NESTING)
                .includeSourceSpans(spans)
                .build();
    }

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    /// Like [#parse], and each link knows where it is written, too.
    static Node parseWithPositions(String markdown) {
        return POSITIONS.parse(markdown);
    }

    static void render(Node document, Appendable into) {
        RENDERER.render(document, into);
    }

    /// The body as HTML for a page of the site, its links as written.
    public static String html(String markdown) {
        return SourceText.withoutNonCharacters(RENDERER.render(PARSER.parse(markdown)));
    }

    /// The text of the first heading; empty where there is none.
    static Optional<String> firstHeading(String markdown) {
        return first(markdown, Heading.class);
    }

    /// The text of the first paragraph that has any; empty where there is none.
    static Optional<String> firstParagraph(String markdown) {
        return first(markdown, Paragraph.class);
    }

    /// Where a heading links to that begins with a link, `/2014/04/slug.html` of `#
    /// [Title](/2014/04/slug.html)`, also in `# **[Title](…)** and more`.
    static Optional<String> headingTarget(String heading) {
        if (!(PARSER.parse(heading).getFirstChild() instanceof Heading node)) {
            return Optional.empty();
        }
        Node first = node.getFirstChild();
        while (first instanceof Emphasis || first instanceof StrongEmphasis) {
            first = first.getFirstChild();
        }
        return first instanceof Link link ? Optional.of(link.getDestination()) : Optional.empty();
    }

    private static Optional<String> first(String markdown, Class<? extends Node> block) {
        for (Node node = PARSER.parse(markdown).getFirstChild();
                node != null;
                node = node.getNext()) {
            if (block.isInstance(node)) {
                var text = new PlainText();
                node.accept(text);
                if (!text.isBlank()) {
                    return Optional.of(text.toString());
                }
            }
        }
        return Optional.empty();
    }

    /// The words of a node, on one line.
    private static final class PlainText extends AbstractVisitor {
        private final StringBuilder words = new StringBuilder();

        @Override
        public void visit(Text text) {
            words.append(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            words.append(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            words.append(' ');
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            words.append(' ');
        }

        boolean isBlank() {
            return words.toString().isBlank();
        }

        @Override
        public String toString() {
            return SourceText.withoutNonCharacters(words.toString()).strip();
        }
    }
}
