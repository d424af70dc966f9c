package blog.monochromatic.simulation;

import java.util.EnumSet;
import java.util.Set;

/// How likely what is, each of ten thousand requests.
///
/// @param crash that a process dies at a request
/// @param failure that a request fails, or has no answer
/// @param late that a write without an answer is done later
/// @param conflict that a conditional put meets another
/// @param kinds the requests that have faults at all
record Faults(int crash, int failure, int late, int conflict, Set<Request.Kind> kinds) {
    private static final Set<Request.Kind> ANY = EnumSet.allOf(Request.Kind.class);
    static final Faults NONE = new Faults(0, 0, 0, 0, ANY);
    private static final int ALL = 10_000;

    /// Each is absent from half of the schedules.
    static Faults by(Decisions decisions) {
        return new Faults(
                decisions.below(2) * 200, // With more, one in four has its intent parked.
                decisions.below(2) * 300,
                decisions.below(2) * 500,
                decisions.below(2) * 2000,
                ANY);
    }

    Fate fate(Request.Kind kind, Decisions decisions) {
        if (equals(NONE) || !kinds.contains(kind)) {
            return Fate.ANSWERED;
        }
        // Counted from the top, so that 0 is no fault.
        int choice = ALL - 1 - decisions.below(ALL);
        Fate fate = fate(choice);
        return Fate.faults(kind).contains(fate) ? fate : Fate.ANSWERED;
    }

    private Fate fate(int choice) {
        int rest = choice;
        if (rest < crash) {
            return rest % 2 == 0 ? Fate.DIES_BEFORE : Fate.DIES_AFTER;
        }
        rest -= crash;
        if (rest < failure) {
            return rest % 2 == 0 ? Fate.FAILS : Fate.UNANSWERED;
        }
        rest -= failure;
        if (rest < late) {
            return rest % 2 == 0 ? Fate.LATE : Fate.LATE_AND_DIES;
        }
        rest -= late;
        return rest < conflict ? Fate.CONFLICT : Fate.ANSWERED;
    }
}
