package blog.monochromatic.catalog;

import static blog.monochromatic.catalog.Json.each;
import static blog.monochromatic.catalog.Json.map;
import static blog.monochromatic.catalog.Json.string;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Intents, and the ranges and targets that they name, as JSON.
final class IntentFormat {
    private IntentFormat() {}

    static Map<String, Object> intent(Intent intent) {
        return map(
                "id", intent.id(),
                "expires", intent.expires().toString(),
                "adoptions", intent.adoptions(),
                "range", intent.range() == null ? null : range(intent.range()),
                "targets", each(List.copyOf(intent.targets()), IntentFormat::target));
    }

    static Intent intent(Json json) {
        Json range = json.optional("range");
        return new Intent(
                json.text("id"),
                Instant.parse(json.text("expires")),
                (int) json.number("adoptions"),
                new LinkedHashSet<>(json.children("targets", IntentFormat::target)),
                range == null ? null : range(range));
    }

    private static Map<String, Object> target(Target target) {
        return switch (target) {
            case Target.File file -> map("file", file.path().value());
            case Target.Ping(SitePath feed) -> map("ping", feed.value());
            case Target.NewLook() -> map("newLook", true);
            case Target.Reconcile() -> map("reconcile", true);
            case Target.Notice(Key source) -> map("notice", source.value());
            case Target.Recheck(Key source) -> map("recheck", source.value());
            case Target.WakeUp() -> map("wakeUp", true);
            case Target.NextLists next -> map("nextLists", range(next.step()));
        };
    }

    private static Target target(Json json) {
        String file = json.optional("file", Function.identity());
        if (file != null) {
            return new Target.File(new SitePath(file));
        }
        String pinged = json.optional("ping", Function.identity());
        if (pinged != null) {
            return new Target.Ping(new SitePath(pinged));
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
        if (json.flag("wakeUp")) {
            return new Target.WakeUp();
        }
        return json.flag("reconcile") ? new Target.Reconcile() : new Target.NewLook();
    }

    static Map<String, Object> range(Range range) {
        return switch (range) {
            case Range.Pages pages -> map("from", string(pages.from()), "to", string(pages.to()));
            case Range.Lists lists -> map("look", lists.look(), "after", string(lists.after()));
        };
    }

    static Range range(Json json) {
        return json.has("look")
                ? lists(json)
                : new Range.Pages(json.optional("from", Key::new), json.optional("to", Key::new));
    }

    private static Range.Lists lists(Json json) {
        return new Range.Lists(json.number("look"), json.optional("after", SitePath::new));
    }
}
