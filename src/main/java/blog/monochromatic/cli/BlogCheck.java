package blog.monochromatic.cli;

import blog.monochromatic.check.Absence;
import blog.monochromatic.check.ContentPolicy;
import blog.monochromatic.check.LinkCheck;
import blog.monochromatic.check.MadeSite;
import blog.monochromatic.check.PolicyCheck;
import blog.monochromatic.post.HomeText;
import blog.monochromatic.post.PlacedTag;
import blog.monochromatic.post.Post;
import blog.monochromatic.post.Redirects;
import blog.monochromatic.post.References;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;
import blog.monochromatic.site.Visibility;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.DirectoryBucket;
import blog.monochromatic.store.MemoryBucket;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Checks a blog folder: publishes it into memory, looks at the links of its texts there, and at
/// what the site's policy blocks. For use by one thread, once.
final class BlogCheck {
    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::key)
                    .thenComparingInt(Problem::line)
                    .thenComparing(Problem::isWarning)
                    .thenComparing(Problem::what);

    private final Path folder;
    private final String address;
    private final Instant now;
    private final ContentPolicy policy;

    private final Bucket sources;
    private List<Key> keys = List.of();
    private final MemoryBucket made = new MemoryBucket("site");
    /// The paths of the posts, also of those that are hidden at present.
    private final Set<SitePath> posts = new HashSet<>();

    private final List<Problem> findings = new ArrayList<>();

    /// What cannot be read as what is live, for it was refused, or another has its path.
    private final Set<Key> refused = new HashSet<>();

    /// @param address where the site is served if `index.txt` does not say it; empty where that is
    ///     not known
    /// @param policy that it is served with
    BlogCheck(Path folder, String address, Instant now, ContentPolicy policy) {
        this.folder = folder;
        this.address = address;
        this.now = now;
        this.policy = policy;
        this.sources = new DirectoryBucket(folder);
    }

    /// What a check has found.
    ///
    /// @param findings in the order of their places
    /// @param texts how many were looked at
    record Report(List<Problem> findings, int texts) {
        long errors() {
            return findings.stream().filter(finding -> !finding.isWarning()).count();
        }

        /// `2 errors, 1 warning in 17 texts`
        String summary() {
            long errors = errors();
            long warnings = findings.size() - errors;
            var counts = new ArrayList<String>();
            if (errors > 0) {
                counts.add(count(errors, "error"));
            }
            if (warnings > 0) {
                counts.add(count(warnings, "warning"));
            }
            return (counts.isEmpty() ? "No problem found" : String.join(", ", counts))
                    + " in "
                    + count(texts, "text");
        }

        private static String count(long number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }

    /// Does it.
    ///
    /// @throws blog.monochromatic.store.StoreException if the folder cannot be read
    Report report() {
        publish();
        keys = sources.list("", "").map(object -> new Key(object.key())).toList();
        List<Key> texts = texts();
        HomeText home =
                read(SourceKind.HOME_KEY, body -> HomeText.parse(body, address))
                        .orElse(HomeText.none(address));
        Settings settings = home.settings();
        Map<Key, Absence> absences = absences(texts, settings);
        var links = new LinkCheck(site(settings, absences.values()));
        var blocks = new PolicyCheck(policy, settings.url());
        for (Key key : texts) {
            if (!absences.containsKey(key)) {
                read(key, body -> References.of(key, body))
                        .ifPresent(references -> findings.addAll(links.ofText(key, references)));
                read(key, body -> PlacedTag.of(key, body))
                        .ifPresent(tags -> findings.addAll(blocks.ofPage(key, tags)));
            }
        }
        checkHtml(blocks);
        findings.addAll(links.ofRedirects());
        home.teasers().keySet().stream()
                .filter(page -> !posts.contains(page))
                .map(BlogCheck::shownNowhere)
                .forEach(findings::add);
        if (settings.url().isEmpty() && !refused.contains(SourceKind.HOME_KEY)) {
            findings.add(noAddress());
        }
        return new Report(findings.stream().sorted(BY_PLACE).toList(), texts.size());
    }

    /// What is HTML as its author wrote it: the theme's files, and pages that are copied.
    private void checkHtml(PolicyCheck blocks) {
        for (Key key : keys) {
            switch (SourceKind.of(key)) {
                case THEME ->
                        read(key, body -> blocks.ofTemplate(key, text(body)))
                                .ifPresent(findings::addAll);
                case ASSET -> {
                    if (Headers.of(key.value()).contentType().startsWith("text/html")) {
                        read(key, body -> blocks.ofPage(key, PlacedTag.of(text(body))))
                                .ifPresent(findings::addAll);
                    }
                }
                case TEXT, HOME, REDIRECTS, IGNORED -> {}
            }
        }
    }

    private void publish() {
        var problems = new Problems();
        new LocalBlog(folder, made, InstantSource.fixed(now), address, problems).publishAll();
        findings.addAll(problems.all());
        problems.all().stream()
                .filter(problem -> !problem.isWarning())
                .forEach(problem -> refused.add(problem.key()));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private List<Key> texts() {
        return keys.stream()
                .filter(
                        key ->
                                switch (SourceKind.of(key)) {
                                    case TEXT, HOME -> true;
                                    case REDIRECTS, THEME, ASSET, IGNORED -> false;
                                })
                .toList();
    }

    /// Why texts have no page at present, though they are there.
    private Map<Key, Absence> absences(List<Key> texts, Settings settings) {
        var absences = new TreeMap<Key, Absence>();
        for (Key key : texts) {
            if (refused.contains(key)) {
                absences.put(key, Absence.refused(key));
            } else if (SourceKind.of(key) == SourceKind.TEXT) {
                Optional<Visibility> visibility =
                        read(key, body -> Post.parse(key, body)).map(Post::visibility);
                visibility
                        .filter(Visibility::isForLists)
                        .ifPresent(post -> posts.add(SitePath.of(key)));
                visibility
                        .flatMap(one -> Absence.of(key, one, now, settings.timezone()))
                        .ifPresent(absence -> absences.put(key, absence));
            }
        }
        return absences;
    }

    private MadeSite site(Settings settings, Collection<Absence> absences) {
        return new MadeSite(
                settings.url(),
                made.list("", "")
                        .map(object -> SitePath.from(object.key()))
                        .collect(Collectors.toCollection(TreeSet::new)),
                page -> made.get(page.objectKey()).map(object -> text(object.body())).orElse(""),
                owned(absences),
                absences.stream()
                        .collect(
                                Collectors.toMap(
                                        absence -> SitePath.of(absence.source()),
                                        Function.identity(),
                                        (one, other) -> one)),
                read(SourceKind.REDIRECTS_KEY, Redirects::parse).orElse(Redirects.NONE));
    }

    /// The paths of the sources that are not hidden.
    private Set<SitePath> owned(Collection<Absence> absences) {
        Set<Key> hidden = absences.stream().map(Absence::source).collect(Collectors.toSet());
        return keys.stream()
                .filter(key -> !hidden.contains(key))
                .map(SitePath::of)
                .collect(Collectors.toSet());
    }

    private static Problem shownNowhere(SitePath page) {
        return Problem.warning(
                SourceKind.HOME_KEY,
                0,
                "What follows the heading that links to "
                        + page
                        + " is a teaser, and shown nowhere, for no post is there",
                "correct the link, or move it from the heading into the text");
    }

    private static Problem noAddress() {
        return Problem.warning(
                SourceKind.HOME_KEY,
                0,
                "The site's address is not known, so feeds, the sitemap and canonical addresses"
                        + " are left out",
                "write 'url: https://blog.example' into its front matter, or give --url");
    }

    private interface Reader<T> {
        T read(byte[] source) throws Refusal;
    }

    /// What a source says; empty where there is none, or none that was accepted.
    private <T> Optional<T> read(Key key, Reader<T> reader) {
        Optional<Bucket.StoredObject> source =
                refused.contains(key) ? Optional.empty() : sources.get(key.value());
        if (source.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.read(source.get().body()));
        } catch (Refusal e) {
            findings.add(e.problem());
            return Optional.empty();
        }
    }
}
