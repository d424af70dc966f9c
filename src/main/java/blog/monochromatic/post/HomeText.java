package blog.monochromatic.post;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.MenuItem;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.SourceKind;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What `index.txt` at the root says: the settings, in its front matter; the home page's text; and
/// teasers.
///
/// The ancestor's `index.txt` held the list of posts itself, written by hand. So a heading that
/// links to a page of the site, what follows it up to the next heading of its rank, and the date
/// line under it, are a teaser: it goes with that post, and is not part of the text.
///
/// @param settings with defaults for what is not said
/// @param text Markdown
/// @param teasers by the page that they are about: Markdown, without heading and date line
/// @param warnings what its author may want to mend
public record HomeText(
        Settings settings, String text, Map<SitePath, String> teasers, List<Problem> warnings) {
    /// The most characters of the site's description, which stands on each page.
    private static final int MOST_DESCRIPTION = 2_000;

    /// What front matter may say of the site.
    public static final List<String> NAMES =
            List.of(
                    "title",
                    "description",
                    "url",
                    "id",
                    "author",
                    "language",
                    "timezone",
                    "menu",
                    "typography",
                    "home",
                    "list",
                    "feed",
                    "hub");

    /// The most items of the menu, which stands on each page.
    private static final int MOST_MENU = 20;

    private static final Pattern MENU_TARGET =
            Pattern.compile("(?:/|https?://|mailto:)[^\\s\"<>]*");

    /// Of at most 500 characters after the scheme, since it stands in each feed.
    private static final Pattern HUB = Pattern.compile("https?://[^\\s\"<>]{1,500}");

    /// The most characters of a heading that may link to a page: a long title, and a long address.
    private static final int MOST_HEADING = 4_000;

    /// The most headings with a link: each is parsed with every publish, ten thousand of them in a
    /// tenth of a second or two. The ancestor's `index.txt` has one for each post: one a day for 13
    /// years.
    private static final int MOST_LINKS = 5_000;

    private static final Pattern HEADING = Pattern.compile(" {0,3}(?<rank>#{1,6})(?:[ \\t].*)?");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(?<fence>`{3,}|~{3,})(?<rest>.*)");

    public HomeText {
        teasers = Map.copyOf(teasers);
        warnings = List.copyOf(warnings);
    }

    /// What holds without an `index.txt`.
    ///
    /// @param url the site's address where nothing else is said; empty where it is not known
    public static HomeText none(String url) {
        return new HomeText(Settings.defaults(url), "", Map.of(), List.of());
    }

    /// Reads an `index.txt` that has been checked before.
    ///
    /// @param url as in [#none]
    public static HomeText parse(byte[] source, String url) throws Refusal {
        return read(source, url, false);
    }

    private static HomeText read(byte[] source, String url, boolean isNew) throws Refusal {
        Key key = SourceKind.HOME_KEY;
        String text = Post.withoutModeline(SourceText.decode(key, source));
        FrontMatter front = FrontMatterParser.parse(key, text);
        Settings settings = settings(front, Settings.defaults(url));
        List<String> lines = text.lines().skip(front.lines()).toList();
        if (isNew) {
            checkHub(front, settings.hub());
            MarkdownLimits.checkBlocks(key, String.join("\n", lines), front.lines());
        }

        var rest = new StringBuilder();
        var teasers = new LinkedHashMap<SitePath, StringBuilder>();
        StringBuilder into = rest;
        int rank = 0;
        boolean justHeaded = false;
        String fence = "";
        int at = front.lines();
        int links = 0;
        for (String line : lines) {
            at++;
            fence = fence(fence, line);
            var heading = HEADING.matcher(line);
            if (fence.isEmpty() && heading.matches()) {
                if (justHeaded && PostHead.isDateLine(line, key)) {
                    justHeaded = false;
                    continue;
                }
                boolean mayLink = line.length() <= MOST_HEADING && mayLink(line);
                links += mayLink ? 1 : 0;
                if (links > MOST_LINKS) {
                    throw tooManyLinks(at);
                }
                Optional<SitePath> page = mayLink ? page(line, settings) : Optional.empty();
                int itsRank = heading.group("rank").length();
                if (page.isPresent()) {
                    into = teasers.computeIfAbsent(page.get(), p -> new StringBuilder());
                    rank = itsRank;
                    justHeaded = true;
                    continue;
                }
                if (itsRank <= rank) {
                    into = rest;
                    rank = 0;
                }
            }
            justHeaded &= line.isBlank();
            into.append(line).append('\n');
        }
        var written = new LinkedHashMap<SitePath, String>();
        teasers.forEach((page, teaser) -> written.put(page, teaser.toString().strip()));
        return new HomeText(settings, rest.toString().strip(), written, front.unknown(NAMES));
    }

    /// Whether a heading may begin with a link, by a look that costs nothing.
    private static boolean mayLink(String heading) {
        return heading.contains("](") || heading.contains("<");
    }

    private static Refusal tooManyLinks(int line) {
        return new Refusal(
                new Problem(
                        SourceKind.HOME_KEY,
                        line,
                        "By here, it has more than %,d headings with links".formatted(MOST_LINKS),
                        "take teasers of old posts away: a post without one shows how it begins"));
    }

    /// Reads `index.txt`, and makes sure that it can be read and rendered again in a bounded time.
    ///
    /// @param url as in [#none]
    public static HomeText check(byte[] source, String url) throws Refusal {
        HomeText home = read(source, url, true);
        var parts = new ArrayList<>(home.teasers.values());
        parts.addFirst(home.text);
        long characters = 0;
        for (String part : parts) { // Put together of what was apart, a part has other blocks.
            MarkdownLimits.checkBlocks(SourceKind.HOME_KEY, part, 0);
            characters += MarkdownLimits.check(SourceKind.HOME_KEY, part, SitePath.HOME, 0);
        }
        MarkdownLimits.checkSize(SourceKind.HOME_KEY, characters);
        return home;
    }

    /// The teaser's first paragraph as plain text; empty where there is no teaser for the page.
    public String excerpt(SitePath page) {
        return Post.cut(Markdown.firstParagraph(teasers.getOrDefault(page, "")).orElse(""));
    }

    /// The fence of the code block that the line is in; empty outside of one.
    ///
    /// @param open that of the line before
    private static String fence(String open, String line) {
        var matcher = FENCE.matcher(line);
        if (!matcher.matches()) {
            return open;
        }
        String fence = matcher.group("fence");
        if (open.isEmpty()) {
            return fence;
        }
        boolean closes = fence.startsWith(open) && matcher.group("rest").isBlank();
        return closes ? "" : open;
    }

    private static Settings settings(FrontMatter front, Settings defaults) throws Refusal {
        String url = address(front, "url", defaults.url());
        return new Settings(
                front.line("title", Post.MOST_TITLE, defaults.title()),
                front.line("description", MOST_DESCRIPTION, defaults.description()),
                url,
                address(front, "id", url),
                front.line("author", Post.MOST_TITLE, defaults.author()),
                Languages.parse(front, "language", defaults.language()),
                timezone(front, defaults.timezone()),
                menu(front),
                front.flag("typography", defaults.typography()),
                hub(front),
                front.number("home", Settings.LEAST, Settings.MOST, defaults.home()),
                front.number("list", Settings.LEAST, Settings.MOST, defaults.list()),
                front.number("feed", Settings.LEAST, Settings.MOST, defaults.feed()));
    }

    private static String address(FrontMatter front, String name, String otherwise) throws Refusal {
        Optional<FrontMatter.Field> field = front.get(name);
        if (field.isEmpty()) {
            return otherwise;
        }
        String address = Post.withoutTrailing('/', field.get().value().strip());
        if (!Settings.isAddress(address)) {
            throw front.refusal(
                    field.get(),
                    field.get().quoted() + " is not the address of a site",
                    "write it as https://blog.example");
        }
        return address;
    }

    private static List<MenuItem> menu(FrontMatter front) throws Refusal {
        var menu = new ArrayList<MenuItem>();
        for (FrontMatter.Item item : front.pairs("menu", "menu: {About: /about.html}")) {
            FrontMatter.Field target = item.field();
            String written = target.value().strip();
            if (written.isEmpty()) {
                throw front.refusal(
                        target,
                        "'" + item.name() + "' in the menu leads nowhere",
                        "write a name, a colon, a space and where it leads: About: /about.html");
            }
            if (item.name().length() > Post.MOST_TITLE
                    || written.length() > Post.MOST_ADDRESS
                    || !MENU_TARGET.matcher(written).matches()) {
                throw front.refusal(
                        target,
                        target.quoted() + " is nothing that a menu can lead to",
                        "write a path of the site, /about.html, or an address, https://…");
            }
            menu.add(new MenuItem(item.name().strip(), written));
            if (menu.size() > MOST_MENU) {
                throw front.refusal(
                        target,
                        "The menu has more than %d items".formatted(MOST_MENU),
                        "take some away");
            }
        }
        return menu;
    }

    private static String hub(FrontMatter front) throws Refusal {
        Optional<FrontMatter.Field> field = front.get("hub");
        String hub = field.map(FrontMatter.Field::value).orElse("").strip();
        if (!hub.isEmpty() && !HUB.matcher(hub).matches()) {
            throw noHub(front, field.orElseThrow());
        }
        return hub;
    }

    /// Feeds only name a hub, but the function talks to it.
    private static void checkHub(FrontMatter front, String hub) throws Refusal {
        if (!hub.isEmpty() && !isHttps(hub)) {
            throw noHub(front, front.get("hub").orElseThrow());
        }
    }

    private static boolean isHttps(String address) {
        try {
            var uri = new URI(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Refusal noHub(FrontMatter front, FrontMatter.Field field) {
        return front.refusal(
                field,
                field.quoted() + " is not the address of a hub",
                "write it as https://hub.example/");
    }

    private static ZoneId timezone(FrontMatter front, ZoneId otherwise) throws Refusal {
        Optional<FrontMatter.Field> field = front.get("timezone");
        if (field.isEmpty()) {
            return otherwise;
        }
        try {
            return ZoneId.of(field.get().value().strip());
        } catch (DateTimeException e) {
            throw front.refusal(
                    field.get(),
                    field.get().quoted() + " is not a time zone",
                    "write its name from the tz database, as Europe/Berlin");
        }
    }

    /// The page of the site that a heading links to.
    private static Optional<SitePath> page(String heading, Settings settings) {
        return Markdown.headingTarget(heading)
                .map(target -> within(target, settings.url()))
                .filter(
                        path ->
                                path.endsWith(".html")
                                        && !path.contains("://")
                                        && !path.startsWith("//"))
                .map(path -> SitePath.parse(path.startsWith("/") ? path : "/" + path));
    }

    private static String within(String target, String url) {
        return !url.isEmpty() && target.startsWith(url + "/")
                ? target.substring(url.length())
                : target;
    }
}
