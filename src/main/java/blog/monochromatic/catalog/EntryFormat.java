package blog.monochromatic.catalog;

import static blog.monochromatic.catalog.Json.each;
import static blog.monochromatic.catalog.Json.map;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Tag;
import blog.monochromatic.site.Visibility;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Entries as JSON.
final class EntryFormat {
    /// An ISO 8601 date and time, with an offset where its author wrote one.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_DATE_TIME;

    private EntryFormat() {}

    static Map<String, Object> entry(Entry entry) {
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
                                : each(entry.warnings(), EntryFormat::problem));
    }

    private static Map<String, Object> problem(Problem problem) {
        return map("line", problem.line(), "what", problem.what(), "advice", problem.advice());
    }

    static Entry entry(Json json) {
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
                key, (int) json.number("line"), isWarning, json.text("what"), json.text("advice"));
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
                json.optional("updated", EntryFormat::date));
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
                json.optional("date", EntryFormat::date),
                json.optional("expires", EntryFormat::date));
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
}
