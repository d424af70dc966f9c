package blog.monochromatic.catalog;

import static blog.monochromatic.catalog.Json.byName;
import static blog.monochromatic.catalog.Json.each;
import static blog.monochromatic.catalog.Json.map;
import static blog.monochromatic.catalog.Json.string;

import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.MenuItem;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.Settings;

import org.jspecify.annotations.Nullable;

import tools.jackson.jr.ob.JSON;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Manifest, segments and ranges as JSON (RFC 8259). What is null is left out; instants are ISO
/// 8601.
public final class CatalogFormat {
    /// Raised when an older reader would misread what is written.
    public static final int NUMBER = 1;

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
                        "home", manifest.home() == null ? null : EntryFormat.entry(manifest.home()),
                        "redirects",
                                manifest.redirects() == null
                                        ? null
                                        : EntryFormat.entry(manifest.redirects()),
                        "lists",
                                map(
                                        "look",
                                        manifest.lists().look(),
                                        "smallest",
                                        manifest.lists().smallest()),
                        "segments", each(manifest.segments(), CatalogFormat::segmentRef),
                        "intents", each(manifest.intents(), IntentFormat::intent)));
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
                home == null ? null : EntryFormat.entry(home),
                redirects == null ? null : EntryFormat.entry(redirects),
                new Manifest.Lists(
                        root.child("lists").number("look"),
                        (int) root.child("lists").number("smallest")),
                root.children("segments", CatalogFormat::segmentRef),
                root.children("intents", IntentFormat::intent));
    }

    public static byte[] write(Segment segment) {
        return bytes(map("entries", each(segment.entries(), EntryFormat::entry)));
    }

    public static Segment readSegment(byte[] json) {
        return new Segment(read(json).children("entries", EntryFormat::entry));
    }

    /// A range as the body of a message that has it made again.
    public static String write(Range range) {
        return new String(
                bytes(Map.of("remake", IntentFormat.range(range))), StandardCharsets.UTF_8);
    }

    /// The range of such a message; null for the body of any other message.
    public static @Nullable Range readRange(Map<String, Object> message) {
        Json range = new Json(message).optional("remake");
        return range == null ? null : IntentFormat.range(range);
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
                "theme", each(List.copyOf(look.theme().values()), EntryFormat::entry));
    }

    private static Look look(Json json) {
        Json settings = json.child("settings");
        var theme = new TreeMap<Key, Entry>();
        json.children("theme", EntryFormat::entry).forEach(entry -> theme.put(entry.key(), entry));
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
                "parts", statistics.parts().stream().map(Part::toString).toList(),
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
                        new TreeSet<>(
                                json.texts("parts").stream()
                                        .map(name -> Part.parse(name).orElseThrow())
                                        .toList()),
                        new TreeSet<>(json.texts("claims").stream().map(Key::new).toList())));
    }

    private static byte[] bytes(Map<String, Object> json) {
        return JSON.std.asBytes(json);
    }

    private static Json read(byte[] json) {
        return new Json(JSON.std.mapFrom(json));
    }
}
