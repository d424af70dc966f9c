package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import blog.monochromatic.catalog.CatalogFormat;
import blog.monochromatic.catalog.Intent;
import blog.monochromatic.catalog.Look;
import blog.monochromatic.catalog.Manifest;
import blog.monochromatic.catalog.Range;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.publish.CatalogView;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is in the catalog is put there by the test, one step at each pause.
class ArrivalTest {
    private static final Key A = new Key("a.txt");
    private static final Set<Target> HOME = Set.of(new Target.File(SitePath.HOME));

    private final TestBlog blog = new TestBlog();
    private final List<Runnable> steps = new ArrayList<>();
    private @Nullable Manifest present;
    private int pauses;

    @BeforeEach
    void aBlogOfOnePage() {
        blog.upload("a.txt", "# A\n");
        blog.publish("a.txt");
        present = blog.manifest();
    }

    @Test
    void whatIsThereNeedsNoWaiting() {
        assertThat(await(arrival(), version())).matches(Arrival.State::isComplete);
        assertThat(pauses).isZero();
    }

    @Test
    void aSourceIsWaitedForUntilTheCatalogHasItAsItWasPut() {
        Arrival arrival = arrival();
        blog.upload("a.txt", "# Another\n");
        then(() -> {});
        then(() -> blog.publish("a.txt"));

        assertThat(await(arrival, version())).matches(Arrival.State::isComplete);
        assertThat(pauses).isEqualTo(2);
    }

    @Test
    void aRemovedSourceIsWaitedForUntilTheCatalogHasItNoLonger() {
        Arrival arrival = arrival();
        blog.remove("a.txt");
        then(() -> blog.publish("a.txt"));

        assertThat(await(arrival, Optional.empty())).matches(Arrival.State::isComplete);
        assertThat(pauses).isEqualTo(1);
    }

    @Test
    void aPromiseThatWasMadeSinceIsWaitedFor() {
        Arrival arrival = arrival();
        promise("new", Instant.parse("2020-01-01T12:01:00Z"));
        then(() -> promise("of its heir", Instant.parse("2020-01-01T12:02:00Z")));
        then(() -> store(manifest()));

        assertThat(await(arrival, version())).matches(Arrival.State::isComplete);
        assertThat(pauses).isEqualTo(2);
    }

    @Test
    void aPromiseFromBeforeIsNot() {
        promise("old", Instant.parse("2020-01-01T12:01:00Z"));

        assertThat(await(arrival(), version())).matches(Arrival.State::isComplete);
        assertThat(pauses).isZero();
    }

    @Test
    void aRangeOfALookThatWasNewBeforeIsNot() {
        Arrival arrival = arrival();
        Instant expires = Instant.parse("2020-01-01T12:01:00Z");
        store(manifest().with(new Intent("range", expires, 0, HOME, new Range.Pages(null, null))));

        assertThat(await(arrival, version())).matches(Arrival.State::isComplete);
        assertThat(pauses).isZero();
    }

    @Test
    void whatWasParkedSinceIsSaid() {
        Arrival arrival = arrival();
        promise("new", Instant.MAX);

        Arrival.State state = await(arrival, version());

        assertThat(state).matches(Arrival.State::isComplete);
        assertThat(state.parked()).isEqualTo(HOME);
    }

    @Test
    void aNewLookIsWaitedForUntilEachRangeHasIt() {
        Arrival arrival = arrival();
        Manifest before = manifest();
        Look old = before.look();
        var look = new Look(old.number() + 1, old.renderer(), old.settings(), old.theme());
        store(with(look, before.lists()));
        then(() -> store(with(look, new Manifest.Lists(look.number(), 20))));
        then(() -> store(before));

        assertThat(await(arrival, version())).matches(Arrival.State::isComplete);
        assertThat(pauses).isEqualTo(2);
    }

    @Test
    void eachStepForwardIsWorthAnotherTwoMinutes() {
        blog.upload("b.txt", "# B\n");
        Arrival arrival = arrival();
        for (int i = 0; i < 200; i++) {
            then(() -> {});
        }
        then(() -> blog.publish("b.txt"));
        var b = new Key("b.txt");
        var other = new Key("c.txt");
        ETag put = ETag.of("# B\n".getBytes(UTF_8));

        Arrival.State state =
                arrival.await(Map.of(b, Optional.of(put), other, Optional.of(put)), _ -> {});

        assertThat(state.missing()).containsExactly(other);
        assertThat(pauses).isEqualTo(201 + 240);
    }

    private Arrival arrival() {
        return new Arrival(
                new CatalogView(blog.catalog),
                _ -> {
                    pauses++;
                    if (!steps.isEmpty()) {
                        steps.removeFirst().run();
                    }
                });
    }

    private void promise(String id, Instant expires) {
        store(manifest().with(new Intent(id, expires, 0, HOME, null)));
    }

    private void then(Runnable step) {
        steps.add(step);
    }

    private static Arrival.State await(Arrival arrival, Optional<ETag> version) {
        return arrival.await(Map.of(A, version), _ -> {});
    }

    private Optional<ETag> version() {
        return blog.posts.head("a.txt").map(head -> head.etag());
    }

    private Manifest manifest() {
        return requireNonNull(present);
    }

    private Manifest with(Look look, Manifest.Lists lists) {
        Manifest it = manifest();
        return new Manifest(
                it.revision() + 1,
                it.instant(),
                look,
                it.home(),
                it.redirects(),
                lists,
                it.segments(),
                it.intents());
    }

    private void store(Manifest manifest) {
        blog.catalog.put(
                "manifest.json", CatalogFormat.write(manifest), Headers.of("manifest.json"));
    }
}
