package blog.monochromatic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.HostileText.Outcome;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// All that has been thought of to break a publisher. Most Markdown is a text's most bytes long,
/// for what matters is how time and memory grow.
///
/// Titles, tags, summaries and keys that are written to break out of where they stand say
/// `hostile`, so that no file may hold an element or an attribute of that name.
final class HostileTexts {
    private static final String HEAD = "# Title\n## — 1 January, 2001\n\n";

    /// The line that follows [#HEAD].
    private static final int BODY = 4;

    /// 1 MiB, and some bytes less than what a text may have, for what stands around.
    private static final int SIZE = (1 << 20) - 200;

    private static final Outcome PUBLISHED = new Outcome.Published();
    private static final Outcome IGNORED = new Outcome.Ignored();
    private static final String MARKERS = "By here, the paragraph has more than 5,000";
    private static final String ADDRESSES = "what follows ]( and may be an address is too long";
    private static final String NESTED = "nested more than 100 levels deep";
    private static final String DEFINITIONS = "more than 10,000 link definitions";
    private static final String NODES = "more than 250,000 paragraphs";
    private static final String CELLS = "its tables have more than 100,000 cells";
    private static final String HTML = "HTML has more than 4,194,304 characters";

    /// What would break out of HTML, XML, JSON or a template, and what is shown as something else
    /// than it is written.
    static final List<String> MARKUP =
            List.of(
                    "]]><hostile>",
                    "</title><hostile>",
                    "</script><hostile>",
                    "--><hostile>",
                    "\" hostile=\"x",
                    "' hostile='x",
                    "{{post.content}}{{{site.title}}}",
                    "{{#post}}<hostile>",
                    "&lt;hostile&gt; & &amp;",
                    "<![CDATA[<hostile>",
                    "<?hostile ?>",
                    "<!DOCTYPE hostile>",
                    "\u202Eltr\u202C \u2066\u200F\u0000".replace("\0", ""),
                    "e\u0301\u0302\u0303\u0304",
                    "\\u003chostile\\u003e",
                    "🏳️‍🌈 \uD83D\uDE00");

    private final List<HostileText> all = new ArrayList<>();

    private HostileTexts() {}

    static List<HostileText> all() {
        var texts = new HostileTexts();
        texts.oneLine();
        texts.manyLines();
        texts.tables();
        texts.notes();
        texts.headings();
        texts.addresses();
        texts.punctuation();
        texts.fences();
        texts.nesting();
        texts.sizes();
        texts.encodings();
        texts.frontMatter();
        texts.metadata();
        texts.names();
        texts.themes();
        return List.copyOf(texts.all);
    }

    /// More files that the whole site depends on. A blog has one of each name, so each of these
    /// needs a blog of its own.
    static List<HostileText> shared() {
        var texts = new HostileTexts();
        texts.moreThemes();
        texts.indexes();
        return List.copyOf(texts.all);
    }

