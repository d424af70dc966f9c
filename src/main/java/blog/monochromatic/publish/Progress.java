package blog.monochromatic.publish;

import blog.monochromatic.site.SitePath;
import blog.monochromatic.store.Meter;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one publisher has done so far, and until when it may go on. Safe for use by several
/// threads.
final class Progress implements Meter {
    private final InstantSource clock;
    private final Instant lastStart;
    private final SortedMap<String, Integer> requests = new TreeMap<>();
    private final Set<SitePath> written = new TreeSet<>();
    private final Set<SitePath> removed = new TreeSet<>();
    private final Set<SitePath> foreign = new TreeSet<>();
    private int swept;
    private long bytesRead;
    private long bytesWritten;

    /// @param lastStart when the last request may be made
    Progress(InstantSource clock, Instant lastStart) {
        this.clock = clock;
        this.lastStart = lastStart;
    }

    /// Counts the request.
    ///
    /// @throws OutOfTimeException if it could outlive its publisher
    @Override
    public synchronized void request(String operation) {
        inTime(operation);
        requests.merge(operation, 1, Integer::sum);
    }

    /// @throws OutOfTimeException if what takes as long as a request could outlive its publisher
    void inTime(String operation) {
        if (clock.instant().isAfter(lastStart)) {
            throw new OutOfTimeException(operation);
        }
    }

    @Override
    public synchronized void read(long bytes) {
        bytesRead += bytes;
    }

    @Override
    public synchronized void wrote(long bytes) {
        bytesWritten += bytes;
    }

    synchronized void written(SitePath path) {
        removed.remove(path);
        written.add(path);
    }

    synchronized void removed(SitePath path) {
        written.remove(path);
        removed.add(path);
    }

    synchronized void foreign(Collection<SitePath> paths) {
        foreign.addAll(paths);
    }

    synchronized void swept(int objects) {
        swept += objects;
    }

    synchronized Publication publication() {
        return new Publication(
                List.copyOf(written),
                List.copyOf(removed),
                List.copyOf(foreign),
                swept,
                new TreeMap<>(requests),
                bytesRead,
                bytesWritten);
    }
}
