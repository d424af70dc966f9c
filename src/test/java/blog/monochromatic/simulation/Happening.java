package blog.monochromatic.simulation;

import blog.monochromatic.publish.Author;

/// What a schedule may hold, to be counted.
enum Happening {
    DIED_BEFORE("died before a request"),
    DIED_AFTER("died after a request"),
    FAILED("503"),
    UNANSWERED("no answer"),
    LATE("landed late"),
    MANIFEST_LATE("manifest landed late"),
    CONFLICT("409"),
    TIMED_OUT("timed out"),
    RACE_LOST("412"),
    MESSAGE_LOST("message lost"),
    DUPLICATE("message twice"),
    REORDERED("messages reordered"),
    BATCH("batch"),
    CAME_BACK("message came back"),
    RECONCILE("reconcile timer"),
    NO_RECONCILE("no message lost and no reconcile"),
    NO_ORPHANS("swept to the last orphan"),
    JUMP("clock jumped"),
    WAKE_UP("woken up"),
    PINGED("hub pinged"),
    SPLIT("segments split"),
    MERGE("segment gone or merged"),
    LOOK("look changed"),
    LOOK_BACK("look came back"),
    ADOPTED("intent adopted"),
    ADOPTED_AGAIN("adopted twice"),
    WIDENED("intent widened"),
    KILLER("killed by a file"),
    DIVIDED("intent divided"),
    PARKED("parked"),
    OVERTAKEN("overtaken"),
    TEXT("text"),
    REMOVAL("removal"),
    RENAME("rename"),
    TAKING_BACK("taking back"),
    SETTINGS("settings"),
    REDIRECTS("redirects"),
    THEME("theme"),
    ASSET("asset"),
    CLASH("asset on a generated path"),
    FOLDER("several at once");

    private final String words;

    Happening(String words) {
        this.words = words;
    }

    static Happening of(Author.Edit edit) {
        return valueOf(edit.name());
    }

    @Override
    public String toString() {
        return words;
    }
}