    /// Openers without end in one line, as in the suites of cmark and commonmark-java.
    private void oneLine() {
        for (String part :
                List.of(
                        "![[]()",
                        "x <!-- ",
                        "*a_ ",
                        "[",
                        "]",
                        "[]",
                        "![",
                        "[a](<b",
                        "[a](b",
                        "[](",
                        "[a][",
                        "[](<",
                        "[](\"",
                        "[](\\",
                        "![](",
                        "<",
                        "a <?",
                        "a <!A ",
                        "</",
                        "<a ",
                        "<a b=\"",
                        "<a href='",
                        "<x:",
                        "a<![CDATA[",
                        "` ",
                        "``a`",
                        "\\",
                        "\\[",
                        "&",
                        "&#0;",
                        "&#xD800;",
                        "**x",
                        "_a ",
                        "*_",
                        "~~a",
                        "[^a]",
                        "**_*",
                        "***a**",
                        "a***",
                        "*a **a ",
                        "*[a](b)",
                        "![a]()",
                        "*a* **b** `c` [d](e) ")) {
            markdown("one line of " + part, part.repeat(SIZE / part.length()), MARKERS, BODY);
        }
        markdown("backticks of growing length", sequence(i -> "e" + "`".repeat(i)), MARKERS, BODY);
        markdown("brackets around a word", around("[", "a", "]"), MARKERS, BODY);
        markdown("images in images", around("![", "a", "](b)"), MARKERS, BODY);
        for (String part : List.of("- - -", "(", "`", "{{", "| a ", "<?", "\u00a0", "🎈")) {
            markdown("one line of " + part, part.repeat(SIZE / part.getBytes(UTF_8).length));
        }
        markdown("comment that never ends", "<!-- a ".repeat(SIZE / 7));
        markdown("declaration that never ends", "<![CDATA[".repeat(SIZE / 9));
        markdown("one word", "a".repeat(SIZE));
        markdown("one space and a word", " ".repeat(SIZE) + "b");
        markdown("spaces in a word", "a" + " ".repeat(SIZE) + "b");
        markdown("a tag with many attributes", "x <a" + " b".repeat(SIZE / 2) + ">");
        markdown("an address that is a megabyte long", "[a](/" + "../".repeat(SIZE / 3) + ")");
        markdown("an entity of a million digits", "&#" + "1".repeat(SIZE - 9) + ";");
        Outcome longTitle = refused("The heading that is its title has", 0);
        text("a title of hashes", "# " + "#".repeat(SIZE) + "a\n", longTitle);
        text("a title of spaced hashes", "# a" + " #".repeat(SIZE / 2) + " a\n", longTitle);
        markdown("a heading of hashes", "# " + "#".repeat(SIZE) + "a");
        markdown("a link whose parentheses never end", "[a](" + "(".repeat(SIZE));
        for (String part : List.of("[](", "![a](", "[](a\\)", "[](/")) {
            int times = 4_900 / (part.length() - 1);
            markdown(
                    times + " of " + part + " and one word",
                    part.repeat(times) + "a".repeat(SIZE - times * part.length()),
                    ADDRESSES,
                    BODY);
        }
        markdown(
                "paragraphs of brackets and one word each",
                ("[](".repeat(1000) + "a".repeat(100_000) + "\n\n").repeat(10),
                ADDRESSES);
        markdown(
                "images that are embedded",
                ("![a](data:image/png;base64," + "iVBORw0KGgo/+A".repeat(7_000) + ")\n\n")
                        .repeat(10));
        markdown("links without a space", "[a](/b(c))。".repeat(1_600));
    }

    private void manyLines() {
        for (String line :
                List.of(
                        "\\",
                        "[a]",
                        "[a",
                        "[",
                        "`a",
                        "<a",
                        "*a",
                        "a",
                        "[a]: <",
                        "[a]: /b\n[a]",
                        "\\[a]: b",
                        "[a]:",
                        "[a]: b\n'a")) {
            String text = (line + "\n").repeat(SIZE / (line.length() + 1));
            markdown("lines of " + line, text, MARKERS);
        }
        markdown("lines of blanks", "  \n".repeat(SIZE / 3));
        markdown("definitions and nothing else", "[a]: b\n".repeat(SIZE / 7), MARKERS);
        markdown("different definitions", sequence(i -> "[a" + i + "]: b\n\n"), DEFINITIONS);
        markdown(
                "definitions and uses",
                sequence(i -> "[a" + i + "]: b\n\n[a" + i + "]\n\n"),
                DEFINITIONS);
        markdown("headings without a word", "#\n".repeat(SIZE / 2), NODES);
        markdown("items of lists of three kinds", "+ a\n* b\n- c\n".repeat(SIZE / 12), NODES);
        markdown("quoted lines", "> a\n".repeat(SIZE / 4), MARKERS);
        markdown("rules", "***\n".repeat(SIZE / 4), NODES);
        markdown("code", "    <&>\n".repeat(SIZE / 8));
        markdown("a fence that never ends", "```\n" + "[*_\n".repeat(SIZE / 4));
        markdown("a random storm", random(), "", -1);
    }

