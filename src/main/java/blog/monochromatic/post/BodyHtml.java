package blog.monochromatic.post;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Writes a text's HTML, for whatever shows it: valid, and such that one who cannot see or point
/// can read it. It has classes, and no styles, which a site's security policy may forbid.
class BodyHtml extends CoreHtmlNodeRenderer {
    private static final String ARROW = "\u21a9\ufe0e"; // as a letter, not as a picture

    final HtmlWriter html;
    private final boolean isAlone;
    private Footnotes footnotes = new Footnotes(new Document());

    /// @param isAlone whether no other text is on the page, so that notes can have ids
    BodyHtml(HtmlNodeRendererContext context, boolean isAlone) {
        super(context);
        this.html = context.getWriter();
        this.isAlone = isAlone;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        var types = new HashSet<>(super.getNodeTypes());
        types.addAll(
                List.of(
                        Figure.class,
                        FootnoteReference.class,
                        TableCell.class,
                        TaskListItemMarker.class));
        return types;
    }

    @Override
    public void beforeRoot(Node document) {
        footnotes = new Footnotes(document);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof Figure figure) {
            html.line();
            html.tag("figure");
            html.line();
            context.render(Objects.requireNonNull(figure.getFirstChild()));
            html.line();
            html.tag("figcaption");
            context.render(Objects.requireNonNull(figure.getLastChild()));
            html.tag("/figcaption");
            html.line();
            html.tag("/figure");
            html.line();
        }
    }

    @Override
    public void visit(CustomNode node) {
        switch (node) {
            case TableCell cell -> cell(cell);
            case FootnoteReference reference -> reference(reference);
            case TaskListItemMarker marker -> {} // Its box stands in the paragraph.
            default -> visitChildren(node);
        }
    }

    /// An empty cell is no heading: it would name a column nothing.
    private void cell(TableCell cell) {
        boolean isHeading = cell.isHeader() && cell.getFirstChild() != null;
        String tag = isHeading ? "th" : "td";
        var attributes = new LinkedHashMap<String, String>();
        if (isHeading) {
            attributes.put("scope", "col");
        }
        if (cell.getAlignment() != null) {
            attributes.put("class", cell.getAlignment().name().toLowerCase(Locale.ROOT));
        }
        html.line();
        html.tag(tag, attributes);
        visitChildren(cell);
        html.tag("/" + tag);
        html.line();
    }

    @Override
    public void visit(ListItem item) {
        boolean isTask = item.getFirstChild() instanceof TaskListItemMarker;
        html.tag("li", isTask ? Map.of("class", "task") : Map.of());
        visitChildren(item);
        html.tag("/li");
        html.line();
    }

    /// What a node holds, and what a paragraph stands for: a task's words are the label of its
    /// box, and a note's end with the ways back.
    @Override
    protected void visitChildren(Node parent) {
        if (parent instanceof Paragraph
                && parent.getPrevious() instanceof TaskListItemMarker marker) {
            html.tag("label");
            html.tag("input", box(marker.isChecked()));
            html.raw(" ");
            super.visitChildren(parent);
            html.tag("/label");
        } else {
            super.visitChildren(parent);
        }
        Node outer = parent.getParent();
        if (parent instanceof Paragraph
                && outer instanceof FootnoteDefinition definition
                && parent.equals(outer.getLastChild())) {
            html.raw(isAlone ? " " : "");
            linksBack(footnotes.note(definition));
        }
    }

    private static Map<String, String> box(boolean isChecked) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("type", "checkbox");
        attributes.put("disabled", "");
        if (isChecked) {
            attributes.put("checked", "");
        }
        return attributes;
    }

    private void reference(FootnoteReference node) {
        Footnotes.Reference reference = footnotes.reference(node);
        if (reference == null) {
            return; // in the words for an image
        }
        html.tag("sup");
        if (isAlone) {
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("id", reference.id());
            attributes.put("href", "#fn:" + reference.note());
            attributes.put("role", "doc-noteref");
            html.tag("a", attributes);
        }
        html.raw("" + reference.note());
        if (isAlone) {
            html.tag("/a");
        }
        html.tag("/sup");
    }

    @Override
    public void afterRoot(Node document) {
        if (footnotes.notes().isEmpty()) {
            return;
        }
        html.line();
        if (isAlone) {
            html.raw(
                    "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n"
                            + "<ol>\n");
        } else {
            html.raw("<ol class=\"footnotes\">\n");
        }
        footnotes.notes().forEach(this::note);
        html.raw(isAlone ? "</ol>\n</section>\n" : "</ol>\n");
    }

    private void note(Footnotes.Note note) {
        html.tag("li", isAlone ? Map.of("id", note.id()) : Map.of());
        html.line();
        super.visitChildren(note.definition());
        if (isAlone && !(note.definition().getLastChild() instanceof Paragraph)) {
            html.line();
            html.tag("p");
            linksBack(note);
            html.tag("/p");
        }
        html.line();
        html.tag("/li");
        html.line();
    }

    private void linksBack(Footnotes.Note note) {
        if (!isAlone) {
            return;
        }
        for (Footnotes.Reference reference : note.references()) {
            html.raw(reference.number() == 1 ? "" : " ");
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("href", "#" + reference.id());
            attributes.put("class", "back");
            attributes.put("role", "doc-backlink");
            attributes.put("aria-label", "Back to reference " + reference.label());
            html.tag("a", attributes);
            html.raw(ARROW);
            html.tag("/a");
        }
    }
}
