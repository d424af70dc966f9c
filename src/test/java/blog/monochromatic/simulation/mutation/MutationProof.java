package blog.monochromatic.simulation.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.simulation.Hunt;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Each rule, broken, is found within as many schedules as a build runs. `-Dmutation=NAME` tries
/// one.
class MutationProof {
    private static final Path WORK = Path.of("target/mutations");
    private static final String SCHEDULES = System.getProperty("schedules", "20000");
    private static final List<String> TABLE = new ArrayList<>();

    static Stream<Mutation> mutations() throws IOException {
        String one = System.getProperty("mutation");
        return Mutation.all().filter(mutation -> one == null || mutation.name().equals(one));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aBrokenRuleIsFound(Mutation mutation) throws IOException, InterruptedException {
        String classPath = System.getProperty("java.class.path");
        Path classes = mutation.build(WORK.resolve(mutation.name()), classPath);

        long start = System.nanoTime();
        String result = hunt(mutation, classes, classPath, SCHEDULES);

        List<String> words = List.of(result.split(" ", -1));
        TABLE.add(
                "| %s | %s | %s | %d s | %s |"
                        .formatted(
                                mutation.name(),
                                mutation.rule(),
                                words.size() < 2 ? "?" : words.get(1),
                                (System.nanoTime() - start) / 1_000_000_000,
                                words.size() < 3 ? "survives" : words.get(2)));
        assertThat(result).as(mutation.rule()).startsWith("found");
    }

    /// The mixes of schedules in which a rule is looked for.
    static Stream<String> aims() throws IOException {
        return mutations().map(Mutation::aim).distinct();
    }

    /// Else what is found were not the rule's absence, but something that is wrong with the hunt.
    @ParameterizedTest
    @MethodSource("aims")
    void inTheCodeAsItIsNothingIsFound(String aim) throws IOException, InterruptedException {
        Path unpatched = Files.createDirectories(WORK).resolve("none-" + aim + ".patch");
        Files.writeString(unpatched, "None is broken.\naim: " + aim + "\n");
        Mutation none = Mutation.read(unpatched);
        String classPath = System.getProperty("java.class.path");
        Path classes = none.build(WORK.resolve(none.name()), classPath);

        String result = hunt(none, classes, classPath, "500");

        assertThat(result).isEqualTo("none 500");
    }

    private static String hunt(Mutation mutation, Path classes, String classPath, String schedules)
            throws IOException, InterruptedException {
        Path divergence = WORK.resolve(mutation.name()).resolve("divergence.txt");
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                // Most are found before the better compiler would pay.
                                "-XX:TieredStopAtLevel=1",
                                "-Dbroken=" + mutation.broken(),
                                "-classpath",
                                classes + File.pathSeparator + classPath,
                                Hunt.class.getName(),
                                mutation.aim(),
                                schedules)
                        .redirectError(divergence.toFile())
                        .start();
        String said = new String(java.getInputStream().readAllBytes(), UTF_8).strip();
        return java.waitFor() == 0 ? said : "exit " + java.exitValue() + ": see " + divergence;
    }

    @AfterAll
    static void print() {
        System.out.println("| broken | rule | schedules until found | time | steps of the trace |");
        System.out.println("|---|---|---|---|---|");
        TABLE.forEach(System.out::println);
    }
}