    private void tables() {
        markdown("a padded table", table(1000, "|a|\n"), CELLS);
        markdown("a padded table of pipes", table(1000, "|\n"), MARKERS);
        markdown("a table of 10,000 columns", table(10_000, ""));
        markdown("a table of as many columns as fit", table(SIZE / 7, ""), CELLS);
        markdown("a table of one column and long rows", table(1, "|".repeat(1000) + "\n"));
        markdown("a table of one column and one row", table(1, "a|".repeat(SIZE / 2 - 10)));
        markdown("a table of short rows", table(2, "a|b\n"), CELLS);
        markdown("tables and nothing else", "a|b\n-|-\n\n".repeat(SIZE / 9), CELLS);
        markdown("headers of tables without a table", "a|b|c\n-|-\n".repeat(SIZE / 10), MARKERS);
        markdown("a table in 94 quotes", ">".repeat(94) + "a|b\n" + ">".repeat(94) + "-|-");
        markdown("a cell of markers", table(2, "*a_ ".repeat(SIZE / 5) + "|b\n"), MARKERS);
        markdown("a table of long words", table(2, "a".repeat(SIZE / 2) + "|b\n"));
    }

    private void notes() {
        markdown("notes and nothing else", sequence(i -> "[^" + i + "]: a\n\n"), DEFINITIONS);
        markdown(
                "50,000 notes and references",
                sequence(i -> i > 50_000 ? "a" : "[^" + i + "]\n\n[^" + i + "]: b\n\n"),
                DEFINITIONS);
        markdown("references to one note", "[^a] [^a]\n\n".repeat(SIZE / 20) + "[^a]: b\n", HTML);
        markdown("notes in notes", "[^a]: ".repeat(700) + "b", NESTED, BODY);
        markdown(
                "notes that refer to the next",
                "[^1]\n\n" + times(5_000, i -> "[^" + i + "]: [^" + (i + 1) + "]\n\n"));
        markdown(
                "notes that refer to each other",
                "[^1]\n\n"
                        + times(90, i -> "[^" + i + "]: " + times(90, "[^%d] "::formatted) + "\n"));
        markdown(
                "long labels that end in labels",
                "[a]: b\n\n[^a]: b\n\n"
                        + "[^".repeat(1_200)
                        + "a ".repeat(SIZE / 2 - 6_000)
                        + "][a]".repeat(1_200));
        markdown("labels that never end", "[^a\n\n".repeat(SIZE / 5), NODES);
        markdown("a label of a megabyte", "[^" + "a".repeat(SIZE - 10) + "]: b");
        markdown("a note in an image", "![a[^1]](b)\n\n[^1]: c");
    }

    private void headings() {
        markdown("10,000 headings of one name", "# a\n".repeat(10_000));
        markdown("headings of one name", "# a\n".repeat(SIZE / 4), NODES);
        markdown("headings with a number", sequence(i -> "# a\n# a-" + i + "\n"), NODES);
        markdown(
                "headings with a number first",
                times(9_000, "# a-%d\n"::formatted) + "# a\n".repeat(9_000));
        markdown("headings without a letter", "# !\n".repeat(10_000));
        markdown("a heading of a megabyte", "# " + "a".repeat(SIZE), HTML);
        markdown("a heading of 600 kB", "# " + "a".repeat(600_000));
        markdown("tables of contents", "[toc]\n\n".repeat(40_000) + "# a\n");
        markdown("levels up and down", "# a\n###### b\n### c\n".repeat(5_000));
    }

    /// Addresses in text, which are looked for in each of its words.
    private void addresses() {
        for (String part :
                List.of("a:", "a@", "://", "http://", "www.", "ww", "a.", "http://a(", "+a@")) {
            markdown("addresses of " + part, part.repeat(SIZE / part.length()));
        }
        for (String part : List.of("a@b.", "a.b@c.d", "http://a)", "http://a\"", "http://a.b ")) {
            markdown("links of " + part, part.repeat(SIZE / part.length()), "split it");
        }
        markdown("addresses without a space", "http://a.b;".repeat(SIZE / 11));
    }

    private void punctuation() {
        for (String part : List.of("'", "-", "\"'", "'n'", " \"")) {
            markdown("punctuation of " + part, part.repeat(SIZE / part.length()));
        }
        markdown("quotes and nothing else", "\"".repeat(SIZE), HTML, 0);
        markdown("quotes in emphasis", "*\"a\"* '*b*' ".repeat(1_200));
    }

