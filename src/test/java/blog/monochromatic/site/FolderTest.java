package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FolderTest {
    private static final Folder MARCH = new Folder("2016/03/");

    @Test
    void aFolderHasANameAndAParent() {
        assertThat(MARCH.name()).isEqualTo("03");
        assertThat(MARCH.parent()).isEqualTo(new Folder("2016/"));
        assertThat(new Folder("2016/").name()).isEqualTo("2016");
        assertThat(new Folder("2016/").parent()).isEqualTo(Folder.ROOT);
    }

    @Test
    void theRootHasNoNameAndIsItsOwnParent() {
        assertThat(Folder.ROOT.name()).isEmpty();
        assertThat(Folder.ROOT.parent()).isEqualTo(Folder.ROOT);
    }

    @Test
    void aPostIsListedByEveryFolderAboveItOutermostFirst() {
        assertThat(Folder.listing(new Key("2016/03/slug.txt")))
                .containsExactly(new Folder("2016/"), MARCH);
    }

    @Test
    void theRootListsOnlyWhatLiesInIt() {
        assertThat(Folder.listing(new Key("slug.txt"))).containsExactly(Folder.ROOT);
    }

    @Test
    void onlyWhatIsRightBelowTheTagsIsATags() {
        assertThat(new Folder("tags/linux/").isTag()).isTrue();
        assertThat(new Folder("tags/linux/old/").isTag()).isFalse();
        assertThat(Folder.TAGS.isTag()).isFalse();
        assertThat(MARCH.isTag()).isFalse();
    }

    @Test
    void foldersOrderAsTheirKeysDo() {
        assertThat(new Folder("\uFFFD/")).isLessThan(new Folder("🎈/"));
    }

    @Test
    void itEndsWithASlash() {
        assertThatThrownBy(() -> new Folder("2016"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A folder ends with a slash: 2016");
    }
}
