package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.SitePath;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/// What Markdown may hold, so that neither the time nor the memory nor the stack that it takes
/// grows faster than its length. What was let through can be parsed and rendered again on any
/// thread.
///
/// A text is looked at twice: [#checkBlocks] before anything else parses it, in a time that grows
/// with its length whatever it holds; then [#check], which parses and renders it once.
final class MarkdownLimits {
    /// How many quotes, lists, items, emphases and links may lie in each other. Each level takes a
    /// few frames of the stack, of which the smallest has room for some thousands; fifty lists, an
    /// item each, are more than a page can indent.
    static final int MOST_NESTING = 100;

    /// How many characters that can open or close something, line ends among them, one paragraph or
    /// heading may hold. The parser looks back from one to the others before it, so its time grows
    /// with their square: a megabyte of such paragraphs takes about a second. A paragraph that
    /// fills 50 pages has fewer.
    static final int MOST_MARKERS = 5_000;

    private static final String MARKERS = "[]*_`~<&\\!";

    /// How many characters may be looked through for the ends of addresses, after `](`. An address
    /// is looked through once, so a text of links has less than its own length; one of brackets
    /// that are no links has up to [#MOST_PARENTHESES] times as much.
    static final int MOST_ADDRESSES = 2 * SourceText.MOST_BYTES;

    /// How many parentheses the parser follows into an address.
    private static final int MOST_PARENTHESES = 32;

    /// How many paragraphs, items, links, words in emphasis and the like a text may have. Each
    /// takes some hundred bytes while a page is made, many pages at a time; a book of 500 pages has
    /// a tenth.
    static final int MOST_NODES = 250_000;

    /// How many link definitions, `[name]: address`, and footnotes a text may have. Each costs
    /// several times what its letters do; a book with ten notes a page has half as many.
    static final int MOST_DEFINITIONS = 10_000;

    /// How many cells a text's tables may have. A row that is short is filled up to the length of
    /// the first, so few letters can be many; a thousand rows of twenty are a fifth.
    static final int MOST_CELLS = 100_000;

    /// How many characters a text may have as HTML: four times its most bytes. A listing of HTML,
    /// each of its brackets escaped, has less than three; a hundred thousand links to one long
    /// definition have gigabytes.
    static final int MOST_HTML = 4 * SourceText.MOST_BYTES;

    /// The longest address of a site, `https://`, a host's 253 and a port.
    private static final int MOST_ADDRESS = 267;

    private MarkdownLimits() {}

    /// Thrown out of the parser and the renderer, which know no checked exceptions.
    ///
    /// @see #refusal
    private static final class TooMuch extends RuntimeException {
        private final int line;
        private final String advice;

        /// @param line of the Markdown, from 0; -1 for the whole of it
        TooMuch(int line, String what, String advice) {
            super(what, null, false, false);
            this.line = line;
            this.advice = advice;
        }

        Refusal refusal(Key key, int linesBefore) {
            return new Refusal(
                    new Problem(
                            key,
                            line < 0 ? 0 : linesBefore + line + 1,
                            String.valueOf(getMessage()),
                            advice));
        }
    }

    /// Refuses what could take long to parse, or is nested too deeply.
    ///
    /// @param linesBefore how many lines of the file come before the Markdown
    static void checkBlocks(Key key, String markdown, int linesBefore) throws Refusal {
        try {
            walk(blocks().parse(markdown));
        } catch (TooMuch e) {
            throw e.refusal(key, linesBefore);
        }
    }

    /// Parses and renders it, and refuses what becomes too large. Its blocks have been checked.
    ///
    /// @param page where it will show: what its links are relative to in the feed
    /// @param linesBefore as in [#checkBlocks]
    /// @return how many characters its HTML has at most, in the feed
    static long check(Key key, String markdown, SitePath page, int linesBefore) throws Refusal {
        try {
            Node document = Markdown.parse(markdown);
            int links = walk(document);
            var html = new Bound();
            html.take(links * (long) (MOST_ADDRESS + page.encoded().length()));
            Markdown.renderAll(document, html);
            return html.characters;
        } catch (TooMuch e) {
            throw e.refusal(key, linesBefore);
        }
    }

    /// Refuses what has too much HTML as a whole.
    static void checkSize(Key key, long characters) throws Refusal {
        try {
            new Bound().take(characters);
        } catch (TooMuch e) {
            throw e.refusal(key, 0);
        }
    }

    /// A parser that finds out the blocks, and looks no further into what they hold than to count
    /// its markers.
    private static Parser blocks() {
        var addresses = new AddressCount();
        var cells = new CellCount();
        return Markdown.syntax()
                .customBlockParserFactory(new LineCount())
                .inlineParserFactory(
                        context ->
                                (lines, node) -> {
                                    cells.count(node);
                                    countMarkers(lines, node);
                                    addresses.count(lines, node);
                                })
                .build();
    }

    private static void countMarkers(SourceLines lines, Node block) {
        int markers = 0;
        int at = line(block);
        for (SourceLine line : lines.getLines()) {
            CharSequence content = line.getContent();
            markers++; // its end
            for (int i = 0; i < content.length(); i++) {
                if (MARKERS.indexOf(content.charAt(i)) >= 0) {
                    markers++;
                }
            }
            requireFew(markers, at);
            at++;
        }
    }

