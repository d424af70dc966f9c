package blog.monochromatic.localstack;

import java.util.List;
import java.util.Optional;

/// A Python that LocalStack can be installed with.
///
/// @param executable as it is found on the path, `python3.11`
/// @param version `3.11`
record Python(String executable, String version) {

    /// The versions for which the lock has packages; 3.10 is too old for some, later ones are
    /// untried.
    private static final List<String> VERSIONS = List.of("3.11", "3.12", "3.13");

    private static final List<String> EXECUTABLES =
            List.of("python3.11", "python3.12", "python3.13", "python3", "python");

    /// Debian's python3 has `venv` but not `ensurepip`, without which it makes no environment with
    /// pip.
    private static final String PROBE =
            "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])";

    /// The first on the path that fits.
    ///
    /// @throws IllegalStateException where there is none
    static Python find() {
        return EXECUTABLES.stream()
                .flatMap(executable -> probe(executable).stream())
                .filter(python -> VERSIONS.contains(python.version))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(advice()));
    }

    private static Optional<Python> probe(String executable) {
        return Command.run(List.of(executable, "-c", PROBE))
                .filter(Command.Result::succeeded)
                .map(result -> new Python(executable, result.output().strip()));
    }

    private static String advice() {
        return """
        The integration tests need LocalStack, and found neither Docker nor a Python to install it with.
        Do one of these:
          - start Docker, so that `docker info` succeeds; or
          - install Python %s with its module venv, and have it on the path as %s.
            On Debian: apt-get install python3-venv\
        """
                .formatted(String.join(" or ", VERSIONS), String.join(" or ", EXECUTABLES));
    }
}
