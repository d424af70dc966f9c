package blog.monochromatic.catalog;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.MenuItem;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Tag;
import blog.monochromatic.site.Visibility;

import org.jspecify.annotations.Nullable;

import tools.jackson.jr.ob.JSON;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Manifest, segments and ranges as JSON (RFC 8259). What is null is left out; instants are ISO
/// 8601.
public final class CatalogFormat {
    /// Raised when an older reader would misread what is written.
    public static final int NUMBER = 1;

    /// An ISO 8601 date and time, with an offset where its author wrote one.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_DATE_TIME;

    private CatalogFormat() {}

    /// Thrown for a manifest that a newer version of this program has written: it is left alone,
    /// and the message comes back once this one has been replaced.
    public static final class NewerException extends RuntimeException {
        NewerException(long format, long renderer) {
            super(
                    "The manifest is of format %d and renderer %d, and this is format %d and renderer %d; deploy the newer version"
                            .formatted(format, renderer, NUMBER, Look.RENDERER));
        }
    }

    public static byte[] write(Manifest manifest) {
        return bytes(
                map(
                        "format", NUMBER,
                        "revision", manifest.revision(),
                        "instant", manifest.instant().toString(),
                        "look", look(manifest.look()),
                        "home", manifest.home() == null ? null : entry(manifest.home()),
                        "redirects",
                                manifest.redirects() == null ? null : entry(manifest.redirects()),
                        "lists",
                                map(
                                        "look",
                                        manifest.lists().look(),
                                        "smallest",
                                        manifest.lists().smallest()),
                        "segments", each(manifest.segments(), CatalogFormat::segmentRef),
                        "intents", each(manifest.intents(), CatalogFormat::intent)));
    }

    /// Reads a manifest.
    ///
    /// @throws NewerException if it is a newer program's
    public static Manifest readManifest(byte[] json) {
        Json root = read(json);
        long format = root.number("format");
        Json look = root.optional("look");
        long renderer = look == null ? 0 : look.number("renderer");
        if (format > NUMBER || renderer > Look.RENDERER) {
            throw new NewerException(format, renderer);
        }
        Json home = root.optional("home");
        Json redirects = root.optional("redirects");
        return new Manifest(
                root.number("revision"),
                Instant.parse(root.text("instant")),
                look(root.child("look")),
                home == null ? null : entry(home),
                redirects == null ? null : entry(redirects),
                new Manifest.Lists(
                        root.child("lists").number("look"),
                        (int) root.child("lists").number("smallest")),
                root.children("segments", CatalogFormat::segmentRef),
                root.children("intents", CatalogFormat::intent));
    }

    public static byte[] write(Segment segment) {
        return bytes(map("entries", each(segment.entries(), CatalogFormat::entry)));
    }

    public static Segment readSegment(byte[] json) {
        return new Segment(read(json).children("entries", CatalogFormat::entry));
    }

    /// A range as the body of a message that has it made again.
    public static String write(Range range) {
        return new String(bytes(Map.of("remake", range(range))), StandardCharsets.UTF_8);
    }

    /// The range of such a message; null for the body of any other message.
    public static @Nullable Range readRange(Map<String, Object> message) {
        Json range = new Json(message).optional("remake");
        return range == null ? null : range(range);
    }

    private static Map<String, Object> look(Look look) {
        Settings settings = look.settings();
        return map(
                "number", look.number(),
                "renderer", look.renderer(),
                "settings",
                        map(
                                "title", settings.title(),
                                "description", settings.description(),
                                "url", settings.url(),
                                "id", settings.id(),
                                "author", settings.author(),
                                "language", settings.language(),
                                "timezone", settings.timezone().getId(),
                                "menu", each(settings.menu(), CatalogFormat::menuItem),
                                "typography", settings.typography(),
                                "hub", settings.hub(),
                                "home", settings.home(),
                                "list", settings.list(),
                                "feed", settings.feed()),
                "theme", each(List.copyOf(look.theme().values()), CatalogFormat::entry));
    }

    private static Look look(Json json) {
        Json settings = json.child("settings");
        var theme = new TreeMap<Key, Entry>();
        json.children("theme", CatalogFormat::entry)
                .forEach(entry -> theme.put(entry.key(), entry));
        return new Look(
                json.number("number"),
                (int) json.number("renderer"),
                new Settings(
                        settings.text("title"),
                        settings.text("description"),
                        settings.text("url"),
                        settings.text("id"),
                        settings.text("author"),
                        settings.text("language"),
                        ZoneId.of(settings.text("timezone")),
                        settings.children("menu", CatalogFormat::menuItem),
                        settings.flag("typography"),
                        settings.text("hub"),
                        (int) settings.number("home"),
                        (int) settings.number("list"),
                        (int) settings.number("feed")),
                theme);
    }

