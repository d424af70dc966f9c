package blog.monochromatic.cli;

import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.Post;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Slug;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.DirectoryBucket;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `new BLOG TITLE`: starts a post under the folder of the month, and prints its path and nothing
/// else, for `vim $(… new BLOG TITLE)`.
@Command(
        name = "new",
        description = "Starts a post of today, and prints its path.",
        mixinStandardHelpOptions = true)
final class New implements Callable<Integer> {
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuu/MM/", Locale.ROOT);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM, uuuu", Locale.ENGLISH);

    /// Line ends and what else no text may hold, or nobody sees at the ends of a title.
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}]+");

    /// What Markdown would take for more than the character: also an ampersand that may begin a
    /// character reference.
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_~\\[\\]<]|&(?=#?\\w+;)");

    @Mixin private BlogArguments arguments = new BlogArguments();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "TITLE",
            description = "the post's title, in one argument or several")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        Path blog = arguments.blog();
        String title = GAP.matcher(String.join(" ", words)).replaceAll(" ").strip();
        arguments.require(!title.isEmpty(), "The title is empty; write one after the folder");
        var sources = new DirectoryBucket(blog);
        ZoneId zone;
        try {
            zone = settings(sources).timezone();
        } catch (Refusal e) {
            arguments.err().println(blog + "/" + e.problem());
            return 1;
        }
        LocalDate today = LocalDate.ofInstant(arguments.clock().instant(), zone);
        Key key = key(today, title);
        byte[] text = text(key, today, title);
        Optional<Key> present = rivals(key).filter(it -> isThere(it, sources)).findFirst();
        arguments.require(
                present.isEmpty() && isStored(key, text, sources),
                blog.resolve(present.orElse(key).value())
                        + " is there already; edit that, or choose another title");
        arguments.out().println(blog.resolve(key.value()));
        return 0;
    }

    private static Settings settings(Bucket sources) throws Refusal {
        Optional<Bucket.StoredObject> home = sources.get(SourceKind.HOME_KEY.value());
        return (home.isPresent() ? HomeText.check(home.get().body(), "") : HomeText.none(""))
                .settings();
    }

    /// A title without a letter or digit, and one whose page would be the folder's own, have the
    /// day in their names.
    private static Key key(LocalDate day, String title) {
        String slug = Slug.of(title);
        String name =
                slug.isEmpty() ? day.toString() : slug.equals("index") ? "index-" + day : slug;
        return new Key(FOLDER.format(day) + name + ".txt");
    }

    private byte[] text(Key key, LocalDate day, String title) {
        String heading = MARKUP.matcher(title).replaceAll("\\\\$0");
        String text = "# [%s](#)\n## &mdash; %s\n\n".formatted(heading, DAY.format(day));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            Post.check(key, bytes);
            return bytes;
        } catch (Refusal e) {
            throw arguments.wrong(e.problem().what() + "; " + e.problem().advice());
        }
    }

    /// The sources that would show at the same path.
    private static Stream<Key> rivals(Key key) {
        SitePath path = SitePath.of(key);
        return Stream.concat(SourceKind.texts(path).stream(), Stream.of(new Key(path.objectKey())));
    }

    private static boolean isThere(Key key, Bucket sources) {
        return sources.head(key.value()).isPresent();
    }

    private static boolean isStored(Key key, byte[] text, Bucket sources) {
        return sources.putIfAbsent(key.value(), text, Headers.of(key.value()))
                instanceof Bucket.PutResult.Stored;
    }
}
