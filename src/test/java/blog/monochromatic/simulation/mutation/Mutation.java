package blog.monochromatic.simulation.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A rule, and a patch that breaks it.
///
/// @param rule what holds without the patch
/// @param aim the name of the mix of schedules in which it is looked for
/// @param broken the name of a rule of the simulated world; empty for none
/// @param hasPatch whether code is changed
record Mutation(Path file, String rule, String aim, String broken, boolean hasPatch) {
    private static final Path PATCHES = Path.of("src/test/mutations");
    private static final Path SOURCES = Path.of("src/main/java");

    /// All there are, by name.
    static Stream<Mutation> all() throws IOException {
        var all = new ArrayList<Mutation>();
        try (Stream<Path> files = Files.list(PATCHES)) {
            for (Path file : files.sorted().toList()) {
                all.add(read(file));
            }
        }
        return all.stream();
    }

    static Mutation read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new Mutation(
                file,
                lines.getFirst(),
                field(lines, "aim: "),
                field(lines, "broken: "),
                lines.stream().anyMatch(line -> line.startsWith("--- ")));
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()))
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return name();
    }

    String name() {
        return file.getFileName().toString().replace(".patch", "");
    }

    /// Compiles the sources with the rule broken.
    ///
    /// @param work a folder that is made anew
    /// @param classPath of the sources
    /// @return where the classes are
    Path build(Path work, String classPath) throws IOException, InterruptedException {
        delete(work);
        Path sources = Files.createDirectories(work.resolve("sources"));
        Path classes = Files.createDirectories(work.resolve("classes"));
        copy(SOURCES, sources);
        if (hasPatch) {
            git(sources, "apply");
        }
        compile(sources, classes, classPath);
        return classes;
    }

    /// Fails unless the patch applies to the sources.
    void check() throws IOException, InterruptedException {
        if (hasPatch) {
            git(SOURCES, "apply", "--check");
        }
    }

    private void git(Path sources, String... operation) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(operation));
        words.add(file.toAbsolutePath().toString());
        var command =
                new ProcessBuilder(words).directory(sources.toFile()).redirectErrorStream(true);
        // As outside of any repository: there, git would leave out files that it does not look for.
        command.environment()
                .put(
                        "GIT_CEILING_DIRECTORIES",
                        sources.resolve("..").toAbsolutePath().normalize().toString());
        Process git = command.start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);
        if (git.waitFor() != 0) {
            throw new AssertionError(
                    file + " does not apply any more; make it anew from the present code: " + said);
        }
    }

    private void compile(Path sources, Path classes, String classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> java = all.filter(path -> path.toString().endsWith(".java")).toList();
            boolean compiled =
                    compiler.getTask(
                                    null,
                                    files,
                                    problems,
                                    List.of(
                                            "-proc:none",
                                            "-d",
                                            classes.toString(),
                                            "-classpath",
                                            classPath),
                                    null,
                                    files.getJavaFileObjectsFromPaths(java))
                            .call();
            if (!compiled) {
                throw new AssertionError(file + " does not compile: " + problems.getDiagnostics());
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException failure) throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
