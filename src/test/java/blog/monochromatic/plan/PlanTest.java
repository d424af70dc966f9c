package blog.monochromatic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.Range;
import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.catalog.TestCatalog;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

class PlanTest {
    private static final Instant NOW = Instant.parse("2020-01-10T12:00:00Z");

    /// Keys that share folders, pages and places of the timeline, and some that lie where the site
    /// generates files.
    private static final List<String> KEYS =
            List.of(
                    "2016/03/a.txt",
                    "2016/03/a.md",
                    "2016/03/a.html",
                    "2016/03/b.txt",
                    "2016/03/c.txt",
                    "2016/03/d.txt",
                    "2016/04/a.txt",
                    "2016/04/b.txt",
                    "2016/04/sub/c.txt",
                    "2016/index.txt",
                    "2016/index.html",
                    "2016/page/1/x.txt",
                    "2016/page/y.txt",
                    "2016/03/b.fr.txt",
                    "2016/03/b.de.md",
                    "2016/03/_e.txt",
                    "tags/linux/a.txt",
                    "tags/linux/index.txt",
                    "tags/index.txt",
                    "tags/linux/feed.atom",
                    "search/2016-03.json",
                    "sitemap/pages.xml",
                    "old/index.html",
                    "old.txt",
                    "about.txt",
                    "about.fr.txt",
                    "page/1/z.txt",
                    "notes/a.txt",
                    "notes/b.txt",
                    "notes/c.txt",
                    "rss/a.txt",
                    "rss/feed.xml",
                    "rss/index.md",
                    "a.txt",
                    "b.txt",
                    "c.txt",
                    "d.txt",
                    "🎈.txt",
                    "\uFFFD.txt",
                    "404.txt",
                    "404.html",
                    "index.md",
                    "style.css",
                    "img/box.svg");

    /// Some of one tag in two spellings, and one whose slug is a folder that texts lie in.
    private static final List<String> TAGS =
            List.of("linux", "Linux", "[Linux, c++]", "[C, soup]", "[soup, linux, c]");

    private static final List<String> LEADS_TO =
            List.of(
                    "/2016/03/a.html",
                    "/feed.atom",
                    "/tags/linux/rss/feed.xml",
                    "/tags/soup/feed.json",
                    "https://other.example/");

    /// The law: what the plan leaves out is the same before and after.
    @Test
    void aFileThatIsNotOutOfDateIsTheSame() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            Settings settings = settings(random);
            Blog blog = Blog.random(random);
            Predicate<Key> cut = cut(random);
            Catalog before = blog.catalog(NOW, settings, cut);
            Blog changed = blog.changed(random);
            Instant later =
                    NOW.plus(Duration.ofHours(random.nextBoolean() ? random.nextInt(40) : 0));
            Catalog after =
                    changed.catalog(later, settings, random.nextInt(4) == 0 ? cut(random) : cut);

            Set<Target> outOfDate = Plan.outOfDate(before, after);