    private void fences() {
        for (String language : List.of("java", "markdown", "perl")) {
            markdown(
                    "a fence of a megabyte of " + language,
                    "```" + language + "\n" + "a(1, -b) /c/\n".repeat(SIZE / 14));
            markdown(
                    "one line of a megabyte of " + language,
                    "```" + language + "\n" + "a-b(1) ".repeat(SIZE / 8));
            markdown(
                    "as much " + language + " as has colours",
                    "```" + language + "\n" + ("1 \"/-".repeat(390) + "\n").repeat(50));
        }
        markdown("fences of java", "``` java\nint a = 1;\n```\n".repeat(SIZE / 24));
        markdown("fences in 98 quotes", ">".repeat(98) + "```java\n" + ">".repeat(98) + "int a;");
    }

    private void nesting() {
        markdown("quotes in quotes", ">".repeat(SIZE) + "a", NESTED, BODY);
        markdown("101 quotes", ">".repeat(101) + "a", NESTED, BODY);
        markdown("98 quotes", ">".repeat(98) + "a");
        markdown("lists in lists", "- ".repeat(SIZE / 2) + "a", NESTED, BODY);
        markdown("numbered lists in lists", "1. ".repeat(SIZE / 3) + "a", NESTED, BODY);
        markdown("lists in quotes in lists", "- > ".repeat(SIZE / 4) + "a", NESTED, BODY);
        markdown("lists that are indented", sequence(i -> "  ".repeat(i) + "* a\n"), NESTED);
        markdown("lists of 48 levels", ("* ".repeat(47) + "x\n").repeat(SIZE / 96), NODES);
        markdown("emphasis in emphasis", around("*a ", "b", " a*"), MARKERS, BODY);
        markdown(
                "emphasis of 101 levels",
                "*a ".repeat(101) + "b" + " a*".repeat(101),
                NESTED,
                BODY);
        markdown("emphasis of 90 levels", "*a ".repeat(90) + "b" + " a*".repeat(90));
        markdown(
                "strong in strong",
                "*".repeat(SIZE / 2) + "a" + "*".repeat(SIZE / 2),
                MARKERS,
                BODY);
        markdown("images of 200 levels", "![".repeat(200) + "a" + "](b)".repeat(200), NESTED, BODY);
        markdown("a thousand levels of brackets", "[".repeat(1000) + "a" + "]".repeat(1000));
        markdown(
                "levels that only another paragraph has",
                "text\n\n" + ">".repeat(200) + " *a*",
                NESTED,
                BODY + 2);
    }

    private void sizes() {
        markdown("a long definition used often", bomb("[a]: /" + "x".repeat(SIZE / 2)), HTML, 0);
        markdown(
                "a long title of a definition",
                bomb("[a]: b '" + "&".repeat(SIZE / 2) + "'"),
                HTML,
                0);
        markdown(
                "definitions in paragraphs of their own",
                "[a]: /" + "x".repeat(SIZE / 2) + "\n\n" + "[a]\n\n".repeat(SIZE / 20),
                HTML,
                0);
        markdown("links that grow in the feed", "[a](b)\n\n".repeat(SIZE / 16), HTML, 0);
        markdown("empty items with code", "- ```\n".repeat(120_000), HTML, 0);
        text("a byte too many", "x".repeat((1 << 20) + 1), refused("more than 1,048,576", 0));
        text("as many bytes as there may be", "x".repeat(1 << 20), PUBLISHED);
        text("nothing", "", PUBLISHED);
        text("a byte order mark and nothing", "\uFEFF", PUBLISHED);
        text(
                "a title that is too long",
                "# " + "t".repeat(501) + "\n",
                refused("501 characters", 0));
        text("a title that is long", "# " + "t".repeat(500) + "\n", PUBLISHED);
        text(
                "a title in front matter that is too long",
                "---\ndraft: no\ntitle: " + "t".repeat(501) + "\n---\n",
                refused("The title has 501 characters", 3));
    }

