package blog.monochromatic.catalog;

import blog.monochromatic.site.Key;

import java.time.Instant;
import java.util.Comparator;

/// A post's place among all others, oldest first: by the instant that it was due, then by key.
public record Position(Instant due, Key key) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::due).thenComparing(Position::key);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
