package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Key;
import blog.monochromatic.store.Bucket;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

class PushPlanTest {
    private static final ETag ONE = ETag.of("one".getBytes(UTF_8));
    private static final ETag TWO = ETag.of("two".getBytes(UTF_8));

    @Test
    void whatDiffersIsPutAndWhatIsGoneIsRemoved() {
        PushPlan plan =
                PushPlan.of(
                        listing(Map.of("a.txt", ONE, "b.txt", TWO, "c.txt", ONE)),
                        listing(Map.of("b.txt", ONE, "c.txt", ONE, "d.txt", TWO)));

        assertThat(plan.puts())
                .containsExactly(
                        new PushPlan.Put(new Key("a.txt"), ONE, true),
                        new PushPlan.Put(new Key("b.txt"), TWO, false));
        assertThat(plan.removals()).containsExactly(new PushPlan.Removal(new Key("d.txt"), TWO));
    }

    @Test
    void whatIsTheSameOnBothSidesIsNothing() {
        assertThat(PushPlan.of(listing(Map.of("a.txt", ONE)), listing(Map.of("a.txt", ONE))))
                .matches(PushPlan::isNothing);
    }

    @Test
    void whatWasUploadedInPartsIsPutOnceMore() {
        var inParts = new ETag(ONE + "-2");

        assertThat(
                        PushPlan.of(
                                        listing(Map.of("a.mp4", ONE)),
                                        listing(Map.of("a.mp4", inParts)))
                                .puts())
                .containsExactly(new PushPlan.Put(new Key("a.mp4"), ONE, false));
    }

    @Test
    void whatIsNoSourceStaysOnEitherSide() {
        PushPlan plan =
                PushPlan.of(
                        listing(Map.of("Makefile", ONE, "a.txt~", ONE)),
                        listing(
                                Map.of(
                                        ".git/config",
                                        ONE,
                                        "a/.hidden",
                                        ONE,
                                        "a/",
                                        ONE,
                                        ".well-known/x",
                                        ONE)));

        assertThat(plan).matches(PushPlan::isNothing);
    }

    @Test
    void assetsAreForTextsToShow() {
        PushPlan plan =
                PushPlan.of(
                        listing(
                                Map.of(
                                        "a.txt",
                                        ONE,
                                        "b.png",
                                        ONE,
                                        "head.html",
                                        ONE,
                                        "index.txt",
                                        ONE,
                                        "_redirects",
                                        ONE,
                                        ".well-known/x",
                                        ONE)),
                        Stream.of());

        assertThat(plan.assets())
                .extracting(PushPlan.Put::key)
                .containsExactly(new Key(".well-known/x"), new Key("b.png"));
        assertThat(plan.texts()).hasSize(4);
    }

    private static Stream<Bucket.Listed> listing(Map<String, ETag> objects) {
        return objects.entrySet().stream()
                .map(one -> new Bucket.Listed(one.getKey(), one.getValue(), Instant.EPOCH));
    }
}
