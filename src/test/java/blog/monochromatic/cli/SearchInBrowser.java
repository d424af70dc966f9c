package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The search of a small blog, in Chromium, by keyboard. Run with `mvn -B verify -Pbrowser`.
@Timeout(120)
class SearchInBrowser {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path folder;

    private PreviewProcess preview;
    private ChromeDriver browser;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        Path texts = folder.resolve("texts");
        write(texts.resolve("2016/03/18/harbour.txt"), "The harbour", "tags: [Café, Boats]");
        write(texts.resolve("2016/05/01/ferry.txt"), "The ferry", "tags: [Boats]");
        write(texts.resolve("2017/01/02/roof.txt"), "The roof", "summary: A boat from above.");
        write(texts.resolve("about.txt"), "About boats", "");
        preview = PreviewProcess.of(texts, folder.resolve("blog"));
        browser = PreviewBrowser.open(folder.resolve("profile"));
    }

    private static void write(Path file, String title, String front) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "---\ntitle: %s\n%s\n---\n\nWords.\n".formatted(title, front), UTF_8);
    }

    @AfterEach
    void close() throws InterruptedException {
        browser.quit();
        preview.close();
    }

    @Test
    void aPostIsFoundByItsTitleAndOpenedByKeyboardAlone() {
        search("");

        type("harb");
        showsHits("The harbour");
        type(Keys.TAB);
        type(Keys.ENTER);

        await(() -> browser.getCurrentUrl().endsWith("/2016/03/18/harbour.html"));
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("The harbour");
    }

    @Test
    void aTagIsFoundHoweverItIsWritten() {
        search("");

        type("CAFE");

        showsHits("The harbour");
    }

    @Test
    void whatIsFoundInSeveralPartsComesNewestFirstAndPagesLast() {
        search("");

        type("boat");

        showsHits("The roof", "The ferry", "The harbour", "About boats");
        assertThat(status()).isEqualTo("4 found.");
    }

    @Test
    void eachWordIsToBeFound() {
        search("?q=boat+harbour");

        showsHits("The harbour");
        assertThat(browser.switchTo().activeElement().getDomProperty("value"))
                .isEqualTo("boat harbour");
    }

    @Test
    void theAddressHasWhatIsLookedFor() {
        search("");

        type("café ro");
        await(() -> browser.getCurrentUrl().endsWith("/search/?q=caf%C3%A9%20ro"));
        await(() -> status().equals("Nothing found."));
        type(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE);

        await(() -> browser.getCurrentUrl().endsWith("/search/"));
        showsHits();
        assertThat(status()).isEmpty();
    }

    @Test
    void whatIsNotFoundIsLookedForFromThere() {
        browser.get(preview.url() + "/nothing/here.html");

        browser.findElement(By.id("q")).sendKeys("ferry", Keys.ENTER);

        showsHits("The ferry");
    }

    @Test
    void withoutScriptsThePageOffersTagsAndArchive() {
        browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        search("");

        assertThat(browser.findElement(By.id("q")).isDisplayed()).isFalse();
        assertThat(browser.findElement(By.cssSelector("main")).getText())
                .contains(
                        "The search needs scripts",
                        "Or look through all tags, or through the archive: 2016, 2017.");
        browser.findElement(By.linkText("all tags")).sendKeys(Keys.ENTER);
        await(() -> browser.getCurrentUrl().endsWith("/tags/"));
        assertThat(browser.findElement(By.cssSelector("main")).getText())
                .contains("Boats 2 posts", "Café 1 post");
    }

    @Test
    void thePagesFitAPhone() {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 400, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        for (String page : List.of("/search/?q=boat", "/tags/", "/tags/boats/", "/404.html")) {
            browser.get(preview.url() + page);
            assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                    .as(page)
                    .isEqualTo(400L);
        }
    }

    private void search(String query) {
        browser.get(preview.url() + "/search/" + query);
    }

    /// Into whatever has the focus.
    private void type(CharSequence... keys) {
        browser.switchTo().activeElement().sendKeys(keys);
    }

    private void showsHits(String... titles) {
        await(() -> !status().equals("Searching…") && hits().equals(List.of(titles)));
    }

    private List<String> hits() {
        return browser.findElements(By.cssSelector(".hits a")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private String status() {
        return browser.findElement(By.cssSelector("[role=status]")).getText();
    }

    /// Waits, also while a page is loaded.
    private static void await(Condition condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean met = false;
        while (!met) {
            assertThat(System.nanoTime()).as("time without the page showing it").isLessThan(end);
            try {
                met = condition.isMet();
            } catch (WebDriverException betweenPages) {
                met = false;
            }
        }
    }

    private interface Condition {
        boolean isMet();
    }
}
