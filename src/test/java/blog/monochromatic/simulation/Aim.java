package blog.monochromatic.simulation;

import blog.monochromatic.publish.Author;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;

/// What schedules have more of than by chance, to find what is rare.
///
/// @param faults null for any
/// @param taste the author's; null for any
/// @param reconciles how often of a thousand steps a reconcile begins, where messages may be lost
/// @param edits the most that an author makes: what is rare needs many, and most errors do not
record Aim(@Nullable Faults faults, Author.@Nullable Taste taste, int reconciles, int edits) {
    static final Aim ANY = new Aim(null, null, 4, 6);

    private static final int MANY_EDITS = 13;

    /// Many writes land late, whose publishers mostly die.
    private static final Faults LATE_WRITES =
            new Faults(100, 0, 1500, 0, EnumSet.of(Request.Kind.WRITE, Request.Kind.CONDITIONAL));

    /// Nothing but manifests that land late.
    private static final Faults LATE_MANIFESTS =
            new Faults(0, 0, 2500, 0, EnumSet.of(Request.Kind.CONDITIONAL));

    /// Of the name that a mutation's patch gives.
    static Aim of(String name) {
        return switch (name) {
            case "any" -> ANY;
            case "late" -> new Aim(LATE_WRITES, Author.Taste.TEXTS, 4, MANY_EDITS);
            case "wavering" -> new Aim(LATE_MANIFESTS, Author.Taste.WAVERING, 4, MANY_EDITS);
            case "looks" -> new Aim(null, Author.Taste.LOOKS, 4, MANY_EDITS);
            case "folders" -> new Aim(null, Author.Taste.FOLDERS, 4, MANY_EDITS);
            case "assets" -> new Aim(null, Author.Taste.ASSETS, 4, MANY_EDITS);
            case "sweeps" -> new Aim(null, Author.Taste.TEXTS, 40, MANY_EDITS);
            default -> throw new IllegalArgumentException("There is no aim " + name);
        };
    }
}
