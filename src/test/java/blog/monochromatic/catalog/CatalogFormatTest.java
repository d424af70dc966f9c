package blog.monochromatic.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Folder;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.MenuItem;
import blog.monochromatic.site.Part;
import blog.monochromatic.site.PostDate;
import blog.monochromatic.site.Problem;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;
import blog.monochromatic.site.Visibility;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.jr.ob.JSON;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

class CatalogFormatTest {
    private static final Instant NOW = Instant.parse("2020-01-10T12:00:00.123456789Z");
    private static final Key A = new Key("2016/03/\"quoted\" é 🎈.txt");
    private static final Key HEAD = new Key("head.html");
    private static final Problem PROBLEM = new Problem(A, 3, "Byte 0xE9 is not UTF-8", "save it");
    private static final Entry.Facts FACTS =
            TestFacts.of(
                    "<Title> & \"more\"",
                    new Visibility(
                            true,
                            true,
                            new PostDate(
                                    LocalDateTime.of(2016, 3, 18, 14, 30), ZoneOffset.ofHours(1)),
                            PostDate.of(LocalDate.of(2017, 1, 1))),
                    "Line\nand tab\t.");

    @Test
    void aManifestWithEverythingInItComesBackAsItWas() {
        Manifest manifest = manifest(Look.RENDERER);

        assertThat(CatalogFormat.readManifest(CatalogFormat.write(manifest))).isEqualTo(manifest);
    }

    @Test
    void aManifestWithNothingInItDoesToo() {
        Manifest none = Manifest.none(Settings.defaults(""));

        assertThat(CatalogFormat.readManifest(CatalogFormat.write(none))).isEqualTo(none);
    }

    private static Manifest manifest(int renderer) {
        var look =
                new Look(
                        3,
                        renderer,
                        new Settings(
                                "Title",
                                "Description",
                                "https://new.example",
                                "https://old.example",
                                "Author",
                                "pt-BR",
                                ZoneId.of("Europe/Berlin"),
                                List.of(
                                        new MenuItem("About", "/about.html"),
                                        new MenuItem("Elsewhere", "https://other.example/")),
                                false,
                                "https://hub.example/",
                                1,
                                2,
                                3),
                        new TreeMap<>(
                                Map.of(
                                        HEAD,
                                        Entry.shared(
                                                HEAD, new ETag("h"), "texts/head", List.of()))));
        var statistics =
                new Statistics(
                        Instant.parse("2016-03-18T14:30:00Z"),
                        Instant.parse("2017-01-01T00:00:00Z"),
                        Instant.parse("2018-01-01T00:00:00Z"),
                        new TreeMap<>(Map.of(Folder.ROOT, 1, new Folder("2016/"), 2)),
                        new TreeMap<>(Map.of(new Folder("tags/linux/"), "Linux")),
                        new TreeSet<>(List.of(new Part(YearMonth.of(2016, 3)), Part.PAGES)),
                        new TreeSet<>(List.of(new Key("2016/index.txt"))));
        var nothing =
                new Statistics(
                        null,
                        null,
                        null,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeSet<>(),
                        new TreeSet<>());
        return new Manifest(
                17,
                NOW,
                look,
                Entry.shared(
                        new Key("index.txt"),
                        new ETag("i"),
                        "texts/home",
                        List.of(Problem.warning(new Key("index.txt"), 2, "what", "advice"))),
                Entry.shared(new Key("_redirects"), new ETag("r"), "texts/redirects", List.of()),
                new Manifest.Lists(2, 5),
                List.of(
                        new SegmentRef("segments/a", A, 2, 3, statistics),
                        new SegmentRef("segments/b", new Key("img/box.svg"), 1, 2, nothing)),
                List.of(
                        new Intent(
                                "first",
                                NOW,
                                2,
                                new LinkedHashSet<>(
                                        List.of(
                                                new Target.File(SitePath.HOME),
                                                new Target.Ping(new SitePath("/feed.atom")),
                                                new Target.NewLook(),
                                                new Target.Recheck(A),
                                                new Target.NextLists(
                                                        new Range.Lists(
                                                                3,
                                                                new SitePath(
                                                                        "/2016/index.html"))))),
                                null),
                        new Intent(
                                "second", NOW, 0, new LinkedHashSet<>(), new Range.Pages(A, null)),
                        new Intent(
                                "third", NOW, 0, new LinkedHashSet<>(), new Range.Lists(3, null))));
    }

