package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what stands between two lines `---` at the head of a text: names and values in YAML.
final class FrontMatterParser {
    private static final String FENCE = "---";

    /// The most characters that front matter may have: of a text, the names and values that are
    /// read are a few hundred; a listing of everything that some other tool has left fits.
    private static final int MOST = 1 << 16;

    /// How many lists and maps may lie in each other: each takes some frames of the stack. None is
    /// read, but some other tool may have left some.
    private static final int MOST_NESTING = 20;

    /// What nobody sees in an editor: white space of all kinds, byte order marks, zero width
    /// spaces.
    private static final String INVISIBLE = "[\\s\\p{Z}\\p{C}]";

    private static final Pattern BLANK = Pattern.compile(INVISIBLE + "*+");

    /// Three dashes or more, or one of the long ones that some editors put in for two hyphens or
    /// three.
    private static final Pattern NEARLY_FENCE =
            Pattern.compile(
                    "I*+(?:(?:\\p{Pd}I*+){3,}+|[–—]I*+(?:\\p{Pd}I*+)?)".replace("I", INVISIBLE));

    /// How a line of front matter begins.
    private static final Pattern NAMED =
            Pattern.compile(
                    "I*+[\"']?[\\p{L}_][\\p{L}\\p{N}_.-]*+[\"']?I*+:(?:I|$)"
                            .replace("I", INVISIBLE));

    /// A line of front matter that says what we read.
    private static final Pattern KNOWN =
            Pattern.compile("(?i)(?:%s)\\s*:.*".formatted(String.join("|", Post.NAMES)));

