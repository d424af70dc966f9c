package blog.monochromatic.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// A program run to its end.
final class Command {

    private Command() {}

    /// @param output standard output and standard error, as they came
    record Result(int status, String output) {

        boolean succeeded() {
            return status == 0;
        }
    }

    /// Empty if there is no such program.
    static Optional<Result> run(List<String> command) {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
        return Optional.of(await(command, process));
    }

    private static Result await(List<String> command, Process process) {
        try (InputStream in = process.getInputStream()) {
            process.getOutputStream().close();
            String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what %s prints".formatted(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command, e);
        }
    }
}