    @Test
    void aSegmentComesBackAsItWas() {
        var segment =
                new Segment(
                        List.of(
                                Entry.text(A, new ETag("a"), "texts/a", FACTS, List.of()),
                                Entry.refused(
                                        A,
                                        new ETag("bad"),
                                        PROBLEM,
                                        Entry.text(A, new ETag("a"), "texts/a", FACTS, List.of())),
                                Entry.refused(A, new ETag("bad"), PROBLEM, null),
                                Entry.text(
                                                new Key("2016/03/b.txt"),
                                                new ETag("b"),
                                                "texts/b",
                                                TestFacts.of(
                                                        "B",
                                                        Visibility.from(
                                                                PostDate.of(
                                                                        LocalDate.of(2016, 3, 18))),
                                                        ""),
                                                List.of())
                                        .withRival(Visibility.from(null)),
                                Entry.text(
                                        new Key("about.txt"),
                                        new ETag("c"),
                                        "texts/c",
                                        TestFacts.of("About", Visibility.from(null), ""),
                                        List.of()),
                                Entry.asset(new Key("img/box.svg"), new ETag("d"), "version.1"),
                                Entry.asset(new Key("img/map.svg"), new ETag("e-2"), null)));

        assertThat(CatalogFormat.readSegment(CatalogFormat.write(segment))).isEqualTo(segment);
    }

    static Stream<Range> ranges() {
        return Stream.of(
                new Range.Pages(null, null),
                new Range.Pages(A, null),
                new Range.Pages(null, A),
                new Range.Pages(A, new Key("b")),
                new Range.Lists(3, null),
                new Range.Lists(3, SitePath.HOME),
                new Range.Lists(3, new SitePath("/2016/03/index.html")));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void aRangeIsAMessage(Range range) {
        Map<String, Object> message = JSON.std.mapFrom(CatalogFormat.write(range));

        assertThat(CatalogFormat.readRange(message)).isEqualTo(range);
    }

    @Test
    void noOtherMessageIsARange() {
        assertThat(CatalogFormat.readRange(Map.of("Records", List.of()))).isNull();
    }

    @Test
    void theManifestOfANewerRendererIsRefusedWithAdvice() {
        byte[] newer = CatalogFormat.write(manifest(Look.RENDERER + 1));

        assertThatThrownBy(() -> CatalogFormat.readManifest(newer))
                .isInstanceOf(CatalogFormat.NewerException.class)
                .hasMessageContaining("renderer " + (Look.RENDERER + 1))
                .hasMessageEndingWith("deploy the newer version");
    }

    @Test
    void theManifestOfANewerFormatIsRefusedBeforeAnyOfItIsRead() {
        byte[] newer =
                "{\"format\":2,\"look\":{\"renderer\":1},\"shape\":\"another\"}".getBytes(UTF_8);

        assertThatThrownBy(() -> CatalogFormat.readManifest(newer))
                .isInstanceOf(CatalogFormat.NewerException.class)
                .hasMessageContaining("format 2")
                .hasMessageEndingWith("deploy the newer version");
    }

    @Test
    void theManifestOfANewerFormatNeedNotHaveALook() {
        byte[] newer = "{\"format\":2}".getBytes(UTF_8);

        assertThatThrownBy(() -> CatalogFormat.readManifest(newer))
                .isInstanceOf(CatalogFormat.NewerException.class);
    }

    @Test
    void aManifestOfAnotherHandIsOurOwnBug() {
        assertThatThrownBy(() -> CatalogFormat.readManifest("{\"format\":1}".getBytes(UTF_8)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The catalog's JSON has no ");
    }
}
