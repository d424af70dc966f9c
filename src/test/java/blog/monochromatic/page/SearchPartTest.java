package blog.monochromatic.page;

import static blog.monochromatic.page.Given.entry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.site.Tag;
import blog.monochromatic.site.Visibility;

import org.junit.jupiter.api.Test;

import java.util.List;

class SearchPartTest {
    @Test
    void eachTextHasWhatIsSearchedAndShown() {
        Entry post =
                entry(
                        "2016/03/é.txt",
                        "A \"title\"",
                        "Says *this*.",
                        "fr",
                        new Tag("Café", "cafe"),
                        new Tag("Linux", "linux"));

        assertThat(written(post))
                .isEqualTo(
                        """
                        [{"title":"A \\"title\\"","path":"/2016/03/%C3%A9.html","date":"2016-03-18",\
                        "tags":["Café","Linux"],"summary":"Says *this*.","language":"fr"}]\
                        """);
    }

    @Test
    void whatATextDoesNotHaveIsLeftOut() {
        var facts = new Entry.Facts("About", Visibility.from(null), "", List.of(), "", null);

        assertThat(written(entry("about.txt", facts)))
                .isEqualTo(
                        """
                        [{"title":"About","path":"/about.html"}]\
                        """);
    }

    @Test
    void textsKeepTheirOrder() {
        assertThat(written(entry("b.txt", "B", ""), entry("a.txt", "A", "")))
                .containsSubsequence("b.html", "a.html");
    }

    private static String written(Entry... texts) {
        return new String(SearchPart.write(List.of(texts)), UTF_8);
    }
}