    private void encodings() {
        bytes("Latin-1", "# Caf\u00e9\n".getBytes(ISO_8859_1), refused("0xE9 is not UTF-8", 1));
        bytes("UTF-16 with its mark", "# A\n".getBytes(UTF_16), refused("looks like UTF-16", 1));
        bytes(
                "UTF-16 without",
                "# A\n".getBytes(Charset.forName("UTF-16LE")),
                refused("U+0000", 1));
        bytes("an overlong slash", "# A\n\n\u00c0\u00af".getBytes(ISO_8859_1), refused("0xC0", 3));
        bytes("half a pair", "a\n\u00ed\u00a0\u0080".getBytes(ISO_8859_1), refused("0xED", 2));
        bytes(
                "beyond Unicode",
                "\u00f4\u0090\u0080\u0080".getBytes(ISO_8859_1),
                refused("0xF4", 1));
        bytes(
                "a character that breaks off",
                "# A\n\u00e2\u0082".getBytes(ISO_8859_1),
                refused("0xE2", 2));
        text("NUL", "# A\n\na\0b", refused("control character U+0000", 3));
        text("an escape for terminals", "# A\n\u001b[31m", refused("control character U+001B", 2));
        text("a form feed", "# A\n\n\f", refused("control character U+000C", 3));
        text("a non-character", "# A\n\uFFFE", refused("U+FFFE", 2));
        text(
                "a mark and Windows line ends",
                "\uFEFF# A\r\n## — 1 January, 2001\r\n\r\nb\r\n",
                PUBLISHED);
        text("line ends of old Macs", "# A\r## — 1 January, 2001\r\rb\r", PUBLISHED);
        text("references to what XML lacks", HEAD + "&#1; &#xFFFE; &#xFFFF; &#xDFFF;\n", PUBLISHED);
        text("lines between lines", HEAD + "a\u2028b\u2029c\u0085d\n", PUBLISHED);
    }

    private void frontMatter() {
        front("an alias bomb", bombOfAliases(), refused("*a0 stands for a list", 3));
        front("an alias of itself", "a: &a [*a]\n", refused("*a stands for a list", 2));
        front("an alias of nothing", "title: *none\n", refused("The front matter is not YAML", 2));
        front("a name twice", "title: a\nx: b\ntitle: c\n", refused("not YAML", 4));
        front(
                "a name twice in two cases",
                "title: a\nTitle: c\n",
                refused("'Title' is there twice", 3));
        front(
                "a Java class",
                "title: !!javax.script.ScriptEngineManager [a]\n",
                refused("title is a list or a map", 2));
        front("a draft in a list", "x: y\ndraft: [true]\n", refused("draft is a list", 3));
        front("a draft in a map", "draft: {a: true}\n", refused("draft is a list or a map", 2));
        front("a draft without a word", "draft:\n", refused("draft has no value", 2));
        front("an empty end", "x: y\nexpires: ''\n", refused("expires has no value", 3));
        front("a list in two cases", "Draft: [a]\ndraft: no\n", refused("is there twice", 3));
        front("a title without a word", "title:\n", PUBLISHED);
        front("unknown names", "tags: [draft]\nlayout:\nx: {draft: true}\n", PUBLISHED);
        front("a tag of Python", "x: !!python/object/apply:os.system ['true']\n", PUBLISHED);
        front("lists in lists", "a: b\nx: " + "[".repeat(60_000) + "\n", refused("20 levels", 3));
        front("maps in maps", "x: " + "{a: ".repeat(15_000) + "\n", refused("20 levels", 2));
        front(
                "block lists in block lists",
                "x:\n " + "- ".repeat(30_000) + "\n",
                refused("20 levels", 3));
        front("an alias of a word", "a: &a b\ntitle: *a\n", PUBLISHED);
        front("a question", "? [a, b]\n: c\n", refused("not YAML", 1));
        front("a tab", "title: a\n\tx: b\n", refused("not YAML", 3));
        front("a colon in a value", "x: y\ntitle: a: b\n", refused("not YAML", 3));
        front("two documents", "title: a\n...\ntitle: b\n", refused("not YAML", 4));
        front("a list", "- a\n", refused("not a list of names and values", 2));
        front("a word", "hello\n", refused("not a list of names and values", 2));
        front("nothing", "\n", PUBLISHED);
        front("too much", "x: " + "a".repeat(1 << 16) + "\n", refused("may have 65,536", 1));
        front("escapes of what XML lacks", "title: \"\\0\\x01\\uFFFE\\uD800\"\n", PUBLISHED);
        front(
                "a date that is none",
                "title: a\ndate: tomorrow\n",
                refused("'tomorrow' is not a date", 3));
        front("a long date", "date: '" + "1 ".repeat(9_000) + "'\n", refused("is not a date", 2));
        front("a day that is none", "date: 2001-02-29\n", refused("There is no 2001-02-29", 2));
        front("the year 0", "date: 0000-01-01\n", PUBLISHED);
        text("front matter without an end", "---\ntitle: a\n", refused("has no end", 1));
        for (String fence :
                List.of(
                        "\uFEFF\uFEFF---",
                        " ---",
                        "----",
                        "\u00a0---",
                        "---\u00a0",
                        "\u200b---",
                        "---\u200b",
                        "\u2014-")) {
            text(
                    "a fence that is nearly one, " + fence,
                    fence + "\ndraft: true\n---\n\ntext\n",
                    refused("nearly the three dashes", 1));
        }
        text("a rule and a text", "----\nOnce upon a time: a king\n", PUBLISHED);
        text("a rule of a megabyte", "-".repeat(SIZE) + "\ntext\n", PUBLISHED);
        text("invisible lines", "\u200b \n".repeat(SIZE / 5), refused(MARKERS, -1));
        text("rules for front matter", "---\n---\n---\n", PUBLISHED);
    }

