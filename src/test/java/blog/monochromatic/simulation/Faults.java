package blog.monochromatic.simulation;

import java.util.Random;

/// How likely what is.
///
/// @param crash that a process dies at a request
/// @param failure that a request fails, or has no answer
/// @param late that a write without an answer is done later
/// @param conflict that a conditional put meets another
record Faults(double crash, double failure, double late, double conflict) {
    /// Each is absent from half of the schedules.
    static Faults by(Random random) {
        return new Faults(
                either(random, 0.03),
                either(random, 0.03),
                either(random, 0.05),
                either(random, 0.2));
    }

    private static double either(Random random, double likely) {
        return random.nextBoolean() ? 0 : likely;
    }

    Fate fate(SimulatedProcess.Kind kind, Random random) {
        double choice = random.nextDouble();
        if (choice < crash) {
            return random.nextBoolean() ? Fate.DIES_BEFORE : Fate.DIES_AFTER;
        }
        if (kind == SimulatedProcess.Kind.MESSAGE) {
            return Fate.ANSWERED;
        }
        choice = random.nextDouble();
        if (kind != SimulatedProcess.Kind.READ && choice < late) {
            return random.nextBoolean() ? Fate.LATE : Fate.LATE_AND_DIES;
        }
        choice = random.nextDouble();
        if (kind == SimulatedProcess.Kind.CONDITIONAL && choice < conflict) {
            return Fate.CONFLICT;
        }
        choice = random.nextDouble();
        if (choice < failure) {
            return random.nextBoolean() ? Fate.FAILS : Fate.UNANSWERED;
        }
        return Fate.ANSWERED;
    }
}
