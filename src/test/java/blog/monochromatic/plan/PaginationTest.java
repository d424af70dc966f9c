package blog.monochromatic.plan;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.site.Folder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class PaginationTest {
    private static final Folder FOLDER = new Folder("2016/");
    private static final int OWN = Pagination.OWN;

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 0", "3, 0", "4, 1", "5, 1", "6, 2", "7, 2"})
    void aFoldersOwnPageHasTheNewestAndIsFullBeforeOthersAreNumbered(int count, int numbered) {
        var list = new Pagination(FOLDER, count, 2);

        assertThat(list.numbered()).isEqualTo(numbered);
        assertThat(list.has(OWN)).isEqualTo(count > 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "2, 1", "3, 2", "4, 2", "5, 3"})
    void theRootHasOnlyNumberedPagesAndTheLastMayNotBeFull(int count, int numbered) {
        var list = new Pagination(Folder.ROOT, count, 2);

        assertThat(list.numbered()).isEqualTo(numbered);
        assertThat(list.has(OWN)).isFalse();
    }

    @Test
    void numbersCountFromTheOldest() {
        var list = new Pagination(FOLDER, 7, 2);

        assertThat(List.of(list.first(1), list.end(1))).containsExactly(0, 2);
        assertThat(List.of(list.first(2), list.end(2))).containsExactly(2, 4);
        assertThat(List.of(list.first(OWN), list.end(OWN))).containsExactly(4, 7);
        assertThat(list.path(1)).hasToString("/2016/page/1/index.html");
        assertThat(list.path(OWN)).hasToString("/2016/index.html");
    }

    @Test
    void aNewPostChangesNoNumberedPage() {
        for (int count = 0; count < 20; count++) {
            var was = new Pagination(FOLDER, count, 3);
            var is = new Pagination(FOLDER, count + 1, 3);
            for (int page = 1; page <= was.numbered(); page++) {
                assertThat(is.first(page)).isEqualTo(was.first(page));
                assertThat(is.end(page)).isEqualTo(was.end(page));
            }
        }
    }

    @Test
    void fromTheOwnPageOneTurnsToOlderPagesAndBack() {
        var list = new Pagination(FOLDER, 7, 2);

        assertThat(list.newer(OWN)).isNull();
        assertThat(list.older(OWN)).hasToString("/2016/page/2/index.html");
        assertThat(list.newer(2)).hasToString("/2016/index.html");
        assertThat(list.older(2)).hasToString("/2016/page/1/index.html");
        assertThat(list.newer(1)).hasToString("/2016/page/2/index.html");
        assertThat(list.older(1)).isNull();
    }

    @Test
    void theRootsNewestPageHasNoNewerOne() {
        var list = new Pagination(Folder.ROOT, 3, 2);

        assertThat(list.newer(2)).isNull();
        assertThat(list.older(2)).hasToString("/page/1/index.html");
    }

    @Test
    void eachPostIsOnOnePage() {
        for (int count = 0; count < 30; count++) {
            for (int size = 1; size <= 6; size++) {
                check(new Pagination(FOLDER, count, size));
                check(new Pagination(Folder.ROOT, count, size));
            }
        }
    }

    private static void check(Pagination list) {
        var pages = new ArrayList<Integer>();
        IntStream.rangeClosed(1, list.numbered()).forEach(pages::add);
        if (list.has(OWN)) {
            pages.add(OWN);
        }
        int next = 0;
        for (int page : pages) {
            assertThat(list.has(page)).as("%s, page %d", list, page).isTrue();
            assertThat(list.first(page)).isEqualTo(next);
            assertThat(list.end(page)).isGreaterThan(next);
            for (int rank = list.first(page); rank < list.end(page); rank++) {
                assertThat(list.holding(rank)).isEqualTo(page);
            }
            next = list.end(page);
        }
        assertThat(next).as(list.toString()).isEqualTo(list.count());
        assertThat(list.has(list.numbered() + 1)).isFalse();
    }
}
