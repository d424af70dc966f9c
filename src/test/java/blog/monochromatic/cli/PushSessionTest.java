package blog.monochromatic.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Objects.requireNonNull;

import blog.monochromatic.check.ContentPolicy;
import blog.monochromatic.check.SecurityHeaders;
import blog.monochromatic.publish.CatalogView;
import blog.monochromatic.publish.TestBlog;
import blog.monochromatic.publish.TimeLimit;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.Refusal;
import blog.monochromatic.store.Bucket;
import blog.monochromatic.store.StoreException;
import blog.monochromatic.store.Upload;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class PushSessionTest {
    private static final ContentPolicy POLICY = SecurityHeaders.DEFAULT.policy();

    private static final String A = "# A\n## — 18 March, 2016\n\nText.\n";
    private static final String SITE = "https://blog.example";

    @TempDir private Path folder = Path.of("");
    private final TestBlog blog = new TestBlog();
    private final StringWriter output = new StringWriter();
    private final StringWriter error = new StringWriter();
    private final List<String> uploaded = Collections.synchronizedList(new ArrayList<>());
    private final Set<Key> everSeen = new HashSet<>();
    private Upload upload =
            (key, body, headers) -> {
                uploaded.add(key);
                blog.posts.put(key, body, headers);
            };
    private boolean isPublished = true;
    private int pauses;

    @BeforeEach
    void aBlogOfOnePost() throws IOException {
        write("index.txt", "---\nurl: " + SITE + "\n---\nHello.\n");
        write("2016/03/a.txt", A);
    }

    @Test
    void aFirstPushUploadsTheSourcesAndPrintsTheirAddresses() throws IOException {
        write("img/box.svg", "<svg/>");
        write("drafts/later.txt", "# Later\n");
        write("Makefile", "all:\n");
        write(".git/config", "[core]\n");

        assertThat(push()).isZero();

        assertThat(uploaded)
                .containsExactlyInAnyOrder(
                        "img/box.svg", "2016/03/a.txt", "drafts/later.txt", "index.txt")
                .startsWith("img/box.svg");
        assertThat(output.toString().lines())
                .containsExactly(
                        "new      " + SITE + "/2016/03/a.html",
                        "hidden   drafts/later.txt",
                        "new      " + SITE + "/img/box.svg",
                        "new      " + SITE + "/");
        assertThat(error.toString().lines())
                .containsExactly("Uploaded 4 files and removed 0; waiting until the site has it");
        assertThat(blog.posts.head("img/box.svg").orElseThrow().headers().contentType())
                .isEqualTo("image/svg+xml");
        blog.assertConverged();
    }

    @Test
    void aSecondPushUploadsOnlyWhatDiffers() throws IOException {
        write("b.txt", "# B\n");
        push();
        forget();
        write("b.txt", "# B\n\nMore.\n");

        assertThat(push()).isZero();

        assertThat(uploaded).containsExactly("b.txt");
        assertThat(output.toString().lines()).containsExactly("changed  " + SITE + "/b.html");
    }

    @Test
    void aPushOfWhatIsThereSaysSo() {
        push();
        forget();

        assertThat(push()).isZero();

        assertThat(uploaded).isEmpty();
        assertThat(output.toString()).isEmpty();
        assertThat(error.toString().lines())
                .containsExactly("Nothing to push: posts has all of " + folder);
    }

    @Test
    void whatWentFromTheFolderGoesFromTheSiteButNotWhatIsNoSource() throws IOException {
        write("b.txt", "# B\n");
        write("box.svg", "<svg/>");
        write("drafts/c.txt", "# Nobody has seen this\n");
        write("stays.txt", "# Stays\n");
        push();
        blog.upload(".trash/b.txt", "kept");
        blog.upload("Makefile", "kept");
        forget();
        Files.delete(folder.resolve("b.txt"));
        Files.delete(folder.resolve("box.svg"));
        Files.delete(folder.resolve("drafts/c.txt"));

        assertThat(push()).isZero();

        assertThat(posts())
                .containsExactly(
                        ".trash/b.txt", "2016/03/a.txt", "Makefile", "index.txt", "stays.txt");
        assertThat(output.toString().lines())
                .containsExactly("gone     " + SITE + "/b.html", "gone     " + SITE + "/box.svg");
        blog.assertConverged();
    }

    @Test
    void aFolderWithoutATextEmptiesNothing() throws IOException {
        push();
        forget();
        Files.delete(folder.resolve("index.txt"));
        Files.delete(folder.resolve("2016/03/a.txt"));
        write("box.svg", "<svg/>");

        assertThat(push()).isEqualTo(2);

        assertThat(posts()).containsExactly("2016/03/a.txt", "index.txt");
        assertThat(error.toString().lines())
                .containsExactly(
                        "There is no text in "
                                + folder
                                + ", so this would take the whole blog off the site; name the"
                                + " folder that holds your texts. To empty the bucket, use 'aws s3"
                                + " rm s3://posts --recursive'");
    }

    @Test
    void aBlogWithAnErrorIsNotUploaded() throws IOException {
        write("b.txt", "# B\n## — 31 February, 2016\n");
        write("c.txt", "---\nmood: good\n---\n# C\n");

        assertThat(push()).isEqualTo(1);

        assertThat(uploaded).isEmpty();
        assertThat(error.toString().lines())
                .containsExactly(
                        folder
                                + "/b.txt:2: There is no 31 February, 2016; write the date as 18"
                                + " March, 2016 or 2016-03-18",
                        folder
                                + "/c.txt:2: warning: There is no setting 'mood'; take the line"
                                + " away, or leave it for another program",
                        "1 error, 1 warning in 4 texts; nothing was uploaded: mend them and push"
                                + " again, or give --force");
    }

    @Test
    void aBlogWithADeadLinkIsPushedByForce() throws IOException {
        write("b.txt", "# B\n\n[a](/nothing.html)\n");

        assertThat(push(new PushSession.Wishes(false, true, false, POLICY))).isZero();

        assertThat(error.toString()).contains("/b.txt:3: ");
        assertThat(posts()).contains("b.txt");
    }

    @Test
    void aFolderThatWouldRemoveMostIsPushedOnlyIfThatIsAskedFor() throws IOException {
        write("b.txt", "# B\n");
        push();
        forget();
        Files.delete(folder.resolve("2016/03/a.txt"));
        Files.delete(folder.resolve("b.txt"));

        assertThat(push()).isEqualTo(2);

        assertThat(error.toString().lines())
                .containsExactly(
                        "This would remove 2 of the 3 files of posts, for they are not in "
                                + folder
                                + "; see them with --dry-run, name the folder that holds your"
                                + " blog, or, if they are to go, give --remove-most");
        assertThat(posts()).hasSize(3);

        assertThat(push(new PushSession.Wishes(false, false, true, POLICY))).isZero();

        assertThat(posts()).containsExactly("index.txt");
    }

    @Test
    void aFileThatCameBackMeanwhileStays() throws IOException {
        push();
        forget();
        Files.delete(folder.resolve("2016/03/a.txt"));
        write("b.txt", "# B\n");
        Upload plain = upload;
        upload =
                (key, body, headers) -> {
                    plain.put(key, body, headers);
                    try {
                        write("2016/03/a.txt", A);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };

        assertThat(push()).isZero();

        assertThat(posts()).containsExactly("2016/03/a.txt", "b.txt", "index.txt");
    }

    @Test
    void aWarningIsShownAndTheTextIsPushed() throws IOException {
        write("c.txt", "---\nmood: good\n---\n# C\n");

        assertThat(push()).isZero();

        assertThat(error.toString()).contains("/c.txt:2: warning: ");
        assertThat(posts()).contains("c.txt");
    }

    @Test
    void aSiteThatDoesNotKnowItsAddressHasItFromItsDeployment() throws IOException {
        write("index.txt", "Hello.\n");

        assertThat(push()).isZero();

        assertThat(error.toString()).doesNotContain("warning");
        assertThat(output.toString()).contains(TestBlog.URL + "/2016/03/a.html");
    }

    @Test
    void aRenamedTextIsThereBeforeItsOldNameGoesAndARedirectIsSuggested() throws IOException {
        push();
        forget();
        Files.delete(folder.resolve("2016/03/a.txt"));
        write("2016/03/new name.txt", A);
        var present = new ArrayList<String>();
        Upload plain = upload;
        upload =
                (key, body, headers) -> {
                    present.addAll(posts());
                    plain.put(key, body, headers);
                };

        assertThat(push()).isZero();

        assertThat(present).contains("2016/03/a.txt");
        assertThat(posts()).containsExactly("2016/03/new name.txt", "index.txt");
        assertThat(output.toString().lines())
                .containsExactly(
                        "new      " + SITE + "/2016/03/new%20name.html",
                        "gone     " + SITE + "/2016/03/a.html");
        assertThat(error.toString().lines())
                .endsWith(
                        "2016/03/a.txt is 2016/03/new name.txt now; write this line into"
                                + " _redirects, so that its old address leads there:",
                        "/2016/03/a.html /2016/03/new%20name.html");
        blog.assertConverged();
    }

    @Test
    void aTextOfTheSameTitleIsTakenForARenamedOne() throws IOException {
        push();
        forget();
        Files.delete(folder.resolve("2016/03/a.txt"));
        write("2016/03/aa.txt", A + "\nAnd more.\n");
        write("2016/03/b.txt", A.replace("# A", "# B"));

        push();

        assertThat(error.toString().lines()).endsWith("/2016/03/a.html /2016/03/aa.html");
    }

    @Test
    void aRedirectThatIsThereIsNotSuggested() throws IOException {
        push();
        forget();
        Files.delete(folder.resolve("2016/03/a.txt"));
        write("2016/03/b.txt", A);
        write("_redirects", "/2016/03/a.html /2016/03/b.html\n");

        assertThat(push()).isZero();

        assertThat(error.toString()).doesNotContain("now;");
        assertThat(output.toString().lines())
                .containsExactly("new      " + SITE + "/2016/03/b.html", "new      _redirects");
    }

    @Test
    void anotherExtensionIsNotAnotherAddress() throws IOException {
        push();
        forget();
        Files.move(folder.resolve("2016/03/a.txt"), folder.resolve("2016/03/a.md"));

        assertThat(push()).isZero();

        assertThat(error.toString()).doesNotContain("now;");
        assertThat(output.toString().lines())
                .containsExactly("new      " + SITE + "/2016/03/a.html");
    }

    @Test
    void aDraftThatIsPublishedLeavesNoAddressBehind() throws IOException {
        write("drafts/b.txt", "# B\n");
        push();
        forget();
        Files.move(folder.resolve("drafts/b.txt"), folder.resolve("b.txt"));

        assertThat(push()).isZero();

        assertThat(error.toString()).doesNotContain("now;");
        assertThat(output.toString().lines()).first().isEqualTo("new      " + SITE + "/b.html");
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNothing() throws IOException {
        push();
        forget();
        Files.delete(folder.resolve("2016/03/a.txt"));
        write("2016/03/b.txt", A);
        List<String> before = posts();

        assertThat(push(true)).isZero();

        assertThat(posts()).isEqualTo(before);
        assertThat(pauses).isZero();
        assertThat(output.toString().lines())
                .containsExactly("upload   2016/03/b.txt", "remove   2016/03/a.txt");
        assertThat(error.toString().lines())
                .startsWith("Would upload 1 file and remove 1; run it without --dry-run to do so")
                .endsWith("/2016/03/a.html /2016/03/b.html");
    }

    @Test
    void whatThePublisherRefusesIsSaidAndTheRestIsThere() throws IOException {
        push();
        forget();
        write("b.txt", "# B\n");
        blog.timeLimit = new Hasty();

        assertThat(push()).isEqualTo(1);

        assertThat(error.toString()).contains(folder + "/b.txt: ");
        assertThat(output.toString()).isEmpty();
    }

    @Test
    void thatThePublisherDoesNotComeIsSaidAfterTwoMinutes() {
        isPublished = false;

        assertThat(push()).isEqualTo(3);

        assertThat(pauses).isEqualTo(240);
        assertThat(output.toString()).isEmpty();
        assertThat(error.toString().lines())
                .endsWith(
                        "After 2 minutes without progress, the publisher has not taken in"
                                + " 2016/03/a.txt, index.txt. What was uploaded stays, and is"
                                + " published when that is mended; 'status paper' says what the"
                                + " publisher is at");
    }

    @Test
    void whereAnUploadFailsNothingIsRemoved() throws IOException {
        push();
        forget();
        Files.delete(folder.resolve("2016/03/a.txt"));
        write("b.txt", "# B\n");
        upload =
                (key, body, headers) -> {
                    throw new StoreException("PutObject", "posts", key, new IOException("no line"));
                };

        assertThatThrownBy(this::push)
                .isInstanceOf(StoreException.class)
                .hasMessage("PutObject of b.txt in posts failed: no line");

        assertThat(posts()).containsExactly("2016/03/a.txt", "index.txt");
    }

    /// Every text takes too long.
    private static final class Hasty implements TimeLimit {
        @Override
        public <T> T within(Work<T> work, Refusal otherwise) throws Refusal {
            throw otherwise;
        }

        @Override
        public boolean isExceeded() {
            return false;
        }
    }

    private int push() {
        return push(false);
    }

    private int push(boolean isDry) {
        return push(new PushSession.Wishes(isDry, false, false, POLICY));
    }

    private int push(PushSession.Wishes wishes) {
        var err = new PrintWriter(error, true);
        return new PushSession(
                        folder,
                        new PushSession.Destination(
                                "paper", blog.posts, upload, new CatalogView(blog.catalog)),
                        this::pause,
                        new ProgressBar(err, false, System::nanoTime),
                        new PrintWriter(output, true),
                        err)
                .push(blog.now, wishes);
    }

    /// Meanwhile the function publishes.
    private void pause(Duration time) {
        pauses++;
        if (isPublished) {
            posts().forEach(key -> everSeen.add(new Key(key)));
            blog.publish(everSeen);
        }
    }

    private void forget() {
        uploaded.clear();
        output.getBuffer().setLength(0);
        error.getBuffer().setLength(0);
        pauses = 0;
    }

    private List<String> posts() {
        try (Stream<Bucket.Listed> listing = blog.posts.list("", "")) {
            return listing.map(Bucket.Listed::key).toList();
        }
    }

    private void write(String key, String text) throws IOException {
        Path file = folder.resolve(key);
        Files.createDirectories(requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
