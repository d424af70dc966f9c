package blog.monochromatic.cli;

import static blog.monochromatic.cli.PreviewReader.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import blog.monochromatic.check.SecurityHeaders;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

@Timeout(60)
class PreviewTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final int OK = 200;

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private PreviewSession session;
    private PreviewReader reader;
    private Thread thread;

    @BeforeEach
    void preview() throws IOException {
        save("index.txt", "---\ntitle: Small things\n---\nWelcome.\n");
        save("2016/03/boxes.txt", post("Boxes", "18 March, 2016", "Of ash."));
        save("2017/05/reply.txt", post("Reply", "20 May, 2017", "It came."));
        save("about.txt", "# About\n\nA page.\n");
        save("img/box.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        open();
    }

    private void open() throws IOException {
        session =
                PreviewSession.open(
                        folder,
                        0,
                        null,
                        InstantSource.fixed(NOW),
                        SecurityHeaders.DEFAULT,
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
        reader = new PreviewReader(session.url());
        thread =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        session.run();
                                    } catch (IOException e) {
                                        err.append(e.toString());
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                });
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        reader.close();
        thread.interrupt();
        thread.join();
        session.close();
    }

    @Test
    void pagesAreServedWithAScriptThatTheSiteDoesNotHave()
            throws IOException, InterruptedException {
        HttpResponse<String> page = reader.get("/2016/03/boxes.html");

        assertThat(page.statusCode()).isEqualTo(OK);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body())
                .contains("Of ash.")
                .containsPattern(
                        "<script src=\"/\\.monochromatic/preview\\.js\\?\\d+\"></script>\n</body>");
    }

    @Test
    void othersThanPagesAreServedAsTheyAre() throws IOException, InterruptedException {
        HttpResponse<String> image = reader.get("/img/box.svg");

        assertThat(image.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(image.body()).isEqualTo("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/2016",
                "/2016/03/boxes.html",
                "/img/box.svg",
                "/none.html",
                "/.monochromatic/preview.js"
            })
    void eachAnswerHasTheHeadersOfAStack(String path) throws IOException, InterruptedException {
        Map<String, List<String>> sent = reader.get(path).headers().map();

        assertThat(sent.get("content-security-policy"))
                .containsExactly(SecurityHeaders.DEFAULT.policy().text());
        assertThat(sent.get("strict-transport-security")).containsExactly("max-age=31536000");
        assertThat(sent.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(sent.get("referrer-policy")).containsExactly("strict-origin-when-cross-origin");
        assertThat(sent.get("x-frame-options")).containsExactly("DENY");
    }

    @Test
    void aSiteWithoutAnAddressOfItsOwnHasThisOne() throws IOException, InterruptedException {
        assertThat(reader.get("/rss/feed.xml").body()).contains(session.url() + "/2016/03/boxes");
    }

    @Test
    void aFolderIsItsIndex() throws IOException, InterruptedException {
        assertThat(reader.get("/").body()).contains("Welcome.", "Boxes", "Reply");
        assertThat(reader.get("/2016/").body()).contains("Boxes").doesNotContain("Reply");
    }

    @Test
    void aFolderWithoutItsSlashIsSentThere() throws IOException, InterruptedException {
        save("é t/one.txt", post("One", "1 May, 2016", "Text."));
        eventually(() -> assertThat(reader.get("/%C3%A9%20t/").statusCode()).isEqualTo(OK));

        HttpResponse<String> answer = reader.get("/%C3%A9%20t");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/%C3%A9%20t/");
    }

    @Test
    void whatIsNotThereIsThe404PageWithItsStatus() throws IOException, InterruptedException {
        for (String path :
                List.of("/no.html", "/2016/no/", "/..%2Findex.txt", "/%FF", "/about.txt")) {
            HttpResponse<String> answer = reader.get(path);

            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("Page not found", "preview.js");
        }
    }

    @Test
    void aHeadHasTheSameHeadersAndNoBody() throws IOException, InterruptedException {
        HttpResponse<String> head = reader.send("HEAD", "/about.html");

        assertThat(head.statusCode()).isEqualTo(OK);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length"))
                .hasValue(reader.get("/about.html").body().getBytes(UTF_8).length);
    }

    @Test
    void nothingCanBeChangedByAVisitor() throws IOException, InterruptedException {
        HttpResponse<String> answer = reader.send("DELETE", "/about.html");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void aNewPostIsShownAndTheOpenTabTold() throws IOException, InterruptedException {
        List<String> tab = reader.open("/");

        save("2018/01/snow.txt", post("Snow", "5 January, 2018", "It fell."));

        eventually(() -> assertThat(tab).contains("event: reload"));
        assertThat(reader.get("/").body()).contains("Snow", "It fell.");
        assertThat(reader.get("/2018/").body()).contains("Snow");
        assertThat(out.toString()).containsPattern("\\d+ ms: wrote /.*2018/01/");
    }

    @Test
    void anEditorMaySaveByRenaming() throws IOException, InterruptedException {
        save("2016/03/.boxes.txt.swp", post("Boxes", "18 March, 2016", "Of oak."));
        Files.move(
                folder.resolve("2016/03/.boxes.txt.swp"),
                folder.resolve("2016/03/boxes.txt"),
                REPLACE_EXISTING);

        eventually(() -> assertThat(reader.get("/2016/03/boxes.html").body()).contains("Of oak."));
    }

    @Test
    void aTabThatMissedAnEditionIsToldWhenItAsks() throws IOException, InterruptedException {
        List<String> tab = reader.listen("1234");

        eventually(() -> assertThat(tab).contains("event: reload"));
    }

    @Test
    void aTabWithThePresentEditionIsLeftAlone() throws IOException, InterruptedException {
        List<String> tab = reader.open("/");
        save("2016/03/boxes.txt", "# Boxes\n## &mdash; 31 February, 2016\n");

        eventually(() -> assertThat(tab).contains("event: problems"));
        assertThat(tab).doesNotContain("event: reload");
    }

    @Test
    void aBrokenPostIsSaidAndWhatWasLiveStays() throws IOException, InterruptedException {
        List<String> tab = reader.open("/");

        save("2016/03/boxes.txt", post("Boxes", "18 March, 2016", "Caf\u00e9."), ISO_8859_1);

        eventually(() -> assertThat(problems(tab)).contains("2016/03/boxes.txt", "\"line\":4"));
        assertThat(reader.get("/2016/03/boxes.html").body()).contains("Of ash.");
        assertThat(err.toString()).startsWith(folder + "/2016/03/boxes.txt:4: ").contains("; ");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void aTabThatOpensLaterIsToldToo() throws IOException, InterruptedException {
        save("2016/03/boxes.txt", "# Boxes\n## &mdash; 31 February, 2016\n");
        eventually(() -> assertThat(err.toString()).contains("boxes.txt:2"));

        List<String> tab = reader.open("/about.html");

        eventually(() -> assertThat(problems(tab)).contains("2016/03/boxes.txt", "\"line\":2"));
    }

    @Test
    void aProblemStaysWhileOthersAreSavedAndGoesWhenItIsMended()
            throws IOException, InterruptedException {
        List<String> tab = reader.open("/");
        save("2016/03/boxes.txt", "# Boxes\n## &mdash; 31 February, 2016\n");
        eventually(() -> assertThat(problems(tab)).contains("boxes.txt"));
        save("about.txt", "# About\n\nAnother page.\n");
        eventually(() -> assertThat(tab).contains("event: reload"));
        assertThat(problems(tab)).contains("boxes.txt");

        save("2016/03/boxes.txt", post("Boxes", "18 March, 2016", "Of pine."));

        eventually(() -> assertThat(problems(tab)).isEqualTo("data: []"));
        assertThat(reader.get("/2016/03/boxes.html").body()).contains("Of pine.");
    }

    @Test
    void aProblemGoesWithItsFile() throws IOException, InterruptedException {
        List<String> tab = reader.open("/");
        save("bad.txt", "# Bad\n## &mdash; 31 February, 2016\n");
        eventually(() -> assertThat(problems(tab)).contains("bad.txt"));

        Files.delete(folder.resolve("bad.txt"));

        eventually(() -> assertThat(problems(tab)).isEqualTo("data: []"));
    }

    @Test
    void aDeletedFoldersPagesGo() throws IOException, InterruptedException {
        Files.delete(folder.resolve("2016/03/boxes.txt"));
        Files.delete(folder.resolve("2016/03"));
        Files.delete(folder.resolve("2016"));

        eventually(() -> assertThat(reader.get("/2016/").statusCode()).isEqualTo(404));
        assertThat(reader.get("/2016/03/boxes.html").statusCode()).isEqualTo(404);
        assertThat(reader.get("/").body()).doesNotContain("Boxes");
    }

    @Test
    void aRenamedFolderIsWatchedUnderItsNewName() throws IOException, InterruptedException {
        Files.move(folder.resolve("2016"), folder.resolve("notes"));
        eventually(() -> assertThat(reader.get("/notes/03/boxes.html").statusCode()).isEqualTo(OK));
        assertThat(reader.get("/2016/03/boxes.html").statusCode()).isEqualTo(404);

        save("notes/03/boxes.txt", post("Boxes", "18 March, 2016", "Of elm."));

        eventually(() -> assertThat(reader.get("/notes/03/boxes.html").body()).contains("Of elm."));
    }

    @Test
    void aFileThatCannotBeReadKeepsNoOtherFromBeingPublished()
            throws IOException, InterruptedException {
        List<String> tab = reader.open("/");

        shell("printf x > \"$(printf 'caf\\351.txt')\""); // no name that this locale can read
        save("2018/01/snow.txt", post("Snow", "5 January, 2018", "It fell."));

        eventually(() -> assertThat(reader.get("/").body()).contains("Snow"));
        eventually(() -> assertThat(problems(tab)).contains("charset", "rename it"));
        assertThat(err.toString()).startsWith(folder + ": ").contains("charset");
        assertThat(err.toString().lines()).hasSize(1);

        shell("rm caf*");

        eventually(() -> assertThat(problems(tab)).isEqualTo("data: []"));
    }

    private void shell(String command) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", command).directory(folder.toFile()).start();
        assertThat(shell.waitFor()).isZero();
    }

    private static String problems(List<String> tab) {
        int last = tab.lastIndexOf("event: problems");
        return last < 0 || last + 1 >= tab.size() ? "" : tab.get(last + 1);
    }

    private static String post(String title, String date, String text) {
        return "# [%s](#)\n## &mdash; %s\n\n%s\n".formatted(title, date, text);
    }

    private void save(String key, String text) throws IOException {
        save(key, text, UTF_8);
    }

    private void save(String key, String text, Charset charset) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, charset);
    }
}
