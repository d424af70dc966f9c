package blog.monochromatic.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// Runs [LargeReconcile] in a JVM with little heap: `mvn -B test -Plarge` for 1,000,000 posts in
/// 256 MB; `-Dentries=…` and `-Dheap=…` for others.
class LargeReconcileTest {
    private static final String ENTRIES = System.getProperty("entries", "5000");
    private static final String HEAP = System.getProperty("heap", "64m");

    @Test
    void aReconcileTakesNoMoreMemoryForMorePosts(@TempDir Path folder)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx" + HEAP,
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargeReconcile.class.getName(),
                                ENTRIES,
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        process.inputReader().lines().forEach(System.out::println);

        assertThat(process.waitFor()).isZero();
    }
}
