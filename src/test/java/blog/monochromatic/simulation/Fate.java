package blog.monochromatic.simulation;

import java.util.EnumSet;
import java.util.Set;

/// What becomes of a request.
enum Fate {
    /// It is made and answered.
    ANSWERED,
    /// Its process dies before it is made.
    DIES_BEFORE,
    /// It is made, and its process dies before it has the answer.
    DIES_AFTER,
    /// The store fails, and nothing is done (503).
    FAILS,
    /// It is made, and the answer is lost.
    UNANSWERED,
    /// A put or a delete has no answer, and is done some seconds later.
    LATE,
    /// As [#LATE], and its process dies.
    LATE_AND_DIES,
    /// A conditional put meets another writer at the same time (409).
    CONFLICT;

    private static final Set<Fate> OF_READ = EnumSet.of(DIES_BEFORE, FAILS);
    private static final Set<Fate> OF_MESSAGE =
            EnumSet.of(DIES_BEFORE, DIES_AFTER, FAILS, UNANSWERED);
    private static final Set<Fate> OF_WRITE =
            EnumSet.of(DIES_BEFORE, DIES_AFTER, FAILS, UNANSWERED, LATE, LATE_AND_DIES);
    private static final Set<Fate> OF_CONDITIONAL = EnumSet.complementOf(EnumSet.of(ANSWERED));
    private static final Set<Fate> OF_PAUSE = EnumSet.of(DIES_BEFORE);

    /// All that can go wrong with a request. To die after a read is to die before the next request,
    /// and a read without an answer has failed.
    static Set<Fate> faults(Request.Kind kind) {
        return switch (kind) {
            case READ -> OF_READ;
            case WRITE -> OF_WRITE;
            case CONDITIONAL -> OF_CONDITIONAL;
            case MESSAGE -> OF_MESSAGE;
            case PAUSE -> OF_PAUSE;
        };
    }

    boolean isDeath() {
        return this == DIES_BEFORE || this == DIES_AFTER || this == LATE_AND_DIES;
    }
}
