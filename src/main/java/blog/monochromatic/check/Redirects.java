package blog.monochromatic.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What `_redirects` says, a line each: `/old /new 301`, as static hosts have it
/// (https://docs.netlify.com/manage/routing/redirects/overview/).
public final class Redirects {
    private final List<Redirect> all;
    private final Set<String> paths = new HashSet<>();

    /// The beginnings of paths, before a star or a `:name`.
    private final List<String> beginnings = new ArrayList<>();

    /// A redirect.
    ///
    /// @param from a path; a star at its end, or a `:name`, stands for whatever is there
    /// @param to a path or a URL
    /// @param line from 1
    record Redirect(String from, String to, int line) {
        /// Whether it leads elsewhere with each path.
        boolean isPattern() {
            return to.contains("/:");
        }
    }

    private Redirects(List<Redirect> all) {
        this.all = List.copyOf(all);
        for (Redirect redirect : all) {
            int open = redirect.from.replace("/:", "/*").indexOf('*');
            if (open < 0) {
                paths.add(redirect.from);
            } else {
                beginnings.add(redirect.from.substring(0, open));
            }
        }
    }

    /// Reads the file; a line that is no redirect is left out.
    public static Redirects parse(String text) {
        var redirects = new ArrayList<Redirect>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String[] words = line.strip().split("\\s+", -1);
            for (int i = 1; i < words.length && words[0].startsWith("/"); i++) {
                if (words[i].startsWith("/") || words[i].contains("://")) {
                    redirects.add(new Redirect(words[0], words[i], number));
                    break;
                }
            }
        }
        return new Redirects(redirects);
    }

    List<Redirect> all() {
        return all;
    }

    /// Whether a path is redirected.
    boolean from(String path) {
        return paths.contains(path) || beginnings.stream().anyMatch(path::startsWith);
    }
}
