package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PreviewCommandTest {
    private static final int CALLED_WRONGLY = 2;

    @TempDir private Path folder;

    private final StringWriter err = new StringWriter();

    private int preview(String... arguments) {
        return new CommandLine(new Preview()).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    @Test
    void aBlogIsAFolder() {
        Path absent = folder.resolve("absent");

        assertThat(preview(absent.toString())).isEqualTo(CALLED_WRONGLY);
        assertThat(err.toString())
                .startsWith(
                        "There is no folder "
                                + absent
                                + "; make it, or name the one that holds your texts");
    }

    @Test
    void aPortThatIsTakenIsSaidWithAWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(preview(folder.toString(), "--port", port)).isEqualTo(CALLED_WRONGLY);
            assertThat(err.toString())
                    .startsWith("Port " + port + " is not free")
                    .contains("name another with --port, or 0 for any that is");
        }
    }

    @Test
    void aPortIsANumberThatThereIs() {
        assertThat(preview(folder.toString(), "--port", "65536")).isEqualTo(CALLED_WRONGLY);
        assertThat(err.toString()).startsWith("A port is a number from 0 to 65535");
    }

    @Test
    void aPolicyThatKeepsPagesFromReloadingIsSaid() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());

            preview(folder.toString(), "--port", port, "--csp", "script-src 'none'");
            assertThat(err.toString())
                    .startsWith(
                            "This policy keeps the preview's script from pages, so load them again"
                                    + " yourself; give 'self' to script-src and connect-src if they"
                                    + " are to follow each save");
        }
    }

    @Test
    void aPolicyIsWrittenAsInAHeader() {
        assertThat(preview(folder.toString(), "--csp", "script-src none"))
                .isEqualTo(CALLED_WRONGLY);
        assertThat(err.toString()).startsWith("--csp: none needs its single quotes; write it as ");
    }
}
