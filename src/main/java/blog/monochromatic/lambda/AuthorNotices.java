package blog.monochromatic.lambda;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.publish.Notices;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// Tells the author by mail, and keeps it in the log: what a publish has to tell is one mail.
final class AuthorNotices implements Notices {
    /// The most lines under a heading, and the most characters of one, so that a mail has less than
    /// the 256 kB that SNS takes.
    private static final int MOST_LINES = 50;

    private static final int LONGEST_LINE = 500;

    private final Log log;
    private final Mail mail;
    private final String url;

    /// @param url where the site is served; empty where that is not known
    AuthorNotices(Log log, Mail mail, String url) {
        this.log = log;
        this.mail = mail;
        this.url = url;
    }

    @Override
    public void tell(SortedMap<Key, List<Problem>> sources) {
        log.tell(sources);
        mail.send(text(sources));
    }

    @Override
    public void parked(Collection<Target> targets) {
        log.parked(targets);
    }

    private String text(SortedMap<Key, List<Problem>> sources) {
        List<Problem> problems = sources.values().stream().flatMap(List::stream).toList();
        var text = new StringJoiner("\n\n");
        if (!url.isEmpty()) {
            text.add(url);
        }
        add(
                text,
                "Not published; of each, the last good version stays on the site, if there was"
                        + " one:",
                problems.stream()
                        .filter(problem -> !problem.isWarning())
                        .map(Problem::toString)
                        .toList());
        add(
                text,
                "Published, but have a look:",
                problems.stream()
                        .filter(Problem::isWarning)
                        .map(problem -> problem.toString().replaceFirst(": warning: ", ": "))
                        .toList());
        add(
                text,
                "Mended, or gone:",
                sources.entrySet().stream()
                        .filter(source -> source.getValue().isEmpty())
                        .map(source -> source.getKey().value())
                        .toList());
        return text.toString();
    }

    private static void add(StringJoiner text, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            text.add(heading);
            text.add(
                    lines.stream()
                            .limit(MOST_LINES)
                            .map(AuthorNotices::cut)
                            .collect(Collectors.joining("\n")));
        }
        if (lines.size() > MOST_LINES) {
            text.add("and %d more, which `check` names".formatted(lines.size() - MOST_LINES));
        }
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
