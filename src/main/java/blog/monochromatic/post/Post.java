package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Tag;
import blog.monochromatic.site.Visibility;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a text says.
///
/// @param title plain text, on one line, not empty
/// @param updated when its author last changed what it says; null where they do not say so
/// @param tags in the author's order, no slug twice
/// @param summary the author's own, plain text; empty for none
/// @param language BCP 47; empty for the site's
/// @param image a path or an address of an image that stands for it; empty for none
/// @param toc whether it starts with a table of its contents
/// @param body Markdown, without what title, date and front matter were read from, and without a
///     modeline
/// @param warnings what its author may want to mend
public record Post(
        String title,
        Visibility visibility,
        @Nullable PostDate updated,
        List<Tag> tags,
        String summary,
        String language,
        String image,
        boolean toc,
        String body,
        List<Problem> warnings) {
    /// What front matter may say of a text.
    public static final List<String> NAMES =
            List.of(
                    "title",
                    "date",
                    "updated",
                    "tags",
                    "summary",
                    "draft",
                    "unlisted",
                    "expires",
                    "lang",
                    "image",
                    "toc");

    public Post {
        tags = List.copyOf(tags);
        warnings = List.copyOf(warnings);
    }

    /// The most characters that an excerpt has: about three lines on a page.
    private static final int EXCERPT = 280;

    /// The most characters that a title may have: five lines on a page. It stands on the pages of
    /// its neighbours, in lists and in the feed, too.
    static final int MOST_TITLE = 500;

    /// The most characters of a summary: it stands in lists and in each feed.
    private static final int MOST_SUMMARY = 1_000;

    /// The most characters of an address: the menu's stand on each page, an image's in feeds. It is
    /// as long as a sitemap takes it (https://www.sitemaps.org/protocol.html).
    static final int MOST_ADDRESS = 2_000;

    /// The most tags of a post: each has a list and three feeds, which are made again with it.
    private static final int MOST_TAGS = 20;

    /// The most characters of a tag, a few words: the manifest, which each publish reads, has the
    /// names of all.
    private static final int MOST_TAG = 60;

    /// The most bytes of UTF-8 that a text's key may have. S3 takes keys of 1,024, and the names of
    /// the page, of the pages of its folder's list, and of its copies in the catalog are longer, by
    /// less than fifty.
    private static final int MOST_KEY = 950;

    /// The most folders that a text may lie in. Each has a list that the text stands in, which is
    /// made again with it; a folder a year, a month and a day are three.
    private static final int MOST_FOLDERS = 20;

    /// How what editors are told at the end of a file begins: `<!-- vim: set ft=markdown: -->`.
    private static final Pattern MODELINE =
            Pattern.compile("<!--\\s*(?:vim?:|ex:|-\\*-|Local Variables:)");

    /// What no address can hold, and XML neither; a half of a surrogate pair has no UTF-8.
    private static final Pattern NOT_IN_NAMES =
            Pattern.compile("[\\x00-\\x1F\\x7F\\uFFFE\\uFFFF]|[\\x{D800}-\\x{DFFF}]");

    /// Reads a text that has been checked before.
    public static Post parse(Key key, byte[] source) throws Refusal {
        return read(key, source, false).post;
    }

    /// Reads a text, and makes sure that it can be read and rendered again in a bounded time.
    public static Post check(Key key, byte[] source) throws Refusal {
        Read read = read(key, source, true);
        MarkdownLimits.check(key, read.post.body(), SitePath.of(key), read.linesBefore);
        return read.post;
    }

    /// A text that was read, and where in the file its body begins.
    record Read(Post post, int linesBefore) {}

    static Read read(Key key, byte[] source, boolean isNew) throws Refusal {
        checkName(key);
        String text = withoutModeline(SourceText.decode(key, source));
        FrontMatter front = FrontMatterParser.parse(key, text);
        String[] lines = text.split("\n", -1);
        if (isNew) {
            MarkdownLimits.checkBlocks(key, joined(lines, front.lines()), front.lines());
        }
        var head = new PostHead(key, lines, front.lines());
        if (isNew && front.lines() == 0) {
            FrontMatterParser.refuseUnderHeadings(key, lines, head.end());
        }

        String frontTitle = front.line("title", MOST_TITLE, "");
        if (!frontTitle.isEmpty() && !head.isHeadOf(frontTitle)) {
            head = head.without();
        }
        Optional<PostDate> frontDate = date(key, front, "date");
        String body = head.body();
        String title = frontTitle;
        if (title.isEmpty()) {
            title = head.title().or(() -> Markdown.firstHeading(body)).orElse(key.stem());
            checkTitle(key, title);
        }
        Optional<PostDate> date = frontDate.isPresent() ? frontDate : head.date();
        if (date.isEmpty() && !key.stem().equals("index")) {
            date = Dates.of(key);
        }
        Optional<FrontMatter.Field> published = front.get("published");
        if (published.isPresent()) {
            throw front.refusal(
                    published.get(),
                    "'published' is another program's word",
                    "write draft: true for what nobody may see yet, or take the line away");
        }
        var visibility =
                new Visibility(
                        front.flag("draft") || key.isDraft(),
                        front.flag("unlisted"),
                        date.orElse(null),
                        date(key, front, "expires").orElse(null));
        var post =
                new Post(
                        title,
                        visibility,
                        date(key, front, "updated").orElse(null),
                        tags(front),
                        front.line("summary", MOST_SUMMARY, ""),
                        Languages.parse(front, "lang", key.language()),
                        image(front),
                        front.flag("toc"),
                        body,
                        front.unknown(NAMES));
        return new Read(post, head.end());
    }

    private static List<Tag> tags(FrontMatter front) throws Refusal {
        var tags = new LinkedHashMap<String, Tag>();
        for (FrontMatter.Field field : front.list("tags")) {
            String name = field.value().strip().replaceAll("\\s+", " ");
            Optional<Tag> tag = Tag.of(name);
            if (name.isEmpty()) {
                continue;
            }
            if (tag.isEmpty() || name.length() > MOST_TAG) {
                throw front.refusal(
                        field,
                        field.quoted() + " is not a tag",
                        "write words of letters and digits, at most %d characters"
                                .formatted(MOST_TAG));
            }
            tags.putIfAbsent(tag.get().slug(), tag.get());
            if (tags.size() > MOST_TAGS) {
                throw front.refusal(
                        field,
                        "The post has more than %d tags".formatted(MOST_TAGS),
                        "take away those that it is least about");
            }
        }
        return List.copyOf(tags.values());
    }

    private static String image(FrontMatter front) throws Refusal {
        String image = front.line("image", MOST_ADDRESS, "");
        if (image.contains(" ") || image.contains("\"") || image.contains("<")) {
            throw front.refusal(
                    front.get("image").orElseThrow(),
                    front.get("image").orElseThrow().quoted() + " is not the address of an image",
                    "write it as /img/box.png, with %20 for each space");
        }
        return image;
    }

    /// Null for a page.
    public @Nullable PostDate date() {
        return visibility.date();
    }

    /// Refuses what cannot be the name of a page: not all that S3 takes for a key is.
    private static void checkName(Key key) throws Refusal {
        String what =
                key.value().getBytes(StandardCharsets.UTF_8).length > MOST_KEY
                        ? "Its name has more than %,d bytes".formatted(MOST_KEY)
                        : key.value().startsWith("/") || key.value().contains("//")
                                ? "Its name has a folder without a name, for a slash is at its"
                                        + " start or follows another"
                                : NOT_IN_NAMES.matcher(key.value()).find()
                                        ? "Its name holds a control character"
                                        : "";
        if (!what.isEmpty()) {
            throw new Refusal(new Problem(key, 0, what, "upload it under another name"));
        }
        long folders = key.value().chars().filter(c -> c == '/').count();
        if (folders > MOST_FOLDERS) {
            throw new Refusal(
                    new Problem(
                            key,
                            0,
                            "It lies in %d folders, and may lie in %d"
                                    .formatted(folders, MOST_FOLDERS),
                            "upload it to a folder that is less deep"));
        }
    }

    private static void checkTitle(Key key, String title) throws Refusal {
        if (title.length() > MOST_TITLE && !title.equals(key.stem())) {
            throw new Refusal(
                    new Problem(
                            key,
                            0,
                            "The heading that is its title has %,d characters, and a title may have %,d"
                                    .formatted(title.length(), MOST_TITLE),
                            "shorten it, or put a 'title: …' into front matter"));
        }
    }

    /// The first line at or after one that is not blank; how many there are, if all are.
    static int skipBlank(String[] lines, int from) {
        int at = from;
        while (at < lines.length && lines[at].isBlank()) {
            at++;
        }
        return at;
    }

    static String joined(String[] lines, int start) {
        return String.join("\n", Arrays.copyOfRange(lines, start, lines.length));
    }

    /// The summary, or the first paragraph as plain text, cut at a word; empty for a text without
    /// either.
    public String excerpt() {
        return !summary.isEmpty() ? summary : cut(Markdown.firstParagraph(body).orElse(""));
    }

    static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= EXCERPT) {
            return text;
        }
        String start = text.substring(0, text.offsetByCodePoints(0, EXCERPT));
        int word = start.lastIndexOf(' ');
        return (word > 0 ? start.substring(0, word) : start) + "…";
    }

    /// The text without the comment for editors that may be its end.
    static String withoutModeline(String text) {
        String stripped = text.stripTrailing();
        int start = stripped.lastIndexOf("<!--");
        boolean isComment = start >= 0 && stripped.indexOf("-->", start) == stripped.length() - 3;
        return isComment && MODELINE.matcher(stripped).region(start, stripped.length()).lookingAt()
                ? stripped.substring(0, start).stripTrailing() + "\n"
                : text;
    }

    /// In time that grows with the text, as a pattern that ends there does not.
    static String withoutTrailing(char character, String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == character) {
            end--;
        }
        return text.substring(0, end);
    }

    private static Optional<PostDate> date(Key key, FrontMatter front, String name) throws Refusal {
        Optional<FrontMatter.Field> field =
                front.required(name, "write it as " + name + ": 2016-03-18, or take the line away");
        if (field.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<PostDate> date = Dates.parse(field.get().value(), key);
            if (date.isPresent()) {
                return date;
            }
            throw front.refusal(
                    field.get(), field.get().quoted() + " is not a date", "write it as 2016-03-18");
        } catch (Dates.ImpossibleDate e) {
            throw front.refusal(
                    field.get(), String.valueOf(e.getMessage()), "write it as 2016-03-18");
        }
    }
}