    private static final Pattern TOML = Pattern.compile("\\s*(?:[\\w.-]+\\s*=|\\[|#)");

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{Z}\\p{C}&&[^ ]]");

    private static final LoadSettings YAML =
            LoadSettings.builder()
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(0)
                    .build();

    private FrontMatterParser() {}

    /// Reads the front matter, if the text starts with one.
    static FrontMatter parse(Key key, String text) throws Refusal {
        String[] lines = text.split("\n", -1);
        int start = Post.skipBlank(lines, 0);
        if (!isFence(lines, start)) {
            refuseNearlyFence(key, lines, start);
            refuseToml(key, lines, start);
            return new FrontMatter(key, Map.of(), Map.of(), 0);
        }
        int end = start + 1;
        while (end < lines.length && !isFence(lines, end)) {
            end++;
        }
        if (end == lines.length) {
            throw new Refusal(
                    new Problem(
                            key,
                            start + 1,
                            "The front matter that starts here has no end",
                            "put a line with three dashes, ---, under its last line"));
        }
        String yaml =
                "\n".repeat(start + 1)
                        + String.join("\n", Arrays.copyOfRange(lines, start + 1, end));
        return read(key, yaml, end + 1);
    }

    private static boolean isFence(String[] lines, int at) {
        return at < lines.length && lines[at].stripTrailing().equals(FENCE);
    }

    /// Refuses what its author takes for front matter and we do not: as the text's own, it would
    /// show what it says, and a draft to everybody.
    private static void refuseNearlyFence(Key key, String[] lines, int start) throws Refusal {
        int fence = start;
        while (fence < lines.length - 1 && BLANK.matcher(lines[fence]).matches()) {
            fence++;
        }
        if (fence < lines.length - 1
                && NEARLY_FENCE.matcher(lines[fence]).matches()
                && NAMED.matcher(lines[fence + 1]).lookingAt()) {
            throw new Refusal(
                    new Problem(
                            key,
                            fence + 1,
                            "This line is nearly the three dashes, ---, that front matter starts"
                                    + " with",
                            "write three hyphens and nothing else, no space or invisible character"
                                    + " before them; if it is a rule, put an empty line under it"));
        }
    }

    /// Refuses front matter under the headings, likewise.
    ///
    /// @param start the line under them, from 0
    static void refuseUnderHeadings(Key key, String[] lines, int start) throws Refusal {
        int fence = Post.skipBlank(lines, start);
        if (fence < lines.length - 1
                && isFence(lines, fence)
                && KNOWN.matcher(lines[fence + 1]).matches()) {
            throw new Refusal(
                    new Problem(
                            key,
                            fence + 1,
                            "Front matter stands under the headings",
                            "move it, with its lines of three dashes, to the top of the file"));
        }
    }

    /// Refuses the front matter of Hugo's that is TOML, which would show as text, a draft's too.
    private static void refuseToml(Key key, String[] lines, int start) throws Refusal {
        if (start < lines.length - 1
                && lines[start].strip().equals("+++")
                && TOML.matcher(lines[start + 1]).lookingAt()) {
            throw new Refusal(
                    new Problem(
                            key,
                            start + 1,
                            "This is front matter in TOML",
                            "write it in YAML: three dashes, ---, in place of +++, and 'name:"
                                    + " value' a line"));
        }
    }

    private static FrontMatter read(Key key, String yaml, int lines) throws Refusal {
        if (yaml.length() > MOST) {
            throw new Refusal(
                    new Problem(
                            key,
                            1,
                            "The front matter has %,d characters, and may have %,d"
                                    .formatted(yaml.length(), MOST),
                            "move what is text below its end"));
        }
        Optional<Node> root;
        try {
            checkNesting(key, yaml);
            root = new Compose(YAML).composeString(yaml);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw notYaml(key, line, e.getProblem());
        } catch (YamlEngineException e) {
            throw notYaml(
                    key,
                    firstLine(yaml),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (root.isEmpty()) {
            return new FrontMatter(key, Map.of(), Map.of(), lines);
        }
        if (!(root.get() instanceof MappingNode mapping)) {
            throw notYaml(key, 1 + firstLine(yaml), "it is not a list of names and values");
        }
        var fields = new LinkedHashMap<String, FrontMatter.Field>();
        var collections = new LinkedHashMap<String, FrontMatter.Items>();
        for (NodeTuple tuple : mapping.getValue()) {
            int line = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode written)) {
                continue;
            }
            String name =
                    NOT_IN_NAMES
                            .matcher(written.getValue())
                            .replaceAll("")
                            .toLowerCase(Locale.ROOT);
            if (fields.containsKey(name) || collections.containsKey(name)) {
                throw notYaml(key, line, "'" + written.getValue() + "' is there twice");
            }
            if (tuple.getValueNode() instanceof ScalarNode value) {
                fields.put(name, new FrontMatter.Field(field(value).value(), line));
            } else {
                collections.put(name, items(line, tuple.getValueNode()));
            }
        }
        return new FrontMatter(key, fields, collections, lines);
    }

    private static FrontMatter.Field field(ScalarNode node) {
        return new FrontMatter.Field(SourceText.withoutNonCharacters(node.getValue()), line(node));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static FrontMatter.Items items(int line, Node node) {
        var items = new ArrayList<FrontMatter.Item>();
        boolean isFlat = add(items, node);
        return new FrontMatter.Items(line, items, isFlat);
    }

    /// @return whether all that is in the node is a single value, in a list perhaps with a name
    private static boolean add(List<FrontMatter.Item> items, Node node) {
        return switch (node) {
            case SequenceNode list ->
                    list.getValue().stream()
                            .allMatch(
                                    one ->
                                            one instanceof ScalarNode value
                                                    ? items.add(
                                                            new FrontMatter.Item("", field(value)))
                                                    : one instanceof MappingNode
                                                            && add(items, one));
            case MappingNode map ->
                    map.getValue().stream()
                            .allMatch(
                                    pair ->
                                            pair.getKeyNode() instanceof ScalarNode name
                                                    && pair.getValueNode()
                                                            instanceof ScalarNode value
                                                    && items.add(
                                                            new FrontMatter.Item(
                                                                    field(name).value(),
                                                                    field(value))));
            default -> false;
        };
    }

    /// Composing goes down into what is nested by recursion, and parsing does not.
    private static void checkNesting(Key key, String yaml) throws Refusal {
        int depth = 0;
        var collections = new HashSet<Anchor>();
        for (Event event : new Parse(YAML).parseString(yaml)) {
            int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            if (event instanceof CollectionStartEvent start) {
                start.getAnchor().ifPresent(collections::add);
            }
            if (event instanceof AliasEvent alias && collections.contains(alias.getAlias())) {
                throw new Refusal(
                        new Problem(
                                key,
                                line,
                                "*" + alias.getAlias() + " stands for a list or a map",
                                "write out what it stands for"));
            }
            depth +=
                    event instanceof CollectionStartEvent
                            ? 1
                            : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > MOST_NESTING) {
                throw new Refusal(
                        new Problem(
                                key,
                                line,
                                "The front matter is nested more than %d levels deep here"
                                        .formatted(MOST_NESTING),
                                "take some of the levels away"));
            }
        }
    }

    private static int firstLine(String yaml) {
        return (int) yaml.chars().takeWhile(c -> c == '\n').count();
    }

    private static Refusal notYaml(Key key, int line, String why) {
        return new Refusal(
                new Problem(
                        key,
                        line,
                        "The front matter is not YAML: " + why,
                        "write one 'name: value' a line, and put a value that holds a colon or a #"
                                + " between quotes"));
    }
}