    private static Map<String, Object> menuItem(MenuItem item) {
        return map("name", item.name(), "target", item.target());
    }

    private static MenuItem menuItem(Json json) {
        return new MenuItem(json.text("name"), json.text("target"));
    }

    private static Map<String, Object> segmentRef(SegmentRef ref) {
        Statistics statistics = ref.statistics();
        return map(
                "name", ref.name(),
                "first", ref.first().value(),
                "count", ref.count(),
                "look", ref.look(),
                "oldest", string(statistics.oldest()),
                "newest", string(statistics.newest()),
                "settled", string(statistics.settled()),
                "folders", byName(statistics.folders()),
                "names", statistics.names().isEmpty() ? null : byName(statistics.names()),
                "parts", byName(statistics.parts()),
                "claims", statistics.claims().stream().map(Key::value).toList());
    }

    private static SegmentRef segmentRef(Json json) {
        var folders = new TreeMap<Folder, Integer>();
        Json counts = json.child("folders");
        counts.names().forEach(name -> folders.put(new Folder(name), (int) counts.number(name)));
        var names = new TreeMap<Folder, String>();
        Json spelled = json.optional("names");
        if (spelled != null) {
            spelled.names().forEach(name -> names.put(new Folder(name), spelled.text(name)));
        }
        var parts = new TreeMap<Part, Integer>();
        Json texts = json.child("parts");
        texts.names()
                .forEach(
                        name ->
                                parts.put(
                                        Part.parse(name).orElseThrow(),
                                        (int) texts.number(name)));
        return new SegmentRef(
                json.text("name"),
                new Key(json.text("first")),
                (int) json.number("count"),
                json.number("look"),
                new Statistics(
                        json.optional("oldest", Instant::parse),
                        json.optional("newest", Instant::parse),
                        json.optional("settled", Instant::parse),
                        folders,
                        names,
                        parts,
                        new TreeSet<>(json.texts("claims").stream().map(Key::new).toList())));
    }

    private static Map<String, Object> entry(Entry entry) {
        Entry.Facts facts = entry.facts();
        Problem problem = entry.problem();
        return map(
                "key", entry.key().value(),
                "etag", entry.etag().value(),
                "version", entry.version(),
                "copy", entry.copy(),
                "facts", facts(facts),
                "rival", entry.rival() == null ? null : visibility(entry.rival()),
                "problem", problem == null ? null : problem(problem),
                "warnings",
                        entry.warnings().isEmpty()
                                ? null
                                : each(entry.warnings(), CatalogFormat::problem));
    }

    private static Map<String, Object> problem(Problem problem) {
        return map("line", problem.line(), "what", problem.what(), "advice", problem.advice());
    }

    private static Entry entry(Json json) {
        Key key = new Key(json.text("key"));
        Json facts = json.optional("facts");
        Json rival = json.optional("rival");
        Json problem = json.optional("problem");
        return new Entry(
                key,
                new ETag(json.text("etag")),
                json.optional("version", Function.identity()),
                json.optional("copy", Function.identity()),
                facts == null ? null : facts(facts),
                rival == null ? null : visibility(rival),
                problem == null ? null : problem(key, false, problem),
                json.has("warnings")
                        ? json.children("warnings", warning -> problem(key, true, warning))
                        : List.of());
    }

    private static Problem problem(Key key, boolean isWarning, Json json) {
        return new Problem(
                key,
                (int) json.number("line"),
                isWarning,
                json.text("what"),
                json.text("advice"));
    }

    private static @Nullable Map<String, Object> facts(Entry.@Nullable Facts facts) {
        if (facts == null) {
            return null;
        }
        Map<String, Object> json = map("title", facts.title());
        json.putAll(visibility(facts.visibility()));
        json.put("summary", facts.summary());
        json.putAll(
                map(
                        "tags", facts.tags().isEmpty() ? null : names(facts.tags()),
                        "language", facts.language().isEmpty() ? null : facts.language(),
                        "updated", string(facts.updated())));
        return json;
    }