    /// What stands in titles, tags and summaries, on pages, in lists and in feeds.
    private void metadata() {
        for (String said : MARKUP) {
            String quoted = "'" + said.replace("'", "''") + "'";
            said("a title of " + said, "title: " + quoted, said, PUBLISHED);
            said("a summary of " + said, "summary: " + quoted, said, PUBLISHED);
            said(
                    "a tag of " + said,
                    "tags: [" + quoted + "]",
                    said,
                    said.codePoints().anyMatch(Character::isLetterOrDigit)
                            ? PUBLISHED
                            : refused("is not a tag", 2));
        }
        front("20 tags", "tags: [" + tags(20) + "]\n", PUBLISHED);
        front("21 tags", "tags: [" + tags(21) + "]\n", refused("more than 20 tags", 2));
        front("21 tags on a line", "tags: " + tags(21) + "\n", refused("more than 20 tags", 2));
        front("20 tags and one once more", "tags: [" + tags(20) + ", T1]\n", PUBLISHED);
        front("one tag very often", "tags: [" + "a, ".repeat(20_000) + "]\n", PUBLISHED);
        front("a tag of 60 characters", "tags: [" + "t".repeat(60) + "]\n", PUBLISHED);
        front(
                "a tag of 61 characters",
                "x: y\ntags:\n- a\n- " + "t".repeat(61) + "\n",
                refused("at most 60 characters", 5));
        front("a tag of 180 bytes", "tags: [" + "\u8a9e".repeat(60) + "]\n", PUBLISHED);
        front("a tag that grows", "tags: [" + "\ufdfa".repeat(60) + "]\n", PUBLISHED);
        front("a tag that leads out", "tags: ['../../hostile']\n", PUBLISHED);
        front("a tag of dots", "tags: ['..']\n", refused("'..' is not a tag", 2));
        front("tags named like files", "tags: [index.html, page, 2, feed.json]\n", PUBLISHED);
        front("tags without a word", "tags: ['', ' ', ]\n", PUBLISHED);
        front("tags in a map", "tags: {a: b}\n", refused("tags is not a list", 2));
        front("tags in tags", "tags: [a, [b]]\n", refused("tags is not a list", 2));
        front("a tag of what XML lacks", "tags: [\"a\\0\\x01\\uFFFE\\uD800\"]\n", PUBLISHED);
        front("a summary of 1,000 characters", "summary: " + "s".repeat(1_000) + "\n", PUBLISHED);
        front(
                "a summary of 1,001 characters",
                "x: y\nsummary: " + "s".repeat(1_001) + "\n",
                refused("The summary has 1,001 characters", 3));
        front("a summary in a list", "summary: [a]\n", refused("summary is a list or a map", 2));
        front("a summary of what XML lacks", "summary: \"\\0\\x01\\uFFFE\\uD800\"\n", PUBLISHED);
        front("an image of 2,000 characters", "image: /" + "i".repeat(1_999) + "\n", PUBLISHED);
        front(
                "an image of 2,001 characters",
                "image: /" + "i".repeat(2_000) + "\n",
                refused("The image has 2,001 characters", 2));
    }

