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
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The four templates that every page is made of.
public final class Theme {
    /// For trying a file.
    private static final Mustache.Compiler STRICT =
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

    /// For making pages. Samples do not have every combination that pages have, and where one of
    /// those comes upon a name that is none, the page shows nothing there, and is made.
    private static final Mustache.Compiler FORGIVING =
            STRICT.strictSections(false).defaultValue("");

    /// The most tags that one file may have. The built-in ones have a dozen or two; each can hold a
    /// whole post, and a section in a section takes a few frames of the stack.
    private static final int MOST_TAGS = 300;

    /// The most characters that one file may make of a sample page: four megabytes, or 40 kB around
    /// each of 100 posts in a list. Pages are made in memory, many at a time.
    private static final int MOST_SAMPLE = 4 * SourceText.MOST_BYTES;

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
                    return own == null ? builtInTemplate(name) : FORGIVING.compile(own);
                });
    }

    private static Template builtInTemplate(String name) {
        return BUILT_IN.computeIfAbsent(name, Theme::compileBuiltIn);
    }

    private static Template compileBuiltIn(String name) {
        return FORGIVING.compile(new String(builtIn(name), StandardCharsets.UTF_8));
    }

    /// Tries a theme file by itself on pages that have everything, and on pages that have nothing.
    public static void check(Key file, byte[] source) throws Refusal {
        String text = SourceText.decodeUnchanged(file, source);
        SourceText.refuseControls(file, text);
        if (text.contains("{{=")) {
            throw refusal(
                    file,
                    "The template changes the braces that its tags are written in",
                    "write its tags in {{ and }}, and take the tag that starts with {{= away");
        }
        int tags = text.split("\\{\\{", -1).length - 1;
        if (tags > MOST_TAGS) {
            throw broken(file, 0, "it has %,d tags, and may have %d".formatted(tags, MOST_TAGS));
        }
        try {
            Template own = STRICT.compile(text);
            refuseSections(file, own);
            for (Map<String, Object> model : SamplePages.models()) {
                // Mustache takes a tag that is not closed for text.
                if (isOn(file, model) && page(List.of(own), model, MOST_SAMPLE).contains("{{")) {
                    throw broken(file, 0, "a tag {{… is not closed");
                }
            }
        } catch (TooLong e) {
            throw refusal(
                    file,
                    "With it, a page of a list or of a long post has more than %,d characters"
                            .formatted(MOST_SAMPLE),
                    "shorten what stands between {{#list.entries}} and {{/list.entries}}, and write"
                            + " {{{post.content}}} and {{{list.text}}} once");
        } catch (RuntimeException e) { // Mustache's own, and what it trips over, such as {{}}
            String what = String.valueOf(e.getMessage());
            Matcher line = LINE.matcher(what);
            throw broken(
                    file,
                    line.find() ? Integer.parseInt(line.group(1)) : 0,
                    what.lines().findFirst().orElse(""));
        }
    }

    private static boolean isOn(Key file, Map<String, Object> page) {
        return switch (file.value()) {
            case "post.html" -> page.containsKey("post");
            case "list.html" -> !page.containsKey("post");
            default -> true;
        };
    }

    /// Refuses what the samples need not show, for it may stand where none of them leads: another
    /// file, and a list in a list, be it the same, which would make a page a hundred times as
    /// large.
    private static void refuseSections(Key file, Template template) throws Refusal {
        var all = new Sections(true);
        var outermost = new Sections(false);
        template.visit(all);
        template.visit(outermost);
        if (all.includes) {
            throw refusal(
                    file,
                    "The template includes another",
                    "write its text here in place of the tag {{>…}}");
        }
        if (all.ofMany > outermost.ofMany) {
            throw refusal(
                    file,
                    "A section of what there are many of, such as list.entries, stands within"
                            + " another",
                    "end the one before the other begins");
        }
    }

    /// Counts the sections that repeat what they hold, and looks for includes.
    private static final class Sections implements Mustache.Visitor {
        private final boolean enters;
        private int ofMany;
        private boolean includes;

        /// @param enters whether it looks into those that it counts
        Sections(boolean enters) {
            this.enters = enters;
        }

        @Override
        public boolean visitSection(String name) {
            boolean isOfMany = Model.MANY.contains(name.substring(name.lastIndexOf('.') + 1));
            ofMany += isOfMany ? 1 : 0;
            return enters || !isOfMany;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return true;
        }

        @Override
        public boolean visitInclude(String name) {
            includes = true;
            return false;
        }

        @Override
        public void visitText(String text) {}

        @Override
        public void visitVariable(String name) {}
    }

    private static Refusal refusal(Key file, String what, String advice) {
        return new Refusal(new Problem(file, 0, what, advice));
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

    /// A file that comes with the built-in theme, as it is: `style.css`, `search.js`,
    /// `favicon.ico`.
    public static byte[] file(String name) {
        return builtIn(name);
    }

    String post(Map<String, Object> model) {
        return page(post, model);
    }

    String list(Map<String, Object> model) {
        return page(list, model);
    }

    private String page(Template content, Map<String, Object> model) {
        return page(List.of(head, content, foot), model, Integer.MAX_VALUE);
    }

    /// @param most characters that it may have
    private static String page(List<Template> parts, Map<String, Object> model, int most) {
        var page = new Page(most);
        for (Template part : parts) {
            part.execute(model, page);
        }
        return page.toString();
    }

    /// Thrown out of Mustache, which knows no checked exceptions but its own.
    private static final class TooLong extends RuntimeException {
        TooLong() {
            super("The page is too long", null, false, false);
        }
    }

    /// Takes a page, up to a number of characters.
    private static final class Page extends Writer {
        private final int most;
        private final StringBuilder text = new StringBuilder();

        Page(int most) {
            this.most = most;
        }

        @Override
        public void write(char[] characters, int start, int length) {
            checkLength(length);
            text.append(characters, start, length);
        }

        /// As above, without a copy of the characters.
        @Override
        public void write(String characters, int start, int length) {
            checkLength(length);
            text.append(characters, start, start + length);
        }

        private void checkLength(int more) {
            if (text.length() + more > most) {
                throw new TooLong();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
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
