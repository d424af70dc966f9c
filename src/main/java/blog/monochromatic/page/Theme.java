package blog.monochromatic.page;

import blog.monochromatic.post.SourceText;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The four templates that every page is made of.
public final class Theme {
    private static final Mustache.Compiler MUSTACHE =
            Mustache.compiler()
                    .nullValue("")
                    .strictSections(true)
                    .emptyStringIsFalse(true)
                    .withCollector(new Names())
                    .withEscaper(
                            Escapers.simple(
                                    new String[][] {
                                        {"&", "&amp;"},
                                        {"<", "&lt;"},
                                        {">", "&gt;"},
                                        {"\"", "&quot;"},
                                        {"'", "&#39;"}
                                    }));

    /// The most tags that one file may have. The built-in ones have a dozen or two; each can hold a
    /// whole post, and a section in a section takes a few frames of the stack.
    private static final int MOST_TAGS = 300;

    private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");

    private static final Map<String, Template> BUILT_IN = new ConcurrentHashMap<>();

    private final Template head;
    private final Template post;
    private final Template list;
    private final Template foot;

    private Theme(Function<String, Template> files) {
        head = files.apply("head.html");
        post = files.apply("post.html");
        list = files.apply("list.html");
        foot = files.apply("foot.html");
    }

    /// The built-in theme, with some files replaced.
    ///
    /// @param uploaded the accepted text of a file by its name; null where there is none
    public static Theme of(Function<String, @Nullable String> uploaded) {
        return new Theme(
                name -> {
                    String own = uploaded.apply(name);
                    return own == null
                            ? BUILT_IN.computeIfAbsent(name, Theme::compileBuiltIn)
                            : MUSTACHE.compile(own);
                });
    }

    private static Template compileBuiltIn(String name) {
        return MUSTACHE.compile(new String(builtIn(name), StandardCharsets.UTF_8));
    }

    /// Tries a theme file on pages that have everything, and on pages that have nothing.
    public static void check(Key file, byte[] source) throws Refusal {
        String text = SourceText.decodeUnchanged(file, source);
        int tags = text.split("\\{\\{", -1).length - 1;
        if (tags > MOST_TAGS) {
            throw broken(file, 0, "it has %,d tags, and may have %d".formatted(tags, MOST_TAGS));
        }
        List<String> samples;
        try {
            samples = SamplePages.of(of(name -> name.equals(file.value()) ? text : null));
        } catch (RuntimeException e) { // Mustache's own, and what it trips over, such as {{}}
            String what = String.valueOf(e.getMessage());
            Matcher line = LINE.matcher(what);
            throw broken(
                    file,
                    line.find() ? Integer.parseInt(line.group(1)) : 0,
                    what.lines().findFirst().orElse(""));
        }
        // Mustache takes a tag that is not closed for text.
        if (samples.stream().anyMatch(page -> page.contains("{{"))) {
            throw broken(file, 0, "a tag {{… is not closed");
        }
    }

    private static Refusal broken(Key file, int line, String why) {
        return new Refusal(
                new Problem(
                        file,
                        line,
                        "The template is broken: " + why,
                        "mend the tag, or look up the names that a template can use in the"
                                + " README"));
    }

    /// The built-in stylesheet.
    public static byte[] stylesheet() {
        return builtIn("style.css");
    }

    String post(Map<String, Object> model) {
        return head.execute(model) + post.execute(model) + foot.execute(model);
    }

    String list(Map<String, Object> model) {
        return head.execute(model) + list.execute(model) + foot.execute(model);
    }

    private static byte[] builtIn(String name) {
        try (InputStream file = Theme.class.getResourceAsStream("theme/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The program lacks its own theme/" + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Finds names in the model's maps and lists alone, and never the methods of a Java object.
    private static final class Names extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
