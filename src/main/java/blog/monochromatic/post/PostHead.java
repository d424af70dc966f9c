package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The headings that a text in the ancestral form starts with.
final class PostHead {
    /// The most characters of a line that may be a heading with a date: twice what [Dates] looks
    /// at, for marks and blanks. A longer one is not tried.
    private static final int MOST_DATE_LINE = 200;

    private static final Pattern TITLE = Pattern.compile(" {0,3}#{1,3}[ \\t]+\\S.*");

    private static final Pattern DATE =
            Pattern.compile(
                    " {0,3}#{1,6}[ \\t]+"
                            + "(?<dash>(?:&[mn]dash;|&#(?:8211|8212|x201[34]);|[—–]|-{1,3})\\s*)?"
                            + "(?<date>\\S.*)");

    private final String[] lines;
    private final int start;
    private final Optional<String> title;
    private final Optional<PostDate> date;
    private final int end;

    PostHead(Key key, String[] lines, int start) throws Refusal {
        this.lines = lines;
        this.start = start;
        int at = Post.skipBlank(lines, start);
        boolean titled =
                at < lines.length && TITLE.matcher(lines[at]).matches() && !hasDate(at, key);
        this.title = titled ? Markdown.firstHeading(lines[at]) : Optional.empty();
        int under = titled ? Post.skipBlank(lines, at + 1) : at;
        this.date = under < lines.length ? date(under, key) : Optional.empty();
        this.end = date.isPresent() ? under + 1 : titled ? at + 1 : start;
    }

    private PostHead(PostHead other) {
        this.lines = other.lines;
        this.start = other.start;
        this.title = Optional.empty();
        this.date = Optional.empty();
        this.end = other.start;
    }

    /// Whether what stands here is the text's own head, though front matter names a title: the
    /// same words, or with a date under them. Any other heading is the body's first.
    boolean isHeadOf(String frontTitle) {
        return date.isPresent() || title.equals(Optional.of(frontTitle));
    }

    /// None, so that all of the text is its body.
    PostHead without() {
        return new PostHead(this);
    }

    /// What follows.
    String body() {
        return Post.joined(lines, end);
    }

    /// Plain text; empty where there is none.
    Optional<String> title() {
        return title;
    }

    Optional<PostDate> date() {
        return date;
    }

    /// How many lines are before the body.
    int end() {
        return end;
    }

    private boolean hasDate(int line, Key key) throws Refusal {
        return date(line, key).isPresent();
    }

    private Optional<PostDate> date(int line, Key key) throws Refusal {
        Optional<DateLine> dateLine = DateLine.of(lines[line]);
        if (dateLine.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Dates.parse(dateLine.get().date, key);
        } catch (Dates.ImpossibleDate e) {
            if (!dateLine.get().hasDash) {
                return Optional.empty(); // A heading of the text, such as "30 Reasons 2016".
            }
            throw new Refusal(
                    new Problem(
                            key,
                            line + 1,
                            String.valueOf(e.getMessage()),
                            "write the date as 18 March, 2016 or 2016-03-18"));
        }
    }

    /// A heading that may be a date.
    private record DateLine(boolean hasDash, String date) {
        static Optional<DateLine> of(String line) {
            Matcher matcher = DATE.matcher(line);
            return line.length() <= MOST_DATE_LINE && matcher.matches()
                    ? Optional.of(
                            new DateLine(
                                    matcher.group("dash") != null,
                                    Post.withoutTrailing(
                                            '#', matcher.group("date").stripTrailing())))
                    : Optional.empty();
        }
    }

    /// Whether a line is a heading with a dash and a date, as stands under a title.
    static boolean isDateLine(String line, Key key) {
        Optional<DateLine> dateLine = DateLine.of(line);
        try {
            return dateLine.isPresent() && Dates.parse(dateLine.get().date, key).isPresent();
        } catch (Dates.ImpossibleDate e) {
            return true;
        }
    }
}
