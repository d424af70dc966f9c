package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The packaged `preview` of a copy of the example blog, in Chromium. Run with `mvn -B verify
/// -Pbrowser`.
@Timeout(120)
class PreviewInBrowser {
    private static final Path EXAMPLE = Path.of("src/example");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /// From a save to its page in the open tab.
    private static final Duration PROMISED = Duration.ofSeconds(1);

    /// For whatever is not measured.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String OVERLAY = "monochromatic-problems";

    @TempDir private Path folder;

    private PreviewProcess preview;
    private ChromeDriver browser;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        preview = PreviewProcess.of(EXAMPLE, folder.resolve("blog"));
        browser = PreviewBrowser.open(folder.resolve("profile"));
        browser.get(preview.url() + "/");
    }

    @AfterEach
    void close() throws InterruptedException {
        browser.quit();
        preview.close();
    }

    @Test
    void aNewPostIsInTheOpenTabWithinASecond() throws IOException, InterruptedException {
        save("2018/07/hay.txt", post("Hay", "2 July, 2018"), UTF_8);
        Duration taken = within(PROMISED, () -> shows("Hay"));

        System.out.printf("From the save to the open tab: %d ms%n", taken.toMillis());
    }

    @Test
    void aTextThatIsNotUtf8IsSaidAndWhatWasLiveStays() throws IOException, InterruptedException {
        browser.get(preview.url() + "/2015/10/socks.html");

        save("2015/10/socks.txt", post("Caf\u00e9", "11 October, 2015"), ISO_8859_1);
        Duration taken = within(PROMISED, () -> hasOverlay(true));

        System.out.printf("From the save to the overlay: %d ms%n", taken.toMillis());
        assertThat(overlay("p.file")).isEqualTo(preview.blog() + "/2015/10/socks.txt:1");
        assertThat(overlay("p.what")).contains("UTF-8");
        assertThat(overlay("p.advice")).startsWith("What to do: ").contains("UTF-8");
        assertThat(browser.findElement(By.tagName(OVERLAY)).getAttribute("role"))
                .isEqualTo("alert");
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Socks");
        assertThat(fetch("/2015/10/socks.html")).contains("Socks");
        shoot("problem-light-1280", 1280, "light");
        shoot("problem-dark-400", 400, "dark");

        save("2015/10/socks.txt", post("Caf\u00e9", "11 October, 2015"), UTF_8);

        within(PATIENCE, () -> hasOverlay(false) && browser.getTitle().startsWith("Caf\u00e9"));
    }

    @Test
    void anImpossibleDateIsSaidUntilItIsMended() throws IOException, InterruptedException {
        save("2018/07/hay.txt", post("Hay", "31 February, 2018"), UTF_8);
        within(PATIENCE, () -> hasOverlay(true));

        assertThat(overlay("p.file")).isEqualTo(preview.blog() + "/2018/07/hay.txt:2");
        assertThat(overlay("p.what")).contains("31 February");
        assertThat(overlay("p.advice")).startsWith("What to do: ");
        assertThat(fetch("/")).contains("All the doors").doesNotContain("Hay");

        save("2018/07/hay.txt", post("Hay", "2 July, 2018"), UTF_8);

        within(PATIENCE, () -> hasOverlay(false) && shows("Hay"));
    }

    @Test
    void aProblemThatWasPutAwayComesBackWithAnother() throws IOException, InterruptedException {
        save("one.txt", post("One", "31 February, 2018"), UTF_8);
        within(PATIENCE, () -> hasOverlay(true));
        root().findElement(By.cssSelector("button")).click();
        assertThat(hasOverlay(false)).isTrue();

        save("2018/07/hay.txt", post("Hay", "2 July, 2018"), UTF_8);
        within(PATIENCE, () -> shows("Hay"));
        assertThat(hasOverlay(false)).isTrue();
        save("two.txt", post("Two", "31 February, 2018"), UTF_8);

        within(PATIENCE, () -> hasOverlay(true));
        assertThat(root().findElements(By.cssSelector("p.file"))).hasSize(2);
    }

    @Test
    void pagesFitTheirWindowAndCanBeLookedAt() throws IOException {
        Map<String, String> pages =
                Map.of(
                        "home", "/",
                        "post", "/2016/03/hand-crafted-containers.html",
                        "list", "/2016/");
        for (Map.Entry<String, String> page : pages.entrySet()) {
            browser.get(preview.url() + page.getValue());
            for (String scheme : List.of("light", "dark")) {
                for (int width : List.of(1280, 400)) {
                    shoot(page.getKey() + "-" + scheme + "-" + width, width, scheme);
                    assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                            .as(page.getValue() + " at " + width + " pixels")
                            .isEqualTo((long) width);
                }
            }
        }
    }

    @Test
    void nothingOfTheSiteIsBlockedAndWhatATextDoesBesidesIs()
            throws IOException, InterruptedException {
        for (String page :
                List.of(
                        "/",
                        "/2016/",
                        "/2016/03/hand-crafted-containers.html",
                        "/tags/",
                        "/404.html",
                        "/nothing/here.html")) {
            browser.get(preview.url() + page);
            assertThat(blocked()).as(page).isEmpty();
        }
        browser.get(preview.url() + "/search/?q=containers");
        within(PATIENCE, () -> shows("Hand-crafted containers"));
        assertThat(blocked()).isEmpty();

        save("hay.txt", post("Hay", "2 July, 2018") + "\n<script>ran = 1</script>\n", UTF_8);
        within(
                PATIENCE,
                () -> {
                    browser.get(preview.url() + "/hay.html");
                    return browser.getTitle().startsWith("Hay");
                });

        assertThat(browser.executeScript("return typeof ran")).isEqualTo("undefined");
        assertThat(blocked())
                .isNotEmpty()
                .allSatisfy(
                        message -> assertThat(message).contains("inline script", "default-src"));
        save("hay.txt", post("Straw", "2 July, 2018"), UTF_8);
        within(PATIENCE, () -> browser.getTitle().startsWith("Straw"));
    }

    /// What the console has said of the policy since it was last asked.
    private List<String> blocked() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("Content Security Policy"))
                .toList();
    }

    private void shoot(String name, int width, String scheme) throws IOException {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        Object image =
                browser.executeCdpCommand(
                                "Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                        .get("data");
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) image));
    }

    private boolean shows(String title) {
        return !browser.findElements(By.linkText(title)).isEmpty();
    }

    private boolean hasOverlay(boolean wanted) {
        return browser.findElements(By.tagName(OVERLAY)).isEmpty() != wanted;
    }

    private SearchContext root() {
        return browser.findElement(By.tagName(OVERLAY)).getShadowRoot();
    }

    private String overlay(String selector) {
        WebElement element = root().findElement(By.cssSelector(selector));
        assertThat(element.isDisplayed()).isTrue();
        return element.getText();
    }

    /// Waits, also while the page is loaded again.
    ///
    /// @return how long it took
    private static Duration within(Duration limit, Condition condition)
            throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            boolean met;
            try {
                met = condition.isMet();
            } catch (WebDriverException betweenPages) {
                met = false;
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            if (met) {
                assertThat(taken).isLessThan(limit);
                return taken;
            }
            assertThat(taken).as("time without the tab showing it").isLessThan(PATIENCE);
            Thread.sleep(5);
        }
    }

    private interface Condition {
        boolean isMet();
    }

    private String fetch(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(preview.url() + path)).build(),
                            BodyHandlers.ofString(UTF_8))
                    .body();
        }
    }

    private static String post(String title, String date) {
        return "# [%s](#)\n## &mdash; %s\n\nA text.\n".formatted(title, date);
    }

    private void save(String key, String text, Charset charset) throws IOException {
        Path file = preview.blog().resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, charset);
    }
}
