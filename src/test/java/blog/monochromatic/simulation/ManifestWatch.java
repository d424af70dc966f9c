package blog.monochromatic.simulation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sees from one manifest to the next what has happened. It compares the JSON as text, which is
/// cheaper than to parse it and exact enough to count schedules.
final class ManifestWatch {
    private static final Pattern ADOPTIONS = Pattern.compile("\"adoptions\":(\\d+)");
    private static final Pattern LOOK =
            Pattern.compile("\"look\":\\{\"number\":(\\d+),(.*?)\"lists\":\\{\"look\"");
    private static final Pattern COPY = Pattern.compile("\"copy\":\"[^\"]*\",?");

    private static final Pattern REVISION = Pattern.compile("\"revision\":\\d+,");

    /// @param content all but the revision
    private record State(
            String content, int segments, int intents, int targets, int adoptions, String look) {}

    private final Set<Happening> happenings;
    private final Set<String> looks = new HashSet<>();
    private State last = new State("", -1, 0, 0, 0, "");

    ManifestWatch(Set<Happening> happenings) {
        this.happenings = happenings;
    }

    void replaced(byte[] manifest) {
        String json = new String(manifest, ISO_8859_1);
        int intents = 0;
        int adoptions = 0;
        Matcher each = ADOPTIONS.matcher(json);
        while (each.find()) {
            intents++;
            adoptions += Integer.parseInt(each.group(1));
            if (!each.group(1).equals("0") && !each.group(1).equals("1")) {
                happenings.add(Happening.ADOPTED_AGAIN);
            }
        }
        Matcher look = LOOK.matcher(json);
        String number = look.find() ? look.group(1) : "";
        var next =
                new State(
                        REVISION.matcher(json).replaceFirst(""),
                        count(json, "{\"name\":\"segments/"),
                        intents,
                        count(json, "{\"file\":"),
                        adoptions,
                        number);
        if (!number.equals(last.look)) {
            look(COPY.matcher(look.group(2)).replaceAll(""));
        }
        if (last.segments >= 0) {
            compare(next);
        }
        last = next;
    }

    private void look(String content) {
        if (last.segments >= 0) {
            happenings.add(Happening.LOOK);
        }
        if (!looks.add(content)) {
            happenings.add(Happening.LOOK_BACK);
        }
    }

    private void compare(State next) {
        if (next.segments > last.segments && last.segments > 0) {
            happenings.add(Happening.SPLIT);
        } else if (next.segments < last.segments && next.segments > 0) {
            happenings.add(Happening.MERGE);
        }
        if (next.content.equals(last.content)) {
            happenings.add(Happening.OVERTAKEN);
        } else if (next.intents > last.intents + 1) { // A commit adds one.
            happenings.add(Happening.DIVIDED);
        } else if (next.intents == last.intents) {
            if (next.adoptions > last.adoptions) {
                happenings.add(Happening.ADOPTED);
            } else if (next.targets > last.targets) {
                happenings.add(Happening.WIDENED);
            }
        }
    }

    private static int count(String text, String what) {
        int count = 0;
        for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length())) {
            count++;
        }
        return count;
    }
}