    /// @param front a line of front matter
    /// @param said stands in the body, too
    private void said(String name, String front, String said, Outcome outcome) {
        text(
                name,
                "---\n%s\ndate: 2001-01-02\n---\n\n%s\n".formatted(front, escaped(said)),
                outcome);
    }

    private static String tags(int number) {
        return times(number, ", t%d"::formatted).substring(2);
    }

    private void names() {
        for (String name :
                List.of(
                        "100%",
                        "%2e%2e",
                        "a+b",
                        "a b",
                        " a",
                        "a ",
                        "\"hostile=\"",
                        "<hostile>",
                        "a&b",
                        "a\\b",
                        "🎈",
                        "\u05d0\u202Ea",
                        "caf\u00e9",
                        "cafe\u0301",
                        "a?b",
                        "a#b",
                        "a:b",
                        "a*b",
                        "{{x}}",
                        "]]>",
                        "l".repeat(240))) {
            all.add(
                    HostileText.of(
                            "named " + name,
                            "2001/01/" + name + ".txt",
                            body(HEAD + "b\n"),
                            PUBLISHED));
        }
        named("2001/../up.txt", IGNORED);
        named("../up.txt", IGNORED);
        named("2001/./here.txt", IGNORED);
        named("2001/01/.txt", IGNORED);
        named("2001//01.txt", refused("a folder without a name", 0));
        named("/root.txt", refused("a folder without a name", 0));
        named("2001/01/control\u0001.txt", refused("control character", 0));
        named("2001/01/line\nend.txt", refused("control character", 0));
        named("2001/01/spaced.txt ", PUBLISHED);
        named("2001/01/UPPER.TXT", refused("looks like a text", 0));
        named(
                "2001/" + "f".repeat(200) + "/" + ("g".repeat(199) + "/").repeat(3) + "a.txt",
                PUBLISHED);
        named(ofBytes(950, ".txt"), PUBLISHED);
        named(ofBytes(951, ".txt"), refused("950 bytes", 0));
        named(ofBytes(1024, ".md"), refused("950 bytes", 0));
        named(ofBytes(1024, ".png"), PUBLISHED);
        named("2001/" + "a/".repeat(19) + "deep.txt", PUBLISHED);
        named(
                "2001/" + "a/".repeat(450) + "deep.txt",
                refused("451 folders, and may lie in 20", 0));
    }

    /// A key of so many bytes.
    private static String ofBytes(int bytes, String extension) {
        String folders = "2001/" + ("h".repeat(199) + "/").repeat(4);
        return folders + "n".repeat(bytes - folders.length() - extension.length()) + extension;
    }

    private void themes() {
        theme("head.html", "{{#page}}".repeat(30_000), refused("30,000 tags", 0));
        theme("foot.html", "</body>{{", refused("a tag {{", 0));
        theme("post.html", "{{nothing}}", refused("The template is broken", 1));
        theme("list.html", "\u00ff\u00fe", refused("is not UTF-8", 1));
        all.add(
                HostileText.of(
                        "settings that are none",
                        "index.txt",
                        body("---\ntitle: a\nfeed: 1000000\n---\n"),
                        refused("feed is '1000000'", 3)));
    }

    private void moreThemes() {
        theme(
                "list.html",
                "{{#list.entries}}".repeat(30) + "{{/list.entries}}".repeat(30),
                refused("stands within another", 0));
        theme(
                "list.html",
                "{{^list.older}}{{#list}}{{#entries}}{{#list.folders}}{{#entries}}"
                        + "{{/entries}}{{/list.folders}}{{/entries}}{{/list}}{{/list.older}}",
                refused("stands within another", 0));
        theme(
                "list.html",
                "{{#list.entries}}" + "x".repeat(SIZE) + "{{/list.entries}}",
                refused("more than 4,194,304 characters", 0));
        theme(
                "post.html",
                "{{{post.content}}}".repeat(299),
                refused("more than 4,194,304 characters", 0));
        theme("head.html", "{{=<% %>=}}" + "<%#page%>".repeat(30_000), refused("braces", 0));
        theme("head.html", "<p>\n\0", refused("control character U+0000", 2));
        theme("foot.html", "\u001b[31m", refused("control character U+001B", 1));
    }

