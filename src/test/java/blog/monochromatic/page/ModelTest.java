package blog.monochromatic.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The README's table of what templates see, and what they see.
class ModelTest {
    /// `| all | names | what they are |`
    private static final Pattern ROW =
            Pattern.compile("^\\| (all|`post.html`|`list.html`) \\| (.*?) \\| (.*) \\|$");

    private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");

    @Test
    void theReadmeNamesWhatTemplatesSeeAndTheSamplesHaveAllOfIt() throws IOException {
        Set<String> shown = new TreeSet<>();
        models("post").forEach(model -> addNames("", model, shown));
        models("list").forEach(model -> addNames("", model, shown));

        assertThat(documented("all", "`post.html`", "`list.html`")).isEqualTo(shown);
    }

    @Test
    void theReadmeSaysWhichTemplatesSeeIt() throws IOException {
        Set<String> onPosts = new TreeSet<>();
        models("post").forEach(model -> addNames("", model, onPosts));
        Set<String> onLists = new TreeSet<>();
        models("list").forEach(model -> addNames("", model, onLists));

        assertThat(documented("`post.html`"))
                .isSubsetOf(onPosts)
                .doesNotContainAnyElementsOf(onLists);
        assertThat(documented("`list.html`"))
                .isSubsetOf(onLists)
                .doesNotContainAnyElementsOf(onPosts);
    }

    @Test
    void whatThereAreManyOfIsKnownAsThat() throws IOException {
        Set<String> many = new TreeSet<>();
        models("post").forEach(model -> addMany("", model, many));
        models("list").forEach(model -> addMany("", model, many));

        assertThat(many).isEqualTo(new TreeSet<>(Model.MANY));
    }

    private static List<Map<String, Object>> models(String content) {
        return SamplePages.models().stream().filter(model -> model.containsKey(content)).toList();
    }

    /// Adds the names of all that is there and holds nothing else: `post.date.iso`.
    private static void addNames(String name, @Nullable Object value, Set<String> names) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map ->
                    map.forEach(
                            (key, held) ->
                                    addNames(
                                            name.isEmpty() ? key.toString() : name + "." + key,
                                            held,
                                            names));
            case List<?> list -> list.forEach(held -> addNames(name, held, names));
            default -> names.add(name);
        }
    }

    private static void addMany(String name, @Nullable Object value, Set<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, held) -> addMany(key.toString(), held, names));
        } else if (value instanceof List<?> list) {
            names.add(name);
            list.forEach(held -> addMany(name, held, names));
        }
    }

    private static Set<String> documented(String... files) throws IOException {
        var names = new TreeSet<String>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && List.of(files).contains(row.group(1))) {
                addRow(row.group(2), row.group(3), names);
            }
        }
        return names;
    }

    /// Of `site.title` `.author` the second is `site.author`. What each is made of stands after
    /// "each with", up to a colon or semicolon.
    private static void addRow(String nameCell, String what, Set<String> names) {
        List<String> fields =
                what.startsWith("each with ") ? names(what.split("[:;]", 2)[0]) : List.of("");
        String root = "";
        for (String name : names(nameCell)) {
            root = name.startsWith(".") ? root : name.substring(0, name.indexOf('.'));
            String full = name.startsWith(".") ? root + name : name;
            fields.forEach(field -> names.add(field.isEmpty() ? full : full + "." + field));
        }
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(name -> name.group(1)).toList();
    }
}
