package blog.monochromatic.check;

import blog.monochromatic.post.HtmlTags;
import blog.monochromatic.post.Reference;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds references within a site that lead nowhere. For use by one thread.
public final class LinkCheck {
    /// The most characters of a path that a message shows.
    private static final int MOST_SHOWN = 200;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final MadeSite site;
    private final Hints hints;
    private final Map<SitePath, Set<String>> ids = new HashMap<>();

    public LinkCheck(MadeSite site) {
        this.site = site;
        this.hints = new Hints(site);
    }

    /// What is wrong with the references of a text that has a page.
    public List<Problem> ofText(Key source, List<Reference> references) {
        SitePath page = source.equals(SourceKind.HOME_KEY) ? SitePath.HOME : SitePath.of(source);
        return references.stream()
                .flatMap(reference -> problem(source, page, reference).stream())
                .distinct()
                .toList();
    }

    /// What is wrong with redirects: with their targets, and with their paths, which others may
    /// have.
    public List<Problem> ofRedirects() {
        var problems = new ArrayList<Problem>();
        site.redirects()
                .redirects()
                .forEach(
                        (path, redirect) -> {
                            var target =
                                    new Reference(
                                            Reference.Kind.LINK,
                                            redirect.target(),
                                            redirect.line());
                            problem(SourceKind.REDIRECTS_KEY, SitePath.HOME, target)
                                    .ifPresent(problems::add);
                            if (site.owned().contains(path)) {
                                problems.add(withoutEffect(path, redirect.line()));
                            }
                        });
        return problems;
    }

    private static Problem withoutEffect(SitePath path, int line) {
        return Problem.warning(
                SourceKind.REDIRECTS_KEY,
                line,
                "There is a file for " + path + ", so nobody is led on from there",
                "take the line away, or the file");
    }

    private record Missing(String what, String advice) {}

    private Optional<Problem> problem(Key source, SitePath page, Reference reference) {
        Optional<Missing> missing =
                Address.of(reference.destination(), page, site.url())
                        .flatMap(address -> missing(address, reference));
        return missing.map(it -> new Problem(source, reference.line(), it.what(), it.advice()));
    }

    private Optional<Missing> missing(Address address, Reference reference) {
        Optional<SitePath> file = site.find(address.path());
        if (file.isPresent()) {
            return missingAnchor(address.fragment(), file.get());
        }
        return Optional.of(missingFile(address.path(), reference));
    }

    private Optional<Missing> missingAnchor(String id, SitePath file) {
        if (id.isEmpty() || id.equalsIgnoreCase("top") || !file.value().endsWith(".html")) {
            return Optional.empty();
        }
        Set<String> known = ids.computeIfAbsent(file, it -> ids(site.html().apply(it)));
        if (known.contains(id)) {
            return Optional.empty();
        }
        return Optional.of(
                new Missing(
                        "There is no heading #" + printable(id) + " in " + Hints.shown(file),
                        hints.near(id, file, known)
                                .map(other -> "correct the link, perhaps to #" + other)
                                .orElse("correct the link, or add the heading")));
    }

    /// What a fragment can lead to: an id, or the name of an `a`
    /// (https://html.spec.whatwg.org/#find-a-potential-indicated-element).
    private static Set<String> ids(String html) {
        var ids = new HashSet<String>();
        for (HtmlTags.Tag tag : HtmlTags.of(html)) {
            for (HtmlTags.Attribute attribute : tag.attributes()) {
                boolean isName = tag.name().equals("a") && attribute.name().equals("name");
                if (isName || attribute.name().equals("id")) {
                    ids.add(attribute.value());
                }
            }
        }
        return ids;
    }

    private Missing missingFile(String path, Reference reference) {
        boolean isImage = reference.kind() == Reference.Kind.IMAGE;
        String noun = isImage ? "image" : Hints.isPage(path) ? "page" : "file";
        String what = "There is no " + noun + " " + printable(path);
        Absence absence = site.absences().get(new SitePath(path));
        if (absence != null) {
            return new Missing(
                    what + ", for " + absence.source() + " " + absence.why(),
                    absence.advice() + ", or take the link away");
        }
        Optional<String> page = hints.pageOfText(path);
        if (page.isPresent()) {
            return new Missing(
                    what + ", for a text shows as a page", "correct the link to " + page.get());
        }
        return new Missing(
                what,
                hints.near(path, reference)
                        .map(near -> "correct the link, perhaps to " + near)
                        .orElse(
                                "correct the link, or upload "
                                        + (isImage ? "an image" : "a " + noun)
                                        + " there"));
    }

    /// What an author wrote, without what a terminal may obey, and not too long.
    static String printable(String text) {
        String clean = CONTROL.matcher(text).replaceAll("\uFFFD");
        return clean.codePointCount(0, clean.length()) <= MOST_SHOWN
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, MOST_SHOWN - 1)) + "…";
    }
}
