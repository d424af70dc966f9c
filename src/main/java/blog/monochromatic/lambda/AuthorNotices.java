package blog.monochromatic.lambda;

import blog.monochromatic.catalog.Target;
import blog.monochromatic.publish.Notices;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// Tells the author by mail, and keeps it in the log: what a publish has to tell is one mail.
final class AuthorNotices implements Notices {
    /// The most problems, and mended texts, that a mail names: SNS takes 256 kB.
    private static final int MOST = 100;

    private final Log log;
    private final Mail mail;

    AuthorNotices(Log log, Mail mail) {
        this.log = log;
        this.mail = mail;
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

    private static String text(SortedMap<Key, List<Problem>> sources) {
        List<Problem> problems = sources.values().stream().flatMap(List::stream).toList();
        var text = new StringJoiner("\n\n");
        add(
                text,
                "Not published; of each, the last good version stays on the site, if there was"
                        + " one:",
                problems.stream().filter(problem -> !problem.isWarning()).toList());
        add(
                text,
                "Published, but have a look:",
                problems.stream().filter(Problem::isWarning).toList());
        add(
                text,
                "Mended, or gone:",
                sources.entrySet().stream()
                        .filter(source -> source.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
        return text.toString();
    }

    private static void add(StringJoiner text, String heading, List<?> items) {
        if (!items.isEmpty()) {
            text.add(heading);
            text.add(
                    items.stream()
                            .limit(MOST)
                            .map(Object::toString)
                            .collect(Collectors.joining("\n")));
        }
        if (items.size() > MOST) {
            text.add("and %d more, which the log names".formatted(items.size() - MOST));
        }
    }
}
