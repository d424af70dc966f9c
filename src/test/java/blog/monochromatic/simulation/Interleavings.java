package blog.monochromatic.simulation;

import blog.monochromatic.catalog.Sizes;
import blog.monochromatic.publish.CatalogCache;
import blog.monochromatic.publish.Convergence;
import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.store.MemoryBucket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// All schedules of two publishers, each of one edit, in which a publisher is interrupted twice at
/// most, and one request at most goes wrong.
///
/// The first publisher begins after its edit. Before each of its requests, and of the other's, it
/// may be interrupted; the other's edit is made when the other goes on for the first time. One that
/// waits goes on when the one that runs has ended. Then all is worked off with no more faults.
///
/// What is left out, since it ends as something that is tried:
/// - an interruption before a request for an object of the catalog other than the manifest: nobody
///   else knows the object's name before the manifest has it, so the request may as well be made
///   before or after what the other does meanwhile;
/// - a late put of such an object: nobody sees whether it lands;
/// - one before a read of the posts, but for that of which the second edit is to be made: nothing
///   else changes there;
/// - one between two files of the site: what a publisher does next does not depend on what it found
///   there, so each file ends as if the interruption were within another file, before or after it
///   (that is so of texts; of an asset, a publisher may find that it has moved);
/// - an interruption before a publisher's first request, or after its last: it is not there yet, or
///   no longer;
/// - a death before a request: it leaves what a death after the last write before it has left;
/// - a failure of anything but a put of the manifest: it ends the publisher as a death does, and
///   the message comes back as it does then; without an answer, as after the request. (Who takes
///   over a promise bears one, but there is none to take over until something has gone wrong.)
///
/// A late put lands before a later request for the manifest, whoever makes it, or after both have
/// ended; where another manifest has come first, it is refused whenever it lands. That of a
/// publisher which dies lands after both: were it to land before, it would be one that the
/// publisher made before it died.
final class Interleavings {
    private static final String MANIFEST = "manifest.json";
    private static final int MOST_INTERRUPTIONS = 2;
    private static final int MOST_STEPS = 2_000;
    private static final Set<Fate> OF_OBJECT = EnumSet.of(Fate.DIES_AFTER);
    private static final Set<Fate> OF_WRITE = EnumSet.of(Fate.DIES_AFTER, Fate.LATE_AND_DIES);
    private static final Set<Fate> OF_CONDITIONAL =
            EnumSet.complementOf(EnumSet.of(Fate.ANSWERED, Fate.DIES_BEFORE));

    /// What is edited.
    ///
    /// @param before the edits that are published already, one after the other
    /// @param begun one of which all is done but for the messages that it has handed on, or null
    /// @param first the edit that the first publisher is told of
    /// @param second the other's
    /// @param least a number of schedules: with fewer, some of its orders or faults are left out
    record Scenario(
            String name,
            List<Edit> before,
            @Nullable Edit begun,
            Edit first,
            Edit second,
            long least) {}

    /// A source and what it holds then; null where it is removed.
    record Edit(Key key, @Nullable String text) {
        void make(TestBlog blog) {
            if (text == null) {
                blog.remove(key.value());
            } else {
                blog.upload(key.value(), text);
            }
        }
    }

    private final Scenario scenario;

    /// Its site has no feeds and no sitemap: these go out of date as the home page does, and with
    /// their requests there would be ten times as many schedules.
    private final TestBlog published = new TestBlog(new MemoryBucket("posts"), Sizes.DEFAULT, "");

    /// What the edit that is begun has handed on.
    private final List<Message> handedOn = new ArrayList<>();

    private final List<Integer> prefix = new ArrayList<>();
    private final List<Integer> bounds = new ArrayList<>();
    private int depth;
    private long run;

    Interleavings(Scenario scenario) {
        this.scenario = scenario;
        published.publish();
        for (Edit edit : scenario.before()) {
            edit.make(published);
            published.publish(List.of(edit.key()));
        }
        Edit begun = scenario.begun();
        if (begun != null) {
            begin(begun);
        }
    }

    private void begin(Edit edit) {
        edit.make(published);
        published
                .publisher(
                        published.posts,
                        published.catalog,
                        published.site,
                        handedOn::addAll,
                        next -> published.wakeUp = next,
                        published::ping,
                        atMost -> {},
                        new CatalogCache(),
                        Instant.MAX)
                .publish(List.of(edit.key()));
    }

    /// Runs them all.
    ///
    /// @return how many there are
    /// @throws AssertionError for the first that diverges, with what happened in it
    long runAll() {
        do {
            depth = 0;
            run++;
            try {
                new Run(null).run();
            } catch (RuntimeException | Error e) {
                var trace = new ArrayList<String>();
                depth = 0;
                try {
                    new Run(trace).run();
                } catch (RuntimeException | Error again) {
                    throw new AssertionError(
                            "%s, schedule %d:%n%s"
                                    .formatted(scenario.name(), run, String.join("\n", trace)),
                            again);
                }
                throw new AssertionError(scenario.name() + " does not replay", e);
            }
        } while (next());
        return run;
    }

