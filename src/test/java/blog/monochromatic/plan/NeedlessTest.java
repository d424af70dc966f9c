package blog.monochromatic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.catalog.Catalog;
import blog.monochromatic.catalog.Target;
import blog.monochromatic.catalog.TestCatalog;
import blog.monochromatic.site.Headers;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// How many of the files that a plan names are the same before and after: each costs a request for
/// nothing.
class NeedlessTest {
    private static final Instant NOW = Instant.parse("2020-01-10T12:00:00Z");
    private static final Settings SETTINGS = Settings.defaults("https://blog.example");
    private static final int EDITS = 30;

    /// One text in five has a translation.
    private static final List<String> LANGUAGES = List.of("", "", "", "", ".fr");

    private int named;
    private int changed;

    @Test
    void aPlanNamesAtMostAFifthMoreFilesThanHaveChanged() {
        for (int posts : List.of(20, 200, 2_000)) {
            named = 0;
            changed = 0;
            edit(new Random(posts), posts);
            System.out.printf(
                    "%,d posts, %d edits: %d files named, %d of them changed, %.1f %% more%n",
                    posts, EDITS, named, changed, 100.0 * (named - changed) / changed);

            assertThat(named).as("%d posts", posts).isLessThanOrEqualTo(changed * 6 / 5);
        }
    }

    private void edit(Random random, int posts) {
        var blog = new TestCatalog().home("Hello.\n").redirects("/old.html /about.html\n");
        var keys = new ArrayList<String>();
        for (int i = 0; i < posts; i++) {
            int month = i * 120 / posts;
            keys.add(
                    "%d/%02d/post-%d%s.txt"
                            .formatted(
                                    2009 + month / 12,
                                    month % 12 + 1,
                                    i / 5 * 5 + Math.min(i % 5, 3),
                                    LANGUAGES.get(i % 5)));
        }
        keys.forEach(key -> blog.text(key, text(random, key)));
        Catalog before = blog.at(NOW, SETTINGS, NeedlessTest::isCut);
        for (int i = 0; i < EDITS; i++) {
            // Authors edit what is new more often than what is old.
            double age = random.nextDouble() * random.nextDouble();
            String key = keys.get(posts - 1 - (int) (age * posts));
            if (random.nextInt(8) == 0) {
                blog.remove(key);
            } else {
                blog.text(key, text(random, key));
            }
            Catalog after = blog.at(NOW, SETTINGS, NeedlessTest::isCut);
            count(Plan.outOfDate(before, after), new Maker(before), new Maker(after));
            before = after;
        }
    }

    private static boolean isCut(Key key) {
        return key.value().hashCode() % 400 == 0;
    }

    private static String text(Random random, String key) {
        String tag = "Tag " + random.nextInt(20);
        return "---\ntags: [%s, common]\n%s---\n# Title %d\n## — %s-%02d\n\nBody %d.\n"
                .formatted(
                        tag,
                        random.nextInt(10) == 0 ? "draft: true\n" : "",
                        random.nextInt(3),
                        key.substring(0, 7).replace('/', '-'),
                        random.nextInt(28) + 1,
                        random.nextInt(1_000));
    }

    private void count(Set<Target> targets, Maker before, Maker after) {
        for (Target target : targets) {
            if (target instanceof Target.File(SitePath path)) {
                named++;
                changed += isSame(before.make(path), after.make(path)) ? 0 : 1;
            }
        }
    }

    private static boolean isSame(Made one, Made other) {
        if (one instanceof Made.Bytes(byte[] was, Headers headersBefore)
                && other instanceof Made.Bytes(byte[] is, Headers headersAfter)) {
            return Arrays.equals(was, is) && headersBefore.equals(headersAfter);
        }
        return one.equals(other);
    }
}
