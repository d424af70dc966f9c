package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Spelling;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The names and values at the head of a text, as [FrontMatterParser] has read them. What stands
/// behind names that nobody asks for, we leave alone.
final class FrontMatter {
    /// The most names that are warned of: front matter that some other tool has left may have many.
    private static final int MOST_WARNINGS = 10;

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
    record Items(int line, List<Item> all, boolean isFlat) {
        boolean isList() {
            return isFlat && all.stream().allMatch(item -> item.name().isEmpty());
        }

        boolean isMap() {
            return isFlat && all.stream().noneMatch(item -> item.name().isBlank());
        }
    }

    private final Key key;

    /// In the order in which they are written.
    private final Map<String, Field> fields;

    private final Map<String, Items> collections;

    private final int lines;

    FrontMatter(Key key, Map<String, Field> fields, Map<String, Items> collections, int lines) {
        this.key = key;
        this.fields = Collections.unmodifiableMap(fields);
        this.collections = Collections.unmodifiableMap(collections);
        this.lines = lines;
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

    /// A known name of which this is the beginning, or which is the beginning of it.
    private static Optional<String> abbreviated(String name, Collection<String> known) {
        return name.length() < 3
                ? Optional.empty()
                : known.stream()
                        .filter(one -> one.startsWith(name) || name.startsWith(one))
                        .findFirst();
    }

    private Problem unknown(String name, int line, Collection<String> known) {
        return Problem.warning(
                key,
                line,
                "There is no setting " + new Field(name, line).quoted(),
                Spelling.nearest(name, known)
                        .or(() -> abbreviated(name, known))
                        .map(nearest -> "write '" + nearest + "', if that is meant")
                        .orElse("take the line away, or leave it for another program"));
    }

    /// The refusal of a field's value.
    Refusal refusal(Field field, String what, String advice) {
        return new Refusal(new Problem(key, field.line(), what, advice));
    }
}