    /// Counts the characters that the parser looks through for the end of an address, and looks
    /// through as many itself.
    private static final class AddressCount {
        private int looked;

        void count(SourceLines lines, Node block) {
            int at = line(block);
            for (SourceLine line : lines.getLines()) {
                String content = line.getContent().toString();
                for (int i = content.indexOf("]("); i >= 0; i = content.indexOf("](", i + 2)) {
                    looked += length(content, i + 2);
                    if (looked > MOST_ADDRESSES) {
                        throw new TooMuch(
                                at,
                                "By here, what follows ]( and may be an address is too long",
                                "close each address with a ), put spaces into what is none, or"
                                        + " indent it by four spaces if it is code");
                    }
                }
                at++;
            }
        }

        /// How far an address may reach that is not between angle brackets (CommonMark 6.3).
        private static int length(String content, int start) {
            int open = 0;
            int end = start;
            for (; end < content.length() && open >= 0 && open <= MOST_PARENTHESES; end++) {
                char c = content.charAt(end);
                if (c <= ' ') {
                    break;
                }
                if (c == '\\') {
                    end++;
                }
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            return end - start;
        }
    }

    /// Counts cells while a table is filled up.
    private static final class CellCount {
        private int cells;

        void count(Node node) {
            cells += node instanceof TableCell ? 1 : 0;
            if (cells > MOST_CELLS) {
                throw new TooMuch(
                        line(node),
                        "By here, its tables have more than %,d cells".formatted(MOST_CELLS),
                        "split it into several texts, or offer the table as a file");
            }
        }
    }

    private static void requireFew(int markers, int line) {
        if (markers > MOST_MARKERS) {
            throw new TooMuch(
                    line,
                    "By here, the paragraph has more than %,d line ends, brackets, stars and the like"
                            .formatted(MOST_MARKERS),
                    "put empty lines between its parts, or indent it by four spaces if it is code");
        }
    }

    /// Counts a paragraph's lines while it grows, for at each that may start something else, the
    /// parser copies all those before it. Starts no block itself.
    private static final class LineCount implements BlockParserFactory {
        private @Nullable Block paragraph;
        private int lines;

        @Override
        public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            Block block = matched.getMatchedBlockParser().getBlock();
            if (block instanceof Paragraph) {
                lines = block.equals(paragraph) ? lines + 1 : 1;
                paragraph = block;
                requireFew(lines, line(block) + lines);
            }
            return BlockStart.none();
        }
    }

    /// Goes through the tree without going down into it by recursion, for it is not known yet how
    /// deep that is.
    ///
    /// @return how many links and images it has
    private static int walk(Node document) {
        int depth = 0;
        int nodes = 0;
        int links = 0;
        int definitions = 0;
        for (Node node = document; node != null; ) {
            nodes++;
            if (nodes > MOST_NODES) {
                throw new TooMuch(
                        line(node),
                        "By here, it has more than %,d paragraphs, list items, links and the like"
                                .formatted(MOST_NODES),
                        "split it into several texts");
            }
            if (depth > MOST_NESTING) {
                throw new TooMuch(
                        line(node),
                        "Quotes, lists or emphasis are nested more than %d levels deep here"
                                .formatted(MOST_NESTING),
                        "take some of the levels away");
            }
            definitions +=
                    node instanceof LinkReferenceDefinition || node instanceof FootnoteDefinition
                            ? 1
                            : 0;
            if (definitions > MOST_DEFINITIONS) {
                throw new TooMuch(
                        line(node),
                        "By here, it has more than %,d link definitions and footnotes"
                                .formatted(MOST_DEFINITIONS),
                        "write addresses where they are used, or split it into several texts");
            }
            links += node instanceof Link || node instanceof Image ? 1 : 0;
            Node next = node.getFirstChild();
            if (next != null) {
                depth++;
            } else {
                next = node;
                while (next != null && next.getNext() == null) {
                    next = next.getParent();
                    depth--;
                }
                next = next == null ? null : next.getNext();
            }
            node = next;
        }
        return links;
    }

    /// The line of the block, or the cell of a table, that a node is in.
    private static int line(Node node) {
        @Nullable Node block = node;
        while (block != null && block.getSourceSpans().isEmpty()) {
            block = block.getParent();
        }
        return block == null ? -1 : block.getSourceSpans().getFirst().getLineIndex();
    }

    /// Takes HTML and forgets it, up to [#MOST_HTML] characters.
    private static final class Bound implements Appendable {
        private long characters;

        void take(long more) {
            characters += more;
            if (characters > MOST_HTML) {
                throw new TooMuch(
                        -1,
                        "Its HTML has more than %,d characters".formatted(MOST_HTML),
                        "split it into several texts, or use long link definitions less often and"
                                + " take empty lists and items away");
            }
        }

        @Override
        public Appendable append(@Nullable CharSequence text) {
            take(String.valueOf(text).length());
            return this;
        }

        @Override
        public Appendable append(@Nullable CharSequence text, int start, int end) {
            take(end - start);
            return this;
        }

        @Override
        public Appendable append(char character) {
            take(1);
            return this;
        }
    }
}
