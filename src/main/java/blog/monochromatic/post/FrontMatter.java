package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Spelling;

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
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What stands between two lines `---` at the head of a text: names and values in YAML. What stands
/// behind names that nobody asks for, we leave alone.
final class FrontMatter {
    private static final String FENCE = "---";

    /// The most characters that front matter may have: of a text, the names and values that are
    /// read are a few hundred; a listing of everything that some other tool has left fits.
    private static final int MOST = 1 << 16;

    /// How many lists and maps may lie in each other. None is read, but some other tool may have
    /// left some.
    private static final int MOST_NESTING = 20;

    /// The most names that are warned of: front matter that some other tool has left may have many.
    private static final int MOST_WARNINGS = 10;

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

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{Z}\\p{C}&&[^ ]]");

    private static final LoadSettings YAML =
            LoadSettings.builder()
                    .setAllowDuplicateKeys(false)
                    .setMaxAliasesForCollections(0)
                    .build();

    /// A value, and the line of the file that it is on.
    record Field(String value, int line) {
        /// The value between quotes, cut where it is long.
        String quoted() {
            return "'" + (value.length() <= 80 ? value : value.substring(0, 79) + "…") + "'";
        }
    }

    /// A value with a name of its own, as in a map.
    ///
    /// @param name empty in a list
    record Item(String name, Field field) {}

    /// A value that is a list or a map.
    ///
    /// @param line that its name is on
    /// @param isFlat whether it holds single values only, or names with single values
    private record Items(int line, List<Item> all, boolean isFlat) {
        static Items of(int line, Node node) {
            var items = new ArrayList<Item>();
            boolean isFlat = add(items, node);
            return new Items(line, items, isFlat);
        }

        boolean isList() {
            return isFlat && all.stream().allMatch(item -> item.name().isEmpty());
        }

        boolean isMap() {
            return isFlat && all.stream().noneMatch(item -> item.name().isBlank());
        }

        /// @return whether all that is in the node is a single value, in a list perhaps with a name
        private static boolean add(List<Item> items, Node node) {
            return switch (node) {
                case SequenceNode list ->
                        list.getValue().stream()
                                .allMatch(
                                        one ->
                                                one instanceof ScalarNode value
                                                        ? items.add(new Item("", field(value)))
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
                                                                new Item(
                                                                        field(name).value(),
                                                                        field(value))));
                default -> false;
            };
        }
    }

    private final Key key;

    /// In the order in which they are written.
    private final Map<String, Field> fields;

    private final Map<String, Items> collections;

    private final int lines;

    private FrontMatter(
            Key key, Map<String, Field> fields, Map<String, Items> collections, int lines) {
        this.key = key;
        this.fields = Collections.unmodifiableMap(fields);
        this.collections = Collections.unmodifiableMap(collections);
        this.lines = lines;
    }

    /// Reads the front matter, if the text starts with one.
    static FrontMatter parse(Key key, String text) throws Refusal {
        String[] lines = text.split("\n", -1);
        int start = 0;
        while (start < lines.length - 1 && lines[start].isBlank()) {
            start++;
        }
        if (!lines[start].stripTrailing().equals(FENCE)) {
            refuseNearlyFence(key, lines, start);
            return new FrontMatter(key, Map.of(), Map.of(), 0);
        }
        int end = start + 1;
        while (end < lines.length && !lines[end].stripTrailing().equals(FENCE)) {
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
        var fields = new LinkedHashMap<String, Field>();
        var collections = new LinkedHashMap<String, Items>();
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
                fields.put(name, new Field(field(value).value(), line));
            } else {
                collections.put(name, Items.of(line, tuple.getValueNode()));
            }
        }
        return new FrontMatter(key, fields, collections, lines);
    }

    private static Field field(ScalarNode node) {
        return new Field(SourceText.withoutNonCharacters(node.getValue()), line(node));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
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

    /// How many lines of the text it takes, with its two fences; 0 where there is none.
    int lines() {
        return lines;
    }

    /// The value, if there is one and it is not empty, as templates of editors leave it.
    Optional<Field> get(String name) throws Refusal {
        return written(name).filter(field -> !field.value().isBlank());
    }

    /// The value of a name that decides who may see a text: one that is there has a value, since
    /// nobody knows what the author of an empty `draft:` means.
    ///
    /// @param advice what to write
    Optional<Field> required(String name, String advice) throws Refusal {
        Optional<Field> field = written(name);
        if (field.isPresent() && field.get().value().isBlank()) {
            throw refusal(field.get(), name + " has no value", advice);
        }
        return field;
    }

    private Optional<Field> written(String name) throws Refusal {
        Items items = collections.get(name);
        if (items != null) {
            throw new Refusal(
                    new Problem(
                            key,
                            items.line,
                            name + " is a list or a map",
                            "write one value after '"
                                    + name
                                    + ":', between quotes if it starts with a bracket or a brace"));
        }
        return Optional.ofNullable(fields.get(name));
    }

    /// The value as text; `otherwise` where there is none.
    String text(String name, String otherwise) throws Refusal {
        return get(name).map(field -> field.value().strip()).orElse(otherwise);
    }

    /// The value on one line; `otherwise` where there is none.
    ///
    /// @param most how many characters it may have
    String line(String name, int most, String otherwise) throws Refusal {
        String line = text(name, otherwise).replaceAll("\\s+", " ");
        if (line.length() > most) {
            throw refusal(
                    get(name).orElseThrow(),
                    "The %s has %,d characters, and may have %,d"
                            .formatted(name, line.length(), most),
                    "shorten it");
        }
        return line;
    }

    /// The value as `true` or `false`; false where there is none.
    boolean flag(String name) throws Refusal {
        return flag(name, false);
    }

    /// The value as `true` or `false`; `otherwise` where there is none.
    boolean flag(String name, boolean otherwise) throws Refusal {
        String advice = "write " + name + ": " + !otherwise + ", or take the line away";
        Optional<Field> field = required(name, advice);
        if (field.isEmpty()) {
            return otherwise;
        }
        return switch (field.get().value().strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw refusal(field.get(), name + " is " + field.get().quoted(), advice);
        };
    }

    /// The value as a whole number from `least` to `most`; `otherwise` where there is none.
    int number(String name, int least, int most, int otherwise) throws Refusal {
        Optional<Field> field = get(name);
        if (field.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(field.get().value().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
        }
        throw refusal(
                field.get(),
                name + " is " + field.get().quoted(),
                "write a whole number from " + least + " to " + most);
    }

    /// The values of a list; of a single value, what stands between its commas.
    List<Field> list(String name) throws Refusal {
        Items items = collections.get(name);
        if (items == null) {
            return get(name).stream()
                    .flatMap(
                            field ->
                                    Stream.of(field.value().split(","))
                                            .map(part -> new Field(part, field.line())))
                    .toList();
        }
        if (!items.isList()) {
            throw new Refusal(
                    new Problem(
                            key,
                            items.line,
                            name + " is not a list of single values",
                            "write it as " + name + ": [one, another]"));
        }
        return items.all.stream().map(Item::field).toList();
    }

    /// The names and values of a map, or of a list of them.
    ///
    /// @param example of how to write it
    List<Item> pairs(String name, String example) throws Refusal {
        Items items = collections.get(name);
        Optional<Field> single = items == null ? get(name) : Optional.empty();
        if (single.isPresent() || (items != null && !items.isMap())) {
            throw new Refusal(
                    new Problem(
                            key,
                            items == null ? single.orElseThrow().line() : items.line,
                            name + " is not a list of names and values",
                            "write it as " + example));
        }
        return items == null ? List.of() : items.all;
    }

    /// Warnings of the names that are none of the known ones.
    List<Problem> unknown(Collection<String> known) {
        return Stream.concat(
                        fields.entrySet().stream()
                                .map(field -> Map.entry(field.getKey(), field.getValue().line())),
                        collections.entrySet().stream()
                                .map(one -> Map.entry(one.getKey(), one.getValue().line)))
                .filter(name -> !known.contains(name.getKey()))
                .sorted(Map.Entry.comparingByValue())
                .limit(MOST_WARNINGS)
                .map(name -> unknown(name.getKey(), name.getValue(), known))
                .toList();
    }

    private Problem unknown(String name, int line, Collection<String> known) {
        return Problem.warning(
                key,
                line,
                "There is no setting " + new Field(name, line).quoted(),
                Spelling.nearest(name, known)
                        .map(nearest -> "write '" + nearest + "', if that is meant")
                        .orElse("take the line away, or leave it for another program"));
    }

    /// The refusal of a field's value.
    Refusal refusal(Field field, String what, String advice) {
        return new Refusal(new Problem(key, field.line(), what, advice));
    }
}
