package blog.monochromatic;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Writes down what rights a process's calls to AWS take, where it is told to. The SDK finds it by
/// a resource, and shows it every call of every client.
public final class RightsRecorder implements ExecutionInterceptor {
    /// In the environment: a folder, in which each process has a file. Each right is in it once.
    private static final String FOLDER = "RECORDED_RIGHTS";

    private static final Set<Right> RECORDED = ConcurrentHashMap.newKeySet();

    private static volatile @Nullable String folder = System.getenv(FOLDER);

    @Override
    public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
        String into = folder;
        if (into != null) {
            Path file = Path.of(into, String.valueOf(ProcessHandle.current().pid()));
            Right.of(call.request()).stream()
                    .filter(RECORDED::add)
                    .forEach(right -> append(file, right));
        }
    }

    private static synchronized void append(Path file, Right right) {
        try {
            Files.writeString(
                    file,
                    right.action() + " " + right.resource() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Records what this process's calls take while it does something, and nothing else.
    static void record(Path into, Runnable task) {
        folder = into.toString();
        try {
            task.run();
        } finally {
            folder = null;
        }
    }

    /// What has another process record them.
    static Map<String, String> environment(Path folder) {
        return Map.of(FOLDER, folder.toAbsolutePath().toString());
    }

    /// The rights that all processes have recorded in a folder.
    ///
    /// @param names what to call which resource
    static Set<Right> recorded(Path folder, Map<String, String> names) throws IOException {
        var rights = new HashSet<Right>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                for (String line : Files.readAllLines(file)) {
                    List<String> parts = List.of(line.split(" ", 2));
                    rights.add(new Right(parts.get(0), named(parts.get(1), names)));
                }
            }
        }
        return rights;
    }

    private static String named(String resource, Map<String, String> names) {
        for (var name : names.entrySet()) {
            if (resource.equals(name.getKey()) || resource.startsWith(name.getKey() + "/")) {
                return name.getValue() + resource.substring(name.getKey().length());
            }
        }
        return resource;
    }
}