    /// The next sequence of choices in the order of a dictionary, of which only the part that is
    /// common with the last one is known.
    private boolean next() {
        while (!prefix.isEmpty()) {
            int last = prefix.removeLast() + 1;
            if (last < bounds.removeLast()) {
                prefix.add(last);
                bounds.add(Integer.MAX_VALUE); // As it was; set again when it is asked for.
                return true;
            }
        }
        return false;
    }

    private int choose(int bound) {
        if (depth == prefix.size()) {
            prefix.add(0);
            bounds.add(bound);
        }
        bounds.set(depth, bound);
        return prefix.get(depth++);
    }

    /// One schedule.
    private final class Run {
        private final TestBlog blog = published.copy(new VersionedBucket("posts"));
        private final World world;
        private @Nullable SimulatedProcess second;
        private int interruptions;
        private boolean isFaulty;

        /// What the late manifest would replace; null where none is late.
        private @Nullable ETag replacedLate;

        /// The last request of each that it has made.
        private final Map<SimulatedProcess, Request> made = new HashMap<>();

        Run(@Nullable List<String> trace) {
            world = new World(blog, () -> World.LATEST, trace);
        }

        void run() {
            handedOn.forEach(message -> world.queue().add(Envelope.of(message, world.now())));
            SimulatedProcess first = begin(scenario.first());
            SimulatedProcess current = first;
            boolean atStart = true;
            for (int steps = 0; current != null; steps++) {
                if (steps > MOST_STEPS) {
                    throw new AssertionError("It does not end");
                }
                if (!atStart && mayInterrupt(current) && choose(2) == 1) {
                    interruptions++;
                    current = Objects.requireNonNull(other(current, first));
                }
                if (mayLand(current.request()) && choose(2) == 1) {
                    world.pass(World.LATEST);
                    replacedLate = null;
                }
                made.put(current, current.request());
                world.queue().addAll(world.step(current, fate(current)));
                atStart = false;
                if (current.ended()) {
                    current = other(current, first);
                    atStart = current != null && current.request().equals(Request.START);
                }
            }
            world.settle(true);
            Convergence.check(blog);
        }

        private SimulatedProcess begin(Edit edit) {
            edit.make(blog);
            world.tell(() -> "the author: " + edit);
            return world.start(List.of(Envelope.of(edit.key(), world.now())));
        }

        private @Nullable SimulatedProcess other(SimulatedProcess one, SimulatedProcess first) {
            if (one.equals(first)) {
                if (second == null) {
                    second = begin(scenario.second());
                }
                return second.ended() ? null : second;
            }
            return first.ended() ? null : first;
        }

        private boolean mayInterrupt(SimulatedProcess process) {
            Request request = process.request();
            boolean otherIsThere = second == null || (world.running().size() == 2);
            if (interruptions == MOST_INTERRUPTIONS || !otherIsThere) {
                return false;
            }
            return switch (request.bucket()) {
                case "catalog" -> isForManifest(request);
                case "posts" ->
                        second == null && request.key().equals(scenario.second().key().value());
                case "site" -> request.kind() != Request.Kind.READ || !wasAtSite(process);
                case "queue" -> true;
                default -> false; // It starts, or pauses.
            };
        }

        /// Whether the late manifest may land before the request, and it matters.
        private boolean mayLand(Request next) {
            return replacedLate != null && isForManifest(next) && replacedLate.equals(manifest());
        }

        private ETag manifest() {
            return blog.catalog.head(MANIFEST).orElseThrow().etag();
        }

        private static boolean isForManifest(Request request) {
            return request.bucket().equals("catalog") && request.key().equals(MANIFEST);
        }

        private boolean wasAtSite(SimulatedProcess process) {
            Request last = made.get(process);
            return last != null && last.bucket().equals("site");
        }

        private Fate fate(SimulatedProcess process) {
            if (isFaulty) {
                return Fate.ANSWERED;
            }
            List<Fate> fates =
                    List.copyOf(
                            switch (process.request().kind()) {
                                case READ, PAUSE -> Set.of();
                                case WRITE ->
                                        process.request().bucket().equals("catalog")
                                                ? OF_OBJECT
                                                : OF_WRITE;
                                case CONDITIONAL -> OF_CONDITIONAL;
                                case MESSAGE -> Set.of(Fate.DIES_AFTER);
                            });
            int choice = fates.isEmpty() ? 0 : choose(fates.size() + 1);
            if (choice == 0) {
                return Fate.ANSWERED;
            }
            isFaulty = true;
            Fate fate = fates.get(choice - 1);
            if (fate == Fate.LATE) { // Of a manifest: no other put is on a condition.
                replacedLate = manifest();
            }
            return fate;
        }
    }
}
