package blog.monochromatic.store;

import static blog.monochromatic.store.BucketContract.bytes;
import static blog.monochromatic.store.BucketContract.copy;
import static blog.monochromatic.store.BucketContract.put;
import static blog.monochromatic.store.BucketContract.putIfAbsent;
import static blog.monochromatic.store.BucketContract.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import blog.monochromatic.site.ETag;
import blog.monochromatic.site.Headers;
import blog.monochromatic.store.Bucket.Listed;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class DirectoryBucketTest implements BucketContract, FailureContract {
    @TempDir private Path folder;
    private Path root;
    private Bucket bucket;

    @BeforeEach
    void anEmptyFolder() throws IOException {
        root = Files.createDirectory(folder.resolve("blog"));
        bucket = new DirectoryBucket(root);
    }

    @Override
    public Bucket bucket() {
        return bucket;
    }

    /// Of a folder that does not exist.
    @Override
    public Bucket other() {
        return new DirectoryBucket(folder.resolve("new/site"));
    }

    /// A file where the folder ought to be.
    @Override
    public Bucket failing() {
        Path file = folder.resolve("file");
        try {
            Files.writeString(file, "one");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new DirectoryBucket(file);
    }

    @Test
    void anObjectIsAFile() throws IOException {
        put(bucket, "2016/03/é b.txt", "one");
        assertThat(root.resolve("2016/03/é b.txt")).hasContent("one");

        write("about.txt", "two");
        assertThat(text(bucket, "about.txt")).hasValue("two");
    }

    @Test
    void headersAreThoseOfTheKey() {
        bucket.put("a.html", bytes("one"), new Headers("text/x-own", "no-store"));

        assertThat(bucket.head("a.html").orElseThrow().headers()).isEqualTo(Headers.of("a.html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../a.txt",
                "a/../../b.txt",
                "a/../b.txt",
                "./a.txt",
                "/etc/passwd",
                "a//b.txt",
                "a/",
                "..",
                "\0"
            })
    void aKeyThatIsNoPathBelowTheFolderIsRefused(String key) {
        put(bucket, "b.txt", "one");

        Stream.<ThrowingCallable>of(
                        () -> bucket.get(key),
                        () -> bucket.head(key),
                        () -> put(bucket, key, "two"),
                        () -> putIfAbsent(bucket, key, "two"),
                        () -> bucket.delete(key),
                        () -> copy(bucket, key, "one", bucket, "c.txt"),
                        () -> copy(bucket, "b.txt", "one", bucket, key))
                .forEach(
                        call ->
                                assertThatThrownBy(call)
                                        .isInstanceOf(StoreException.class)
                                        .hasMessageContaining("rename it"));
        assertThat(folder).isDirectoryRecursivelyContaining("glob:**/b.txt");
        assertThat(bucket.list("", "")).hasSize(1);
    }

    @Test
    void nothingIsBelowAFile() {
        put(bucket, "a", "one");

        assertThat(bucket.get("a/b.txt")).isEmpty();
        assertThat(bucket.head("a/b/c.txt")).isEmpty();
        assertThat(bucket.list("a/", "")).isEmpty();
        bucket.delete("a/b.txt");
        assertThatThrownBy(() -> put(bucket, "a/b/c.txt", "two"))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "PutObject of a/b/c.txt in %s failed: 'a' is a file or a link, so nothing can lie below it;"
                                        .formatted(root)
                                + " rename one of them");
        assertThat(text(bucket, "a")).hasValue("one");
    }

    @Test
    void aFolderIsNoObject() {
        put(bucket, "a/b.txt", "one");

        assertThat(bucket.get("a")).isEmpty();
        assertThat(bucket.head("a")).isEmpty();
        bucket.delete("a");
        assertThatThrownBy(() -> put(bucket, "a", "two"))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "PutObject of a in %s failed: 'a' is a folder, so no file can have its name; rename one of them"
                                .formatted(root));
        assertThatThrownBy(() -> putIfAbsent(bucket, "a", "two"))
                .isInstanceOf(StoreException.class);
        assertThat(text(bucket, "a/b.txt")).hasValue("one");
    }

    @Test
    void aFolderGoesWithTheLastFileInIt() throws IOException {
        put(bucket, "2016/03/a.txt", "one");
        put(bucket, "2016/b.txt", "two");

        bucket.delete("2016/03/a.txt");
        assertThat(root.resolve("2016/03")).doesNotExist();
        assertThat(root.resolve("2016")).exists();

        bucket.delete("2016/b.txt");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aCopyThatIsNotMadeLeavesNoFolder() {
        put(bucket, "a.txt", "one");

        assertThat(copy(bucket, "a.txt", "two", bucket, "new/folder/a.txt")).isFalse();
        assertThat(root.resolve("new")).doesNotExist();
    }

    @Test
    void nothingButTheFileIsLeftByAPut() throws IOException {
        put(bucket, "a/b.txt", "one");
        put(bucket, "a/b.txt", "two");

        try (Stream<Path> files = Files.list(root.resolve("a"))) {
            assertThat(files).containsExactly(root.resolve("a/b.txt"));
        }
    }

    @Test
    void aFileCanBeReadByThoseWhoMayReadOthers() throws IOException {
        write("plain.txt", "one");
        put(bucket, "put.txt", "one");

        assertThat(Files.getPosixFilePermissions(root.resolve("put.txt")))
                .isEqualTo(Files.getPosixFilePermissions(root.resolve("plain.txt")));
    }

    @Test
    void aNameThatStartsWithADotIsNoObject() throws IOException {
        write(".git/config", "one");
        write("2016/.a.txt.swp", "one");
        write(".well-known/security.txt", "one");

        assertThat(keys()).containsExactly(".well-known/security.txt");
        assertThat(bucket.get(".git/config")).isEmpty();
        bucket.delete(".git/config");
        assertThat(root.resolve(".git/config")).exists();
        assertThatThrownBy(() -> put(bucket, ".git/config", "two"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a name that starts with a dot is no object here; rename it");
    }

    @Test
    void aLinkToAFileBelowTheRootIsThatFile() throws IOException {
        write("a.txt", "one");
        Files.createDirectories(root.resolve("b"));
        Files.createSymbolicLink(root.resolve("b/link.txt"), Path.of("../a.txt"));

        assertThat(text(bucket, "b/link.txt")).hasValue("one");
        assertThat(bucket.list("b/", ""))
                .extracting(Listed::key, Listed::etag)
                .containsExactly(tuple("b/link.txt", ETag.of(bytes("one"))));

        put(bucket, "b/link.txt", "two");
        assertThat(text(bucket, "a.txt")).hasValue("one");
        bucket.delete("b/link.txt");
        assertThat(keys()).containsExactly("a.txt");
    }

    @Test
    void noOtherLinkIsFollowed() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        write("a/a.txt", "one");
        Files.createSymbolicLink(root.resolve("secret.txt"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(root.resolve("outside"), folder);
        Files.createSymbolicLink(root.resolve("a/up"), root);
        Files.createSymbolicLink(root.resolve("b"), root.resolve("a"));
        Files.createSymbolicLink(root.resolve("self"), Path.of("self"));
        Files.createSymbolicLink(root.resolve("nowhere"), Path.of("absent"));

        assertThat(keys()).containsExactly("a/a.txt");
        for (String key :
                List.of(
                        "secret.txt",
                        "outside/secret.txt",
                        "a/up/a/a.txt",
                        "b/a.txt",
                        "self",
                        "nowhere")) {
            assertThat(bucket.get(key)).isEmpty();
            bucket.delete(key);
        }
        assertThatThrownBy(() -> put(bucket, "outside/secret.txt", "two"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'outside' is a file or a link");
        assertThat(folder.resolve("secret.txt")).hasContent("secret");
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), root);
        var linked = new DirectoryBucket(link);
        put(linked, "a.txt", "one");
        put(linked, "b/c.txt", "two");

        assertThat(linked.list("", "")).hasSize(2);
        assertThat(root.resolve("a.txt")).hasContent("one");
        linked.delete("a.txt");
        linked.delete("b/c.txt");
        assertThat(link).isEmptyDirectory();
    }

    @Test
    void aFileThatVanishesDuringAListingIsAbsent() throws IOException {
        for (String name : List.of("a.txt", "b.txt", "c/d.txt", "e.txt")) {
            write(name, name);
        }

        List<String> keys;
        try (Stream<Listed> listed = bucket.list("", "")) {
            keys =
                    listed.map(Listed::key)
                            .peek(
                                    key -> {
                                        if (key.equals("a.txt")) {
                                            bucket.delete("b.txt");
                                            bucket.delete("c/d.txt");
                                        }
                                    })
                            .toList();
        }
        assertThat(keys).containsExactly("a.txt", "e.txt");
    }

    @Test
    void aReaderSeesAWholeFileWhileOthersPut() throws Exception {
        String large = "x".repeat(1_000_000);
        put(bucket, "a.txt", large);
        Thread writer =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    for (int i = 0; i < 50; i++) {
                                        put(bucket, "a.txt", large);
                                    }
                                });
        while (writer.isAlive()) {
            assertThat(bucket.get("a.txt").orElseThrow().body()).hasSize(large.length());
        }
        writer.join();
    }

    private List<String> keys() {
        try (Stream<Listed> listed = bucket.list("", "")) {
            return listed.map(Listed::key).toList();
        }
    }

    private void write(String key, String text) throws IOException {
        Path file = root.resolve(key);
        Files.createDirectories(KeyedFiles.folder(file));
        Files.writeString(file, text);
    }
}