    private static List<String> names(List<Tag> tags) {
        return tags.stream().map(Tag::name).toList();
    }

    private static Entry.Facts facts(Json json) {
        return new Entry.Facts(
                json.text("title"),
                visibility(json),
                json.text("summary"),
                json.has("tags")
                        ? json.texts("tags").stream()
                                .map(name -> Tag.of(name).orElseThrow())
                                .toList()
                        : List.of(),
                json.has("language") ? json.text("language") : "",
                json.optional("updated", CatalogFormat::date));
    }

    private static Map<String, Object> visibility(Visibility visibility) {
        return map(
                "draft",
                visibility.draft() ? true : null,
                "unlisted",
                visibility.unlisted() ? true : null,
                "date",
                string(visibility.date()),
                "expires",
                string(visibility.expires()));
    }

    private static Visibility visibility(Json json) {
        return new Visibility(
                json.flag("draft"),
                json.flag("unlisted"),
                json.optional("date", CatalogFormat::date),
                json.optional("expires", CatalogFormat::date));
    }

    private static @Nullable String string(@Nullable PostDate date) {
        return date == null
                ? null
                : date.local() + (date.offset() == null ? "" : date.offset().toString());
    }

    private static PostDate date(String text) {
        return switch (DATE.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
            case OffsetDateTime date -> new PostDate(date.toLocalDateTime(), date.getOffset());
            case LocalDateTime local -> new PostDate(local, null);
            case TemporalAccessor other -> throw new IllegalStateException("No date: " + other);
        };
    }

    private static Map<String, Object> intent(Intent intent) {
        return map(
                "id", intent.id(),
                "expires", intent.expires().toString(),
                "adoptions", intent.adoptions(),
                "range", intent.range() == null ? null : range(intent.range()),
                "targets", each(List.copyOf(intent.targets()), CatalogFormat::target));
    }

    private static Intent intent(Json json) {
        Json range = json.optional("range");
        return new Intent(
                json.text("id"),
                Instant.parse(json.text("expires")),
                (int) json.number("adoptions"),
                new LinkedHashSet<>(json.children("targets", CatalogFormat::target)),
                range == null ? null : range(range));
    }

    private static Map<String, Object> target(Target target) {
        return switch (target) {
            case Target.File file -> map("file", file.path().value());
            case Target.NewLook() -> map("newLook", true);
            case Target.Reconcile() -> map("reconcile", true);
            case Target.Notice(Key source) -> map("notice", source.value());
            case Target.Recheck(Key source) -> map("recheck", source.value());
            case Target.NextLists next -> map("nextLists", range(next.step()));
        };
    }

    private static Target target(Json json) {
        String file = json.optional("file", Function.identity());
        if (file != null) {
            return new Target.File(new SitePath(file));
        }
        String told = json.optional("notice", Function.identity());
        if (told != null) {
            return new Target.Notice(new Key(told));
        }
        String rechecked = json.optional("recheck", Function.identity());
        if (rechecked != null) {
            return new Target.Recheck(new Key(rechecked));
        }
        Json next = json.optional("nextLists");
        if (next != null) {
            return new Target.NextLists(lists(next));
        }
        return json.flag("reconcile") ? new Target.Reconcile() : new Target.NewLook();
    }

    private static Map<String, Object> range(Range range) {
        return switch (range) {
            case Range.Pages pages -> map("from", string(pages.from()), "to", string(pages.to()));
            case Range.Lists lists -> map("look", lists.look(), "after", string(lists.after()));
        };
    }

    private static Range range(Json json) {
        return json.has("look")
                ? lists(json)
                : new Range.Pages(json.optional("from", Key::new), json.optional("to", Key::new));
    }

    private static Range.Lists lists(Json json) {
        return new Range.Lists(json.number("look"), json.optional("after", SitePath::new));
    }

    private static <T> List<Object> each(List<T> values, Function<T, Map<String, Object>> format) {
        return values.stream().<Object>map(format).toList();
    }

    /// A JSON object of a map, each key by its name.
    private static Map<String, Object> byName(Map<?, ?> values) {
        var json = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> json.put(key.toString(), value));
        return json;
    }

    private static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Map<String, Object> map(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                map.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return map;
    }

    private static byte[] bytes(Map<String, Object> json) {
        return JSON.std.asBytes(json);
    }

    private static Json read(byte[] json) {
        return new Json(JSON.std.mapFrom(json));
    }
}
