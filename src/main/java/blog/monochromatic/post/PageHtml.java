package blog.monochromatic.post;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes a text's HTML for a page of the site, whose stylesheet knows its classes: with links to
/// headings, coloured code, and what scrolls within itself within reach of the keyboard.
final class PageHtml extends BodyHtml {
    /// Loaded with the first fence that names a language, for it loads a library.
    private @Nullable Highlighter highlighter;

    PageHtml(HtmlNodeRendererContext context, boolean isAlone) {
        super(context, isAlone);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        var types = new HashSet<>(super.getNodeTypes());
        types.addAll(List.of(TableBlock.class, Headings.Contents.class));
        return types;
    }

    /// The link stands beside the heading, so that the heading's name is its words alone, and has
    /// no words, so that they are not doubled where there is no stylesheet.
    @Override
    public void visit(Heading heading) {
        if (!(heading.getFirstChild() instanceof Headings.Name name)) {
            super.visit(heading);
            return;
        }
        String tag = "h" + heading.getLevel();
        String words = PlainText.of(heading);
        html.line();
        html.raw("<div class=\"heading\">\n");
        html.tag(tag, Map.of("id", name.id));
        visitChildren(heading);
        html.tag("/" + tag);
        html.line();
        if (!words.isEmpty()) {
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("class", "anchor");
            attributes.put("href", "#" + name.id);
            attributes.put("aria-label", "Link to " + words);
            html.tag("a", attributes);
            html.tag("/a");
            html.line();
        }
        html.raw("</div>\n");
    }

    @Override
    public void visit(CustomBlock block) {
        switch (block) {
            case TableBlock table -> table(table);
            case Headings.Contents contents -> contents(contents.headings);
            default -> super.visit(block);
        }
    }

    private void table(TableBlock table) {
        html.line();
        html.raw(
                "<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n"
                        + "<table>\n");
        visitChildren(table);
        html.line();
        html.raw("</table>\n</div>\n");
    }

    /// A list in a list for each level, of those that the text has: a heading below a lower one
    /// than its neighbours stands beside them.
    private void contents(List<Heading> headings) {
        html.line();
        html.raw("<nav class=\"toc\" id=\"toc\" aria-label=\"Contents\">\n");
        Deque<Integer> levels = new ArrayDeque<>();
        for (Heading heading : headings) {
            int level = heading.getLevel();
            if (levels.isEmpty() || level > levels.getLast()) {
                html.raw(levels.isEmpty() ? "<ul>\n" : "\n<ul>\n");
            } else {
                levels.removeLast();
                html.raw("</li>\n");
                while (!levels.isEmpty() && level <= levels.getLast()) {
                    levels.removeLast();
                    html.raw("</ul>\n</li>\n");
                }
            }
            levels.addLast(level);
            html.raw("<li>");
            html.tag("a", Map.of("href", "#" + id(heading)));
            html.text(PlainText.of(heading));
            html.tag("/a");
        }
        html.raw("</li>\n</ul>\n" + "</li>\n</ul>\n".repeat(levels.size() - 1));
        html.raw("</nav>\n");
    }

    private static String id(Heading heading) {
        return ((Headings.Name) Objects.requireNonNull(heading.getFirstChild())).id;
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        code(block.getLiteral(), Map.of(), "");
    }

    @Override
    public void visit(FencedCodeBlock block) {
        String info = Objects.requireNonNullElse(block.getInfo(), "");
        String language = info.substring(0, (info + " ").indexOf(' '));
        code(
                block.getLiteral(),
                language.isEmpty() ? Map.of() : Map.of("class", "language-" + language),
                language);
    }

    private void code(String code, Map<String, String> attributes, String language) {
        html.line();
        html.tag("pre", Map.of("tabindex", "0"));
        html.tag("code", attributes);
        if (language.isEmpty()) {
            html.text(code);
        } else {
            html.raw(highlighter().html(code, language));
        }
        html.tag("/code");
        html.tag("/pre");
        html.line();
    }

    private Highlighter highlighter() {
        if (highlighter == null) {
            highlighter = new Highlighter();
        }
        return highlighter;
    }

    /// Has browsers load images when they are about to be seen, but for the first, which may be
    /// what a page's reader waits for.
    static final class LazyImages implements AttributeProvider {
        private boolean isLazy;

        /// @param isLazy whether the first is, too
        LazyImages(boolean isLazy) {
            this.isLazy = isLazy;
        }

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof Image) {
                if (isLazy) {
                    attributes.put("loading", "lazy");
                }
                attributes.put("decoding", "async");
                isLazy = true;
            }
        }
    }
}
