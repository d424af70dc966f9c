package blog.monochromatic.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.publish.Author;
import blog.monochromatic.publish.Convergence;
import blog.monochromatic.publish.Message;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One schedule: what an author does, what the queue does with the messages, which publisher goes
/// on, and what befalls it.
final class Storm {
    private static final int MOST_STEPS = 20_000;

    /// With more messages of reconciles, no other begins: or some would begin faster than they end.
    private static final int MOST_RECONCILES = 2;

    /// The most milliseconds between two steps. Where they are few, what lands late does so after
    /// everything else; where they are many, publishers run out of time and intents expire.
    private static final List<Integer> PACES = List.of(60, 60, 300, 1000, 2000);

    /// How often of a thousand steps another publisher goes on. Where that is seldom, one gets far
    /// while another stands still; where all take turns, they hardly ever overtake each other.
    private static final List<Integer> SWITCHES = List.of(125, 30, 300);

    /// Files of which one may kill whoever makes it while the storm lasts.
    private static final List<String> DEADLY =
            List.of("index.html", "rss/feed.xml", "2016/03/index.html", "notes/post-2.html");

    /// Few keys meet most often. Of the others, each has some that must be together.
    private static final List<Author.Keys> KEYS =
            List.of(
                    new Author.Keys(0, 4),
                    new Author.Keys(5, 4),
                    // 16 and 19 show at one path, and 22 stands on top of a tag's list.
                    new Author.Keys(15, 8),
                    // 2, 7 and 12 are a list of several pages, where 12 shows.
                    new Author.Keys(0, 16),
                    // 5 and 17 are each other's translations.
                    new Author.Keys(3, 16));

    private static final List<Author.Taste> TASTES = List.of(Author.Taste.values());

    private final Decisions decisions;
    private final World world;
    private final TestBlog blog;
    private final Author author;
    private final Author.Taste taste;
    private final Faults faults;
    private final @Nullable String deadly;
    private final int reconciles;
    private final boolean lossless;
    private final int publishers;
    private final int pace;
    private final int switches;
    private @Nullable SimulatedProcess current;
    private int editsLeft;

    /// @param trace as in [World]
    Storm(Decisions decisions, Aim aim, @Nullable List<String> trace) {
        this.decisions = decisions;
        Author.Keys keys = decisions.one(KEYS);
        blog = Beginning.by(decisions, keys);
        world =
                new World(
                        blog,
                        () -> Duration.ofMillis(decisions.below((int) World.LATEST.toMillis())),
                        trace);
        author = new Author(decisions::below, blog, keys);
        Author.Taste anyTaste = decisions.one(TASTES);
        taste = aim.taste() == null ? anyTaste : aim.taste();
        // More than half: a new blog begins with a reconcile, and what is parked needs one, but
        // half of all schedules are to be right without.
        lossless = decisions.below(4) < 3;
        publishers = 2 + decisions.below(4);
        pace = decisions.one(PACES);
        switches = decisions.one(SWITCHES);
        Faults anyFaults = Faults.by(decisions);
        faults = aim.faults() == null ? anyFaults : aim.faults();
        reconciles = aim.reconciles();
        editsLeft = 2 + decisions.below(aim.edits() - 1);
        deadly = decisions.below(10) == 9 ? decisions.one(DEADLY) : null;
    }

    /// Runs it, works off what is left with no more faults, and checks what must hold then.
    Set<Happening> run() {
        for (int steps = 0; editsLeft > 0 || !isIdle(); steps++) {
            if (steps > MOST_STEPS) {
                throw new AssertionError("It does not end");
            }
            world.pass(Duration.ofMillis(decisions.below(pace)));
            turn();
        }
        world.settle(lossless);
        if (lossless && !world.isReconciled()) {
            world.note(Happening.NO_RECONCILE);
        }
        Convergence.check(blog);
        badTextsAndNoOthersAreRefused();
        theirAuthorIsTold();
        if (world.awaitDue()) {
            Convergence.check(blog);
        }
        Convergence.checkNothingIsDue(blog);
        if (lossless && !world.isReconciled() && !world.happenings().contains(Happening.LOOK)) {
            Convergence.checkTheHubKnowsTheFeeds(blog);
        }
        if (decisions.below(3) == 2) { // It takes a quarter of the time of all before.
            world.note(Happening.NO_ORPHANS);
            world.sweep();
            Convergence.check(blog);
            Convergence.checkNoOrphans(blog);
        }
        return world.happenings();
    }

