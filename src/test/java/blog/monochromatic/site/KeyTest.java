package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "2016/slug.fr.txt, fr, 2016/slug",
        "slug.pt-BR.md, pt-BR, slug",
        "slug.txt, '', slug",
        "slug.min.txt, '', slug.min",
        "slug.xx.txt, '', slug.xx",
        "fr.txt, '', fr"
    })
    void aLanguageIsAtTheEndOfAStem(String key, String language, String untranslated) {
        assertThat(new Key(key).language()).isEqualTo(language);
        assertThat(new Key(key).untranslated()).isEqualTo(untranslated);
    }

    @ParameterizedTest
    @CsvSource({
        "_slug.txt, true, false",
        "a/_slug.txt, true, false",
        "drafts/a.txt, true, true",
        "a/Drafts/b/c.png, true, true",
        "_drafts/a.txt, true, true",
        "drafts.txt, false, false",
        "mydrafts/a.txt, false, false"
    })
    void aDraftIsOneByItsNameOrItsFolder(String key, boolean isDraft, boolean isAmongDrafts) {
        assertThat(new Key(key).isDraft()).isEqualTo(isDraft);
        assertThat(new Key(key).isAmongDrafts()).isEqualTo(isAmongDrafts);
    }
}
