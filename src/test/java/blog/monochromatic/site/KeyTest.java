package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class KeyTest {
    @Test
    void aKeyIsAFolderAndAName() {
        var key = new Key("2016/03/hand-crafted.containers.txt");

        assertThat(key.folder()).isEqualTo(new Folder("2016/03/"));
        assertThat(key.name()).isEqualTo("hand-crafted.containers.txt");
        assertThat(key.stem()).isEqualTo("hand-crafted.containers");
        assertThat(key).hasToString("2016/03/hand-crafted.containers.txt");
    }

    @Test
    void withoutASlashItLiesInTheRoot() {
        assertThat(new Key("about.txt").folder()).isEqualTo(Folder.ROOT);
    }

    @Test
    void aNameWithoutAnExtensionIsItsOwnStem() {
        assertThat(new Key("2016/Makefile").stem()).isEqualTo("Makefile");
        assertThat(new Key("2016/.profile").stem()).isEqualTo(".profile");
    }

    @Test
    void keysOrderAsS3ListsThem() {
        List<Key> sorted =
                Stream.of("b", "a/b", "a-b", "a", "é", "z", "\uFFFD", "🎈", "Z")
                        .map(Key::new)
                        .sorted()
                        .toList();

        assertThat(sorted)
                .extracting(Key::value)
                .containsExactly("Z", "a", "a-b", "a/b", "b", "z", "é", "\uFFFD", "🎈");
    }

    @Test
    void thereIsNoEmptyKey() {
        assertThatThrownBy(() -> new Key("")).isInstanceOf(IllegalArgumentException.class);
    }
}