    private void badTextsAndNoOthersAreRefused() {
        for (Entry entry : blog.entries().toList()) {
            byte[] source = blog.posts.get(entry.key().value()).orElseThrow().body();
            if (!entry.isAsset() && Author.isBad(source) != (entry.problem() != null)) {
                throw new AssertionError(
                        entry
                                + " has a problem or none, and its source is\n"
                                + new String(source, UTF_8));
            }
        }
    }

    private void theirAuthorIsTold() {
        for (Entry entry : blog.entries().toList()) {
            Problem problem = entry.problem();
            if (problem != null && !blog.told.problems.contains(problem)) {
                throw new AssertionError("Nobody was told: " + problem);
            }
        }
    }

    private boolean isIdle() {
        return world.queue().isEmpty() && world.running().isEmpty();
    }

    private void turn() {
        int choice = decisions.below(1000);
        boolean canReceive = !world.queue().isEmpty() && world.running().size() < publishers;
        if (editsLeft > 0 && (choice >= 900 || isIdle())) {
            edit();
        } else if (canReceive && (choice >= 800 || world.running().isEmpty())) {
            receive();
        } else if (!lossless
                && choice >= 800 - reconciles
                && choice < 800
                && world.reconciles() < MOST_RECONCILES) {
            world.note(Happening.RECONCILE);
            current = world.start(List.of(Envelope.of(Message.Reconcile.BEGIN, world.now())));
        } else if (!world.running().isEmpty()) {
            step(next());
        }
    }

    private void step(SimulatedProcess process) {
        Fate fate;
        if (process.isOverdue()) {
            world.note(Happening.TIMED_OUT);
            fate = Fate.DIES_BEFORE;
        } else if (process.request().puts("site", deadly)) {
            world.note(Happening.KILLER);
            fate = Fate.DIES_BEFORE;
        } else {
            fate = faults.fate(process.request().kind(), decisions);
        }
        for (Envelope failed : world.step(process, fate)) {
            if (lossless || !decisions.chance(300)) {
                world.note(Happening.CAME_BACK);
                world.queue().add(failed);
            } else {
                world.note(Happening.MESSAGE_LOST);
            }
        }
    }

    /// Mostly the one that ran last.
    private SimulatedProcess next() {
        SimulatedProcess last = current;
        if (last == null || last.ended() || decisions.chance(switches)) {
            last = decisions.one(world.running());
            current = last;
        }
        return last;
    }

    private void edit() {
        editsLeft--;
        Author.Work work = author.work(taste);
        world.note(Happening.of(work.edit()));
        world.tell(() -> "the author: " + work);
        for (Key key : work.keys()) {
            int copies = copies(decisions.below(10));
            for (int i = 0; i < copies; i++) {
                world.queue().add(Envelope.of(key, world.now()));
            }
            if (copies != 1) {
                world.note(copies == 0 ? Happening.MESSAGE_LOST : Happening.DUPLICATE);
            }
        }
        if (world.running().isEmpty() && decisions.chance(100)) {
            world.note(Happening.JUMP);
            world.pass(
                    Duration.ofMinutes(1 + decisions.below(30))
                            .multipliedBy(1 + 59L * decisions.below(2)));
        }
    }

    private int copies(int choice) {
        if (choice >= 7) {
            return 2;
        }
        return choice >= 4 && !lossless ? 0 : 1;
    }

    /// Starts a publisher with some of the messages that can be received. One that has failed
    /// before comes alone.
    private void receive() {
        int index = decisions.below(world.queue().size());
        Envelope first = world.queue().get(index);
        if (first.visible().isAfter(world.now())) {
            if (world.running().isEmpty()) {
                world.pass(Duration.between(world.now(), first.visible()));
            }
            return;
        }
        if (index > 0) {
            world.note(Happening.REORDERED);
        }
        world.queue().remove(index);
        var batch = new ArrayList<Envelope>();
        batch.add(first);
        for (int more = decisions.below(4);
                more > 0 && first.isNew() && index < world.queue().size();
                more--) {
            if (world.queue().get(index).isNew()) {
                batch.add(world.queue().remove(index));
                world.note(Happening.BATCH);
            }
        }
        current = world.start(List.copyOf(batch));
    }
}
