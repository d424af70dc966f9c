package blog.monochromatic.post;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The headings of a text, with names by which links find them, and its table of contents.
final class Headings extends AbstractVisitor {
    /// What is named so on a page already, or may be by a theme.
    static final Set<String> RESERVED = Set.of("main", "menu", "search", "toc");

    /// The name of a heading whose words have no letter.
    private static final String NAMELESS = "section";

    private static final String TOC = "[toc]";

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private final List<Heading> all = new ArrayList<>();
    private final Set<String> names = new HashSet<>(RESERVED);
    private final Map<String, Integer> last = new HashMap<>();

    private Headings() {}

    /// The name of the heading that it stands in, as its first child.
    static final class Name extends CustomNode {
        final String id;

        private Name(String id) {
            this.id = id;
        }
    }

    /// Where a table of contents stands.
    static final class Contents extends CustomBlock {
        /// Each with words and a [Name]; at least one.
        final List<Heading> headings;

        private Contents(List<Heading> headings) {
            this.headings = List.copyOf(headings);
        }
    }

    /// Names each heading, and puts the table of contents where the first `[toc]` stands.
    ///
    /// @param toc whether one is wanted where there is none: then it comes before the text
    static void name(Node document, boolean toc) {
        var headings = new Headings();
        document.accept(headings);
        var contents = new Contents(headings.all);
        List<Node> places = places(document);
        if (!headings.all.isEmpty() && (toc || !places.isEmpty())) {
            if (places.isEmpty()) {
                document.prependChild(contents);
            } else {
                places.getFirst().insertBefore(contents);
            }
        }
        places.forEach(Node::unlink);
    }

    /// Takes each `[toc]` away, where headings have no names.
    static void withoutContents(Node document) {
        places(document).forEach(Node::unlink);
    }

    /// Whether a paragraph is but the word for where a table of contents is to stand.
    static boolean isPlaceOfContents(Node node) {
        return node instanceof Paragraph
                && node.getFirstChild() instanceof Text text
                && text.getNext() == null
                && text.getLiteral().strip().equalsIgnoreCase(TOC);
    }

    private static List<Node> places(Node document) {
        var places = new ArrayList<Node>();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (isPlaceOfContents(node)) {
                places.add(node);
            }
        }
        return places;
    }

    @Override
    public void visit(Heading heading) {
        String words = PlainText.of(heading);
        heading.prependChild(new Name(unused(slug(words))));
        if (!words.isEmpty()) {
            all.add(heading);
        }
    }

    private String unused(String slug) {
        String name = slug;
        int number = last.getOrDefault(slug, 0);
        while (!names.add(name)) {
            number++;
            name = slug + "-" + number;
        }
        last.put(slug, number);
        return name;
    }

    /// As GitHub does it: in lower case, with hyphens for white space, and without what is neither
    /// letter, digit, hyphen nor underscore, of whatever script.
    private static String slug(String words) {
        var slug = new StringBuilder();
        SPACE.matcher(words.toLowerCase(Locale.ROOT))
                .replaceAll("-")
                .codePoints()
                .filter(Headings::isKept)
                .forEach(slug::appendCodePoint);
        return slug.isEmpty() ? NAMELESS : slug.toString();
    }

    private static boolean isKept(int character) {
        return character == '-'
                || character == '_'
                || Character.isLetterOrDigit(character)
                || isMark(Character.getType(character));
    }

    /// An accent, or a vowel's sign, which belongs to the letter before it.
    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
