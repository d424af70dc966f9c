package blog.monochromatic.post;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Sets quotes, apostrophes, dashes and ellipses as printers do, in a time that grows with the
/// text. What is code, raw HTML or an address stays as it is.
final class Typography extends AbstractVisitor {
    /// Words that begin with an apostrophe, not with a quote: 'tis, rock 'n' roll, 's ist.
    private static final Set<String> CUT =
            Set.of("tis", "twas", "twere", "twill", "twould", "til", "em", "n", "s", "t", "ne");

    private static final int LONGEST_CUT = 6;

    /// What stands for what is neither a letter nor white space, and keeps what is around it apart.
    private static final char OTHER = 'x';

    private static final String APOSTROPHE = "’";

    private final Quotes quotes;

    /// The characters of a paragraph, whatever nodes they are in.
    private final StringBuilder line = new StringBuilder();

    private final List<Piece> pieces = new ArrayList<>();
    private int lastOpening;
    private boolean isQuoted;
    private boolean isQuotedWithin;

    private Typography(Quotes quotes) {
        this.quotes = quotes;
    }

    /// @param start where its characters begin in the line
    private record Piece(Text text, int start) {}

    /// @param language of the text, BCP 47
    static void apply(Node document, String language) {
        document.accept(new Typography(Quotes.of(language)));
    }

    @Override
    public void visit(Paragraph paragraph) {
        block(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        block(heading);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof Figure) {
            block(block);
        } else {
            visitChildren(block);
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableCell) {
            block(node);
        } else {
            visitChildren(node);
        }
    }

    @Override
    public void visit(Text text) {
        pieces.add(new Piece(text, line.length()));
        line.append(text.getLiteral());
    }

    @Override
    public void visit(Link link) {
        if (isAddress(link)) {
            line.append(OTHER);
        } else {
            visitChildren(link);
        }
    }

    @Override
    public void visit(Image image) {
        line.append(image.getParent() instanceof Figure ? ' ' : OTHER);
    }

    @Override
    public void visit(Code code) {
        line.append(OTHER);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        line.append(' ');
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        line.append(' ');
    }

    /// Whether a link shows where it leads.
    private static boolean isAddress(Link link) {
        return link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && link.getDestination().endsWith(text.getLiteral());
    }

    private void block(Node node) {
        line.setLength(0);
        pieces.clear();
        lastOpening = -1;
        isQuoted = false;
        isQuotedWithin = false;
        visitChildren(node);
        for (Piece piece : pieces) {
            Text text = piece.text;
            text.setLiteral(set(piece.start, piece.start + text.getLiteral().length()));
        }
    }

    private String set(int start, int end) {
        var set = new StringBuilder();
        int at = start;
        while (at < end) {
            char c = line.charAt(at);
            int next = at + 1;
            switch (c) {
                case '"' -> set.append(doubleQuote(at));
                case '\'' -> set.append(singleQuote(at));
                case '-', '.' -> {
                    while (next < end && line.charAt(next) == c) {
                        next++;
                    }
                    set.append(c == '-' ? dash(next - at) : dots(next - at));
                }
                default -> set.append(c);
            }
            at = next;
        }
        return set.toString();
    }

    private static String dash(int hyphens) {
        return switch (hyphens) {
            case 2 -> "–";
            case 3 -> "—";
            default -> "-".repeat(hyphens);
        };
    }

    private static String dots(int dots) {
        return switch (dots) {
            case 3 -> "…";
            case 4 -> "….";
            default -> ".".repeat(dots);
        };
    }

    private String doubleQuote(int at) {
        isQuoted = isBeforeWord(at) && (isAfterGap(at) || (!isQuoted && isAmongLetters(at)));
        if (isQuoted) {
            lastOpening = at;
        }
        return isQuoted ? quotes.open() : quotes.close();
    }

    private String singleQuote(int at) {
        if (isWithinWord(at) || (isAfterGap(at) && isCut(at))) {
            return APOSTROPHE;
        }
        if (isBeforeWord(at) && isAfterGap(at)) {
            lastOpening = at;
            isQuotedWithin = true;
            return quotes.openWithin();
        }
        String closing = isQuotedWithin ? quotes.closeWithin() : APOSTROPHE;
        isQuotedWithin = false;
        return closing;
    }

    /// A space beyond the ends of the line.
    private char at(int index) {
        return index < 0 || index >= line.length() ? ' ' : line.charAt(index);
    }

    private boolean isBeforeWord(int at) {
        return !isSpace(at(at + 1));
    }

    /// Whether what comes before a quote lets it open: white space, a bracket, a dash, or a quote
    /// that opened itself.
    private boolean isAfterGap(int at) {
        char before = at(at - 1);
        if (isSpace(before) || before == '/' || before == '=') {
            return true;
        }
        return switch (Character.getType(before)) {
            case Character.START_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.DASH_PUNCTUATION ->
                    true;
            default -> at - 1 == lastOpening;
        };
    }

    private boolean isWithinWord(int at) {
        return Character.isLetterOrDigit(at(at - 1)) && Character.isLetterOrDigit(at(at + 1));
    }

    /// As quotes are in Chinese, which has no spaces, and after an article that was cut: l'"air".
    private boolean isAmongLetters(int at) {
        return isWithinWord(at) || (at(at - 1) == '\'' && Character.isLetterOrDigit(at(at + 1)));
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// Whether a year or a word follows that something was cut from: '90s, 'tis.
    private boolean isCut(int at) {
        int end = at + 1;
        while (end - at <= LONGEST_CUT + 1 && Character.isLetterOrDigit(at(end))) {
            end++;
        }
        String word = line.substring(at + 1, end).toLowerCase(Locale.ROOT);
        return word.matches("[0-9]{2}s?")
                || (CUT.contains(word) && (word.equals("n") || at(end) != '\''));
    }
}
