package blog.monochromatic.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ManifestTest {
    private static final Instant NOW = Instant.parse("2020-01-10T12:00:00Z");
    private static final Key F = new Key("f");
    private static final Key M = new Key("m");
    private static final Range.Lists STEP = new Range.Lists(2, null);

    /// Three segments, from the beginning, from `f` and from `m`; nothing is made with look 2 yet.
    private final Manifest manifest = manifest(1, 1, 1);

    private static Manifest manifest(long... looks) {
        return new Manifest(
                5,
                NOW,
                new Look(2, Look.RENDERER, Settings.defaults(""), new TreeMap<>()),
                null,
                null,
                new Manifest.Lists(1, 10),
                List.of(ref("b", looks[0]), ref("f", looks[1]), ref("m", looks[2])),
                List.of());
    }

    private static SegmentRef ref(String first, long look) {
        var nothing =
                new Statistics(
                        null,
                        null,
                        null,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeSet<>(),
                        new TreeSet<>());
        return new SegmentRef("segments/" + first, new Key(first), 1, look, nothing);
    }

    private static Intent intent(String id, @Nullable Range range, Target... targets) {
        return new Intent(id, NOW, 0, Set.of(targets), range);
    }

    @Test
    void aSegmentCoversTheKeysUpToTheNextAndTheFirstAllBeforeItAsWell() {
        assertThat(manifest.covering(new Key("a"))).isEqualTo(0);
        assertThat(manifest.covering(new Key("b"))).isEqualTo(0);
        assertThat(manifest.covering(new Key("e"))).isEqualTo(0);
        assertThat(manifest.covering(F)).isEqualTo(1);
        assertThat(manifest.covering(new Key("l"))).isEqualTo(1);
        assertThat(manifest.covering(M)).isEqualTo(2);
        assertThat(manifest.covering(new Key("z"))).isEqualTo(2);
    }

    @Test
    void withoutSegmentsNothingCoversAKey() {
        assertThat(Manifest.none(Settings.defaults("")).covering(F)).isEqualTo(-1);
    }

    @Test
    void aRangeTouchesTheSegmentsThatItsKeysLieIn() {
        assertThat(manifest.touching(new Range.Pages(null, null))).containsExactly(0, 1, 2);
        assertThat(manifest.touching(new Range.Pages(null, F))).containsExactly(0);
        assertThat(manifest.touching(new Range.Pages(F, M))).containsExactly(1);
        assertThat(manifest.touching(new Range.Pages(M, null))).containsExactly(2);
        assertThat(manifest.touching(new Range.Pages(new Key("g"), new Key("h"))))
                .containsExactly(1);
        assertThat(manifest.touching(new Range.Pages(new Key("e"), new Key("g"))))
                .containsExactly(0, 1);
        assertThat(manifest.touching(new Range.Pages(null, new Key("a")))).containsExactly(0);
    }

    @Test
    void whatWasNotMadeWithThePresentLookIsOutdated() {
        assertThat(manifest.outdated())
                .containsExactly(
                        STEP,
                        new Range.Pages(null, F),
                        new Range.Pages(F, M),
                        new Range.Pages(M, null));
        assertThat(manifest(2, 1, 2).outdated()).containsExactly(STEP, new Range.Pages(F, M));
    }

    @Test
    void clearingTakesTheIntentAwayAndNoOther() {
        Manifest with = manifest.with(intent("mine", null)).with(intent("other", null));

        Manifest cleared = with.cleared(with.intent("mine").orElseThrow());

        assertThat(with.revision()).as("not yet stored").isEqualTo(5);
        assertThat(cleared.revision()).isEqualTo(6);
        assertThat(cleared.intents()).extracting(Intent::id).containsExactly("other");
        assertThat(cleared.outdated()).isEqualTo(manifest.outdated());
    }

    @Test
    void clearingARangeOfPagesMarksItsSegments() {
        Manifest cleared = manifest.cleared(intent("mine", new Range.Pages(F, M)));

        assertThat(cleared.outdated())
                .containsExactly(STEP, new Range.Pages(null, F), new Range.Pages(M, null));
        assertThat(cleared.lists()).isEqualTo(manifest.lists());
    }

    @Test
    void clearingTheLastStepMarksTheLists() {
        Manifest cleared = manifest.cleared(intent("mine", STEP, new Target.File(SitePath.HOME)));

        assertThat(cleared.lists()).isEqualTo(new Manifest.Lists(2, 20));
    }

    @Test
    void clearingAStepThatHasANextOneDoesNot() {
        Manifest cleared =
                manifest.cleared(
                        intent(
                                "mine",
                                STEP,
                                new Target.NextLists(
                                        new Range.Lists(2, new SitePath("/2016/index.html")))));

        assertThat(cleared.lists()).isEqualTo(manifest.lists());
    }

    @Test
    void clearingAStepForAnOlderLookDoesNot() {
        Manifest cleared = manifest.cleared(intent("mine", new Range.Lists(1, null)));

        assertThat(cleared.lists()).isEqualTo(manifest.lists());
    }

    @Test
    void anIntentIsReplacedInTheNextRevision() {
        Manifest with = manifest.with(intent("dead", null, new Target.NewLook()));

        Manifest adopted =
                with.replacing(
                        "dead",
                        List.of(with.intents().getFirst().adopted("heir", NOW.plusSeconds(60))));

        assertThat(adopted.revision()).isEqualTo(6);
        assertThat(adopted.intents())
                .containsExactly(
                        new Intent(
                                "heir",
                                NOW.plusSeconds(60),
                                1,
                                Set.of(new Target.NewLook()),
                                null));
    }

    @Test
    void anIntentIsWidenedAndStaysTheSame() {
        Intent intent = intent("mine", STEP, new Target.NewLook());

        assertThat(intent.widened(Set.of(new Target.File(SitePath.HOME))))
                .isEqualTo(
                        intent("mine", STEP, new Target.NewLook(), new Target.File(SitePath.HOME)));
    }

    /// 20 targets: 16 and 4, then one by one.
    @Test
    void theMoreOftenAnIntentWasTakenOverTheSmallerAreItsParts() {
        Set<Target> targets = targets(20);
        Supplier<String> ids = () -> "part";
        var whole = new Intent("whole", NOW, 0, targets, null);

        assertThat(whole.divided(ids)).containsExactly(whole);
        Intent once = whole.adopted("heir", NOW);
        assertThat(once.divided(ids))
                .extracting(part -> part.targets().size())
                .containsExactly(16, 4);
        assertThat(once.divided(ids).getLast().divided(ids)).as("small enough").hasSize(1);
        Intent twice = once.adopted("heir", NOW);
        assertThat(twice.divided(ids)).hasSize(20).allMatch(part -> part.adoptions() == 2);
        assertThat(twice.divided(ids).stream().flatMap(part -> part.targets().stream()))
                .containsExactlyElementsOf(targets);
    }

    private static Set<Target> targets(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> new Target.File(new SitePath("/" + i + ".html")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Test
    void anIntentWithARangeIsNotDivided() {
        var intent = new Intent("mine", NOW, 2, targets(20), STEP);

        assertThat(intent.divided(() -> "part")).containsExactly(intent);
    }

    @Test
    void overtakingChangesTheRevisionAlone() {
        Manifest overtaken = manifest.overtaking();

        assertThat(overtaken.revision()).isEqualTo(6);
        assertThat(overtaken)
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(manifest);
    }
}