    private void indexes() {
        index(
                "date lines that are none",
                ("# [T](/a1.html)\n# - a" + " ".repeat(190) + "y\n").repeat(4_900),
                PUBLISHED);
        index(
                "teasers without end",
                sequence(i -> "# [T](/a" + i + ".html)\n"),
                refused("5,000 headings with links", 5_001));
        index(
                "a long language",
                "---\nlanguage: en-x" + "-abcdefgh".repeat(7_000) + "\n---\n",
                refused("may have 35", 2));
        index("headings without a link", "# a b c\n".repeat(20_000), PUBLISHED);
    }

    private void index(String name, String text, Outcome outcome) {
        all.add(HostileText.of("an index of " + name, "index.txt", body(text), outcome));
    }

    private void theme(String file, String text, Outcome outcome) {
        all.add(HostileText.of("a theme's " + file, file, text.getBytes(ISO_8859_1), outcome));
    }

    private void named(String key, Outcome outcome) {
        all.add(HostileText.of("named " + key, key, body(HEAD + "b\n"), outcome));
    }

    private void markdown(String name, String markdown) {
        text(name, HEAD + markdown, PUBLISHED);
    }

    private void markdown(String name, String markdown, String refusal) {
        markdown(name, markdown, refusal, -1);
    }

    private void markdown(String name, String markdown, String refusal, int line) {
        text(name, HEAD + markdown, refused(refusal, line));
    }

    private void front(String name, String yaml, Outcome outcome) {
        text("front matter: " + name, "---\n" + yaml + "---\n\ntext\n", outcome);
    }

    private void text(String name, String text, Outcome outcome) {
        bytes(name, body(text), outcome);
    }

    private void bytes(String name, byte[] bytes, Outcome outcome) {
        all.add(
                HostileText.of(
                        name, "2001/01/case-%03d.txt".formatted(all.size()), bytes, outcome));
    }

    /// @param line -1 for any
    private static Outcome refused(String part, int line) {
        return new Outcome.Refused(part, line);
    }

    private static byte[] body(String text) {
        return text.getBytes(UTF_8);
    }

    private static String escaped(String text) {
        return text.replaceAll("([!-/:-@\\[-`{-~])", "\\\\$1");
    }

    private static String around(String open, String middle, String close) {
        int times = SIZE / (open.length() + close.length());
        return open.repeat(times) + middle + close.repeat(times);
    }

    private static String sequence(IntFunction<String> part) {
        var text = new StringBuilder();
        for (int i = 1; text.length() < SIZE; i++) {
            text.append(part.apply(i));
        }
        return text.substring(0, SIZE);
    }

    private static String bomb(String definition) {
        return definition + "\n\n" + ("[a] ".repeat(1000) + "\n\n").repeat(50);
    }

    /// A table, and as many rows as fit; none if they are empty.
    private static String table(int columns, String row) {
        String head = "|" + " a |".repeat(columns) + "\n|" + "-|".repeat(columns) + "\n";
        return row.isEmpty() ? head : head + row.repeat((SIZE - head.length()) / row.length());
    }

    private static String times(int times, IntFunction<String> part) {
        return IntStream.rangeClosed(1, times).mapToObj(part).collect(Collectors.joining());
    }

    private static String bombOfAliases() {
        var yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 50; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        return yaml.toString();
    }

    private static String random() {
        String characters = "*_[]()<>!`&\\- \n>a";
        var random = new Random(1);
        var text = new StringBuilder();
        while (text.length() < SIZE) {
            var part = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                part.append(characters.charAt(random.nextInt(characters.length())));
            }
            text.append(part.toString().repeat(random.nextInt(3000)));
        }
        return text.substring(0, SIZE);
    }
}