            Map<SitePath, String> was = site(before, after);
            Map<SitePath, String> is = site(after, before);
            for (SitePath path : was.keySet()) {
                if (!outOfDate.contains(new Target.File(path))) {
                    assertThat(is.get(path))
                            .as("seed %d: %s, from\n%s\nto\n%s", seed, path, blog, changed)
                            .isEqualTo(was.get(path));
                }
            }
        }
    }

    @Test
    void aTagThatIsSpeltAnewIsSoOnAllItsPages() {
        String text = "---\ntags: [Linux]\n---\n# T\n## — 2016-03-18\n";

        assertThat(Plan.outOfDate(one("a.txt", text), one("a.txt", text.replace("Linux", "linux"))))
                .contains(
                        file("/tags/linux/index.html"),
                        file("/tags/linux/feed.atom"),
                        file("/tags/index.html"));
    }

    @Test
    void theSitemapNamesATextsLanguageBesideItselfAndItsTranslations() {
        String french = "---\nlang: fr\n---\n# F\n## — 2016-04-18\n";
        Catalog before = one("n/s.fr.txt", french, "n/s.txt", "# E\n## — 2016-03-18\n");
        Catalog after =
                one("n/s.fr.txt", french.replace("fr", "de"), "n/s.txt", "# E\n## — 2016-03-18\n");

        assertThat(Plan.outOfDate(before, after))
                .contains(
                        file("/n/s.html"),
                        file("/sitemap/2016-03.xml"),
                        file("/sitemap/2016-04.xml"));
    }

    private static Catalog one(String... keysAndTexts) {
        var catalog = new TestCatalog();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            catalog.text(keysAndTexts[i], keysAndTexts[i + 1]);
        }
        return catalog.at(NOW, Settings.defaults("https://blog.example"), key -> false);
    }

    @Test
    void whereNothingHasChangedNothingIsOutOfDate() {
        for (int seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            Settings settings = settings(random);
            Blog blog = Blog.random(random);

            assertThat(
                            Plan.outOfDate(
                                    blog.catalog(NOW, settings, cut(random)),
                                    blog.catalog(NOW, settings, cut(random))))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    /// All that a new look has made again is all that the site holds, but for assets.
    @Test
    void theRangesTogetherHoldTheWholeSite() {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            Blog blog = Blog.random(random);
            Catalog catalog = blog.catalog(NOW, settings(random), cut(random));
            var targets =
                    new HashSet<>(
                            Plan.targets(
                                    new Range.Pages(null, null), catalog, Sizes.DEFAULT.step()));
            targets.addAll(Plan.targets(new Range.Lists(1, null), catalog, Sizes.DEFAULT.step()));

            site(catalog, catalog)
                    .forEach(
                            (path, made) -> {
                                if (!made.startsWith("copy ") && !made.equals("absent")) {
                                    assertThat(targets).contains(new Target.File(path));
                                }
                            });
        }
    }

    @Test
    void manyListsAreMadeInSteps() {
        var sources = new TestCatalog();
        for (int i = 0; i < 502; i++) {
            sources.text("notes/%03d/a.txt".formatted(i), "# T\n## — 2016-03-18\n");
        }
        Catalog catalog = sources.at(NOW, Settings.defaults(""), key -> false);

        Set<Target> first = Plan.targets(new Range.Lists(1, null), catalog, Sizes.DEFAULT.step());

        var next = new Range.Lists(1, new SitePath("/notes/494/index.html"));
        assertThat(first)
                .hasSize(501)
                .contains(file("/index.html"), file("/notes/494/index.html"))
                .doesNotContain(file("/notes/495/index.html"))
                .contains(new Target.NextLists(next));
        assertThat(Plan.targets(next, catalog, Sizes.DEFAULT.step()))
                .contains(file("/notes/495/index.html"), file("/sitemap.xml"))
                .noneMatch(target -> target instanceof Target.NextLists);
    }

    @Test
    void aStepMakesAlsoWhatIsLeftFromSmallerPages() {
        Catalog catalog = smallerOnce(6);

        assertThat(Plan.targets(new Range.Lists(1, null), catalog, Sizes.DEFAULT.step()))
                .contains(
                        file("/notes/page/1/index.html"),
                        file("/notes/page/2/index.html"),
                        file("/notes/page/3/index.html"),
                        file("/notes/page/4/index.html"),
                        file("/notes/page/5/index.html"));
    }

    @Test
    void aListThatShrinksTakesWithItWhatWasLeftFromSmallerPages() {
        assertThat(Plan.outOfDate(smallerOnce(6), smallerOnce(4)))
                .contains(file("/notes/page/4/index.html"), file("/notes/page/5/index.html"));
    }

    /// A list of twenty a page, of which pages of one post each were made before.
    private static Catalog smallerOnce(int posts) {
        var sources = new TestCatalog();
        for (int i = 0; i < posts; i++) {
            sources.text("notes/%d.txt".formatted(i), "# T\n## — 2016-03-18\n");
        }
        Catalog catalog = sources.at(NOW, Settings.defaults(""), key -> false);
        Manifest manifest = catalog.manifest();
        return new Catalog(
                new Manifest(
                        manifest.revision(),
                        manifest.instant(),
                        manifest.look(),
                        null,
                        null,
                        new Manifest.Lists(1, 1),
                        manifest.segments(),
                        List.of()),
                sources);
    }

    private static Target file(String path) {
        return new Target.File(new SitePath(path));
    }

    private static Settings settings(Random random) {
        String zone = List.of("UTC", "Pacific/Kiritimati", "America/Adak").get(random.nextInt(3));
        String url = random.nextInt(4) == 0 ? "" : "https://blog.example";
        return new Settings(
                "T",
                "",
                url,
                url,
                "",
                "en",
                ZoneId.of(zone),
                List.of(),
                true,
                "",
                random.nextInt(4) + 1,
                random.nextInt(3) + 1,
                random.nextInt(4) + 1);
    }

    private static Predicate<Key> cut(Random random) {
        int salt = random.nextInt(1000);
        int every = random.nextInt(5) + 1;
        return key -> Math.floorMod(key.value().hashCode() * 31 + salt, every) == 0;
    }

    /// The sources of a blog, by key.
    private record Blog(Map<String, String> texts, String home, String redirects) {
        static Blog random(Random random) {
            var texts = new TreeMap<String, String>();
            for (String key : KEYS) {
                if (random.nextBoolean()) {
                    texts.put(key, text(random));
                }
            }
            return new Blog(texts, homeText(random), redirects(random));
        }

        Blog changed(Random random) {
            var next = new TreeMap<>(texts);
            for (int i = random.nextInt(5); i > 0; i--) {
                String key = KEYS.get(random.nextInt(KEYS.size()));
                if (random.nextInt(4) == 0) {
                    next.remove(key);
                } else if (next.containsKey(key) && random.nextInt(3) == 0) {
                    next.computeIfPresent(key, (k, text) -> respelled(random, text));
                } else {
                    next.put(key, text(random));
                }
            }
            return new Blog(
                    next,
                    random.nextInt(4) == 0 ? homeText(random) : home,
                    random.nextInt(4) == 0 ? redirects(random) : redirects);
        }

        private static String text(Random random) {
            String date =
                    switch (random.nextInt(6)) {
                        case 0 -> "";
                        case 1 ->
                                "## — 2020-01-1%d 0%d:00\n"
                                        .formatted(random.nextInt(3), random.nextInt(9));
                        default -> "## — 2016-0%d-11\n".formatted(random.nextInt(9) + 1);
                    };
            return frontMatter(random)
                    + "# Title %d\n%s\nBody %d.\n"
                            .formatted(random.nextInt(3), date, random.nextInt(3));
        }

        /// The same but for one thing that others show.
        private static String respelled(Random random, String text) {
            return switch (random.nextInt(3)) {
                case 0 -> text.replace("inux", "INUX");
                case 1 -> text.replace("lang: ar", "lang: ja");
                default -> text.replace("updated: 2019", "updated: 2018");
            };
        }

        private static String frontMatter(Random random) {
            var lines = new ArrayList<String>();
            if (random.nextInt(8) == 0) {
                lines.add("draft: true");
            }
            if (random.nextInt(8) == 0) {
                lines.add("unlisted: true");
            }
            if (random.nextInt(8) == 0) {
                lines.add("expires: 2020-01-11");
            }
            if (random.nextInt(8) == 0) {
                lines.add("updated: 2019-0%d-01".formatted(random.nextInt(3) + 1));
            }
            if (random.nextInt(8) == 0) {
                lines.add("lang: " + List.of("ar", "ja").get(random.nextInt(2)));
            }
            if (random.nextInt(2) == 0) {
                lines.add("tags: " + TAGS.get(random.nextInt(TAGS.size())));
            }
            return lines.isEmpty() ? "" : "---\n" + String.join("\n", lines) + "\n---\n";
        }

        private static String redirects(Random random) {
            var lines = new StringBuilder();
            for (String from :
                    List.of("/old", "/old.html", "/2016/", "/a.html", "/atom.xml", "/feed/")) {
                if (random.nextInt(3) == 0) {
                    lines.append(from)
                            .append(' ')
                            .append(LEADS_TO.get(random.nextInt(LEADS_TO.size())))
                            .append('\n');
                }
            }
            return lines.toString();
        }

        private static String homeText(Random random) {
            var text = new StringBuilder("Hello %d.\n".formatted(random.nextInt(2)));
            for (int i = random.nextInt(3); i > 0; i--) {
                String page =
                        KEYS.get(random.nextInt(KEYS.size())).replaceAll("\\.(txt|md)$", ".html");
                text.append("\n# [T](/%s)\n\nTeaser %d.\n".formatted(page, random.nextInt(3)));
            }
            return text.toString();
        }

        Catalog catalog(Instant now, Settings settings, Predicate<Key> cut) {
            var catalog = new TestCatalog().home(home).redirects(redirects);
            texts.forEach(
                    (key, text) -> {
                        if (key.endsWith(".txt") || key.endsWith(".md")) {
                            catalog.text(key, text);
                        } else {
                            catalog.asset(key, text);
                        }
                    });
            return catalog.at(now, settings, cut);
        }
    }

    /// What a catalog makes of each path that it, or another, may have a file at.
    private static Map<SitePath, String> site(Catalog catalog, Catalog other) {
        Set<SitePath> paths = paths(catalog);
        paths.addAll(paths(other));
        var maker = new Maker(catalog);
        var site = new TreeMap<SitePath, String>();
        paths.forEach(path -> site.put(path, string(maker.make(path))));
        return site;
    }

    private static Set<SitePath> paths(Catalog catalog) {
        var paths = new TreeSet<SitePath>();
        catalog.entriesAfter(null).map(Entry::path).forEach(paths::add);
        paths.addAll(Generated.all(catalog));
        var folders = new HashSet<>(catalog.folders());
        folders.add(Folder.ROOT);
        for (Folder folder : folders) {
            paths.add(SitePath.of(folder));
            for (int page = 1; page <= catalog.count(folder) + 1; page++) {
                paths.add(SitePath.of(folder, page));
            }
        }
        return paths;
    }

    private static String string(Made made) {
        return switch (made) {
            case Made.Bytes(byte[] body, Headers headers) ->
                    headers.contentType() + " " + new String(body, UTF_8);
            case Made.Copy(Entry asset) -> "copy of %s at %s".formatted(asset.key(), asset.etag());
            case Made.Absent() -> "absent";
        };
    }
}
