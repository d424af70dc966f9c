package blog.monochromatic;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ArchitectureTest {
    private static final String ROOT = "blog.monochromatic.";
    private static final Pattern ARROW = Pattern.compile("`(\\w+) → (\\w+)`");
    private static final String[] PURE =
            packages("site", "post", "catalog", "page", "feed", "plan", "check");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("blog.monochromatic");

    @Test
    void importsFollowTheArrowsOfTheRootPackage() throws IOException {
        Map<String, Set<String>> arrows = arrows();
        Set<String> all = packagesOfTheSources();
        assertThat(arrows.keySet()).as("packages with an arrow").isSubsetOf(all);
        for (String from : all) {
            Set<String> allowed = reachable(from, arrows);
            String[] forbidden =
                    all.stream()
                            .filter(to -> !to.equals(from) && !allowed.contains(to))
                            .map(to -> ROOT + to)
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + from)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void pureStepsKnowNeitherClockNorEnvironmentNorFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.nio.file..", "java.net.http..", "java.util.logging..", "org.slf4j..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(CLASSES);
    }

    @Test
    void eachLibraryHasItsPlace() {
        isKnownOnlyIn("org.commonmark..", "post");
        isKnownOnlyIn("org.fife..", "post");
        isKnownOnlyIn("org.snakeyaml..", "post");
        isKnownOnlyIn("tools.jackson..", "catalog", "page", "feed", "lambda", "cli");
        isKnownOnlyIn("com.samskivert..", "page");
        isKnownOnlyIn("com.rometools..", "feed");
        isKnownOnlyIn("org.jdom2..", "feed");
        isKnownOnlyIn("software.amazon..", "store", "lambda");
        isKnownOnlyIn("com.amazonaws..", "lambda");
        isKnownOnlyIn("picocli..", "cli");
    }

    private static void isKnownOnlyIn(String library, String... places) {
        noClasses()
                .that(not(resideInAnyPackage(packages(places))))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(CLASSES);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> ROOT + name).toArray(String[]::new);
    }

    private static Map<String, Set<String>> arrows() throws IOException {
        String list =
                Files.readString(Path.of("src/main/java/blog/monochromatic/package-info.java"));
        var arrows = new TreeMap<String, Set<String>>();
        var matcher = ARROW.matcher(list);
        while (matcher.find()) {
            arrows.computeIfAbsent(matcher.group(1), from -> new TreeSet<>()).add(matcher.group(2));
        }
        assertThat(arrows).as("arrows in the root's package-info.java").isNotEmpty();
        return arrows;
    }

    private static Set<String> packagesOfTheSources() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/blog/monochromatic"))) {
            return files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> arrows) {
        var reachable = new TreeSet<String>();
        for (String next : arrows.getOrDefault(from, Set.of())) {
            reachable.add(next);
            reachable.addAll(reachable(next, arrows));
        }
        return reachable;
    }
}
