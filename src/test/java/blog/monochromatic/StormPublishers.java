package blog.monochromatic;

import tools.jackson.jr.ob.JSON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Some [StormPublisher]s at once, of which one can be killed and replaced.
final class StormPublishers implements AutoCloseable {
    /// A process is to publish within two seconds of its start, and there are more of them than
    /// processors.
    private static final List<String> FLAGS =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final Path logs;
    private final Map<String, String> environment;
    private final List<Process> running = new ArrayList<>();
    private int started;

    /// @param logs a folder for what each of them prints
    /// @param environment the function's
    StormPublishers(int number, Path logs, Map<String, String> environment) throws IOException {
        this.logs = Files.createDirectories(logs);
        this.environment = environment;
        for (int i = 0; i < number; i++) {
            running.add(start());
        }
    }

    private Process start() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        StormPublisher.class.getName()));
        started++;
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                logs.resolve("publisher-%d.log".formatted(started)).toFile());
        process.environment().putAll(environment);
        return process.start();
    }

    /// Kills one, so that it has no say in it (`SIGKILL`), and starts another.
    void killOne(Random random) throws IOException, InterruptedException {
        assertAlive();
        Process victim = running.remove(random.nextInt(running.size()));
        victim.destroyForcibly().waitFor();
        running.add(start());
    }

    /// Fails where one has ended by itself.
    void assertAlive() {
        for (Process process : running) {
            if (!process.isAlive()) {
                throw new AssertionError(
                        "A publisher has ended with %d; what they print is in %s"
                                .formatted(process.exitValue(), logs));
            }
        }
    }

    int started() {
        return started;
    }

    /// What all of them have logged, a JSON object each.
    List<Map<String, Object>> log() throws IOException {
        var lines = new ArrayList<Map<String, Object>>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        // The last line of one that was killed may be cut.
                        .filter(line -> line.startsWith("{") && line.endsWith("}"))
                        .map(JSON.std::mapFrom)
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    /// The requests that all of them have made, by operation; what one did in the invocation that
    /// it was killed in is not counted.
    SortedMap<String, Integer> requests() throws IOException {
        var requests = new TreeMap<String, Integer>();
        for (Map<String, Object> line : log()) {
            if (line.get("requests") instanceof Map<?, ?> counts) {
                counts.forEach(
                        (operation, count) ->
                                requests.merge((String) operation, (Integer) count, Integer::sum));
            }
        }
        return requests;
    }

    @Override
    public void close() {
        for (Process process : running) {
            try {
                process.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
