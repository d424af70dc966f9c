package blog.monochromatic.post;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.internal.FootnoteLinkProcessor;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.DefinitionMap;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The notes of one text that something refers to, and what refers to them, numbered in that order:
/// first what the text itself refers to, then what notes do.
///
/// Ids have colons, which names of headings never have ([Headings]).
final class Footnotes {
    private final DefinitionMap<FootnoteDefinition> definitions =
            new DefinitionMap<>(FootnoteDefinition.class);
    private final Map<FootnoteDefinition, Note> notes = new HashMap<>();
    private final Map<FootnoteReference, Reference> references = new HashMap<>();
    private final List<Note> inOrder = new ArrayList<>();

    /// @param references those to it
    record Note(int number, FootnoteDefinition definition, List<Reference> references) {
        String id() {
            return "fn:" + number;
        }
    }

    /// @param note its number
    /// @param number from 1, among those to the same note
    record Reference(int note, int number) {
        String id() {
            return "fnref:" + note + (number == 1 ? "" : ":" + number);
        }

        /// `2` for the first to the second note, `2-3` for the third to it.
        String label() {
            return note + (number == 1 ? "" : "-" + number);
        }
    }

    Footnotes(Node document) {
        document.accept(new Definitions());
        document.accept(new References());
        for (int i = 0; i < inOrder.size(); i++) { // It grows meanwhile.
            var inside = new References();
            Node node = inOrder.get(i).definition.getFirstChild();
            for (; node != null; node = node.getNext()) {
                node.accept(inside);
            }
        }
    }

    List<Note> notes() {
        return inOrder;
    }

    /// Null for one that no reader sees: it stands in a note that nothing refers to, or in the
    /// words for an image.
    @Nullable Reference reference(FootnoteReference node) {
        return references.get(node);
    }

    /// That of a definition which something refers to.
    Note note(FootnoteDefinition definition) {
        return Objects.requireNonNull(notes.get(definition));
    }

    private void refer(FootnoteReference node) {
        FootnoteDefinition definition = definitions.get(node.getLabel());
        Note note = notes.get(definition);
        if (note == null) {
            note = new Note(inOrder.size() + 1, definition, new ArrayList<>());
            notes.put(definition, note);
            inOrder.add(note);
        }
        var reference = new Reference(note.number, note.references.size() + 1);
        note.references.add(reference);
        references.put(node, reference);
    }

    private final class Definitions extends AbstractVisitor {
        @Override
        public void visit(CustomBlock block) {
            if (block instanceof FootnoteDefinition definition) {
                definitions.putIfAbsent(definition.getLabel(), definition);
            }
            visitChildren(block);
        }
    }

    /// Goes neither into notes nor into the words for an image.
    private final class References extends AbstractVisitor {
        @Override
        public void visit(CustomNode node) {
            if (node instanceof FootnoteReference reference) {
                refer(reference);
            }
            visitChildren(node);
        }

        @Override
        public void visit(CustomBlock block) {
            if (!(block instanceof FootnoteDefinition)) {
                visitChildren(block);
            }
        }

        @Override
        public void visit(Image image) {}
    }

    /// Finds references, and looks up no label that is longer than CommonMark lets one be: an
    /// attempt takes as long as it is, and brackets in brackets have as many.
    static final class Links implements LinkProcessor {
        /// Characters (https://spec.commonmark.org/0.31.2/#link-label).
        private static final int MOST_LABEL = 999;

        private final LinkProcessor notes = new FootnoteLinkProcessor();

        @Override
        public @Nullable LinkResult process(
                LinkInfo link, Scanner scanner, InlineParserContext context) {
            return link.text().length() > MOST_LABEL
                    ? LinkResult.none()
                    : notes.process(link, scanner, context);
        }
    }
}
