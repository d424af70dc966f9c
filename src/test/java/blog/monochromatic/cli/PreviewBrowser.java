package blog.monochromatic.cli;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The Chromium that this machine has, without a window.
final class PreviewBrowser {
    private PreviewBrowser() {}

    /// @param profile a new folder
    static ChromeDriver open(Path profile) {
        var options = new ChromeOptions();
        options.setBinary(find("chromium", "chromium-browser", "google-chrome").toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // a container's root has none
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars", // so that a page is as wide as its window
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        return new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(find("chromedriver").toFile())
                        .build(),
                options);
    }

    private static Path find(String... names) {
        List<String> path =
                Arrays.asList(
                        Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> path.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "There is no "
                                                + names[0]
                                                + " on the PATH, and this test drives a browser:"
                                                + " install Chromium and its driver, on Debian with"
                                                + " `apt-get install chromium chromium-driver`"));
    }
}
