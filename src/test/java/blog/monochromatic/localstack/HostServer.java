package blog.monochromatic.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// LocalStack as a process of this machine, whose functions are processes, too.
///
/// Its standard input is the cord by which it hangs on this JVM: it ends when that closes, however
/// this JVM ends.
record HostServer(URI endpoint, Process process, Path log, Path state) implements Server {

    /// It is ready in two seconds; a busy machine gets what anybody would wait for.
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    /// Milliseconds.
    private static final long POLL_INTERVAL = 100;

    /// It takes one or two, and by itself ends after ten.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private static final int LOG_TAIL_LINES = 30;

    private static final List<String> PROGRAM =
            List.of(
                    "function_processes.py",
                    "function_processes-1.dist-info/METADATA",
                    "function_processes-1.dist-info/entry_points.txt");

    static HostServer start(Installation installation) {
        Path folder = Path.of("target", "localstack").toAbsolutePath();
        Path log = folder.resolve("localstack-%d.log".formatted(ProcessHandle.current().pid()));
        try {
            Path state = Files.createTempDirectory(Files.createDirectories(folder), "state-");
            URI endpoint = URI.create("http://127.0.0.1:" + freePort());
            ProcessBuilder builder =
                    new ProcessBuilder(installation.python().toString(), unpackProgram(state))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(SETTINGS);
            builder.environment().putAll(environment(endpoint, state));
            HostServer server = new HostServer(endpoint, builder.start(), log, state);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start LocalStack in " + folder, e);
        }
    }

    private static Map<String, String> environment(URI endpoint, Path state) throws IOException {
        RuntimeClient client = RuntimeClient.unpack(state);
        String address = endpoint.getAuthority();
        return Map.ofEntries(
                Map.entry("PATH", System.getenv("PATH")),
                Map.entry("HOME", state.toString()),
                Map.entry("TMPDIR", Files.createDirectory(state.resolve("tmp")).toString()),
                Map.entry("FILESYSTEM_ROOT", state.resolve("files").toString()),
                Map.entry("LANG", "C.UTF-8"),
                Map.entry("PYTHONUNBUFFERED", "1"),
                Map.entry("GATEWAY_LISTEN", address),
                Map.entry("LOCALSTACK_HOST", address),
                // The default server listens on every interface whatever GATEWAY_LISTEN says.
                Map.entry("GATEWAY_SERVER", "hypercorn"),
                Map.entry("DNS_ADDRESS", "0"),
                // Where this machine is a container itself, LocalStack would take it for its own.
                Map.entry("OVERRIDE_IN_DOCKER", "0"),
                Map.entry("DOCKER_HOST", "unix:///nonexistent.sock"),
                Map.entry("AWS_ACCESS_KEY_ID", "test"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "test"),
                Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                Map.entry("LAMBDA_RUNTIME_EXECUTOR", "process"),
                Map.entry(
                        "FUNCTION_JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                Map.entry("FUNCTION_CLASSPATH", client.classpath()),
                Map.entry("FUNCTION_JNI", client.library().toString()));
    }

    /// Copies the Python program out of the resources.
    private static String unpackProgram(Path state) throws IOException {
        Path folder = state.resolve("program");
        for (String name : PROGRAM) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream in = HostServer.class.getResourceAsStream("/localstack/" + name)) {
                if (in == null) {
                    throw new IOException("The test resource localstack/" + name + " is not there");
                }
                Files.copy(in, file);
            }
        }
        return folder.resolve(PROGRAM.getFirst()).toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        try {
            while (Health.ask(endpoint).isEmpty()) {
                if (!process.isAlive() || Instant.now().isAfter(limit)) {
                    throw new IllegalStateException(
                            "LocalStack %s. The end of its log, %s:%n%s"
                                    .formatted(fate(), log, logTail()));
                }
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while LocalStack started", e);
        }
    }

    private String fate() {
        return process.isAlive()
                ? "was not ready after " + START_LIMIT
                : "ended with status " + process.exitValue() + " instead of starting";
    }

    private String logTail() throws IOException {
        List<String> lines = Files.readString(log, StandardCharsets.UTF_8).lines().toList();
        return lines.stream()
                .skip(Math.max(0, lines.size() - LOG_TAIL_LINES))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String description() {
        return "a process of this machine, with its log in " + log;
    }

    @Override
    public void stop() {
        List<ProcessHandle> all = process.descendants().toList();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            all.forEach(ProcessHandle::destroyForcibly);
            Folders.delete(state);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clean up after LocalStack in " + state, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
