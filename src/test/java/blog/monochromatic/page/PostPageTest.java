package blog.monochromatic.page;

import static blog.monochromatic.page.Given.ALONE;
import static blog.monochromatic.page.Given.entry;
import static blog.monochromatic.page.Given.renderer;
import static blog.monochromatic.page.Given.settings;
import static blog.monochromatic.page.Given.text;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.catalog.Timeline;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.MenuItem;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class PostPageTest {
    private final PageRenderer renderer =
            renderer(
                    settings(
                            "My blog",
                            "https://blog.example",
                            "en",
                            new MenuItem("About", "/about.html"),
                            new MenuItem("Walks", "/walks/#top"),
                            new MenuItem("Elsewhere", "https://other.example/about.html")));

    private String page(String key, String source, Entry... translations) {
        return renderer.post(
                text(key, source), SitePath.of(new Key(key)), ALONE, List.of(translations));
    }

    @Test
    void aPostThatHasChangedSinceSaysWhen() {
        assertThat(page("2016/03/18/a.txt", "---\nupdated: 2016-04-02\n---\nText.\n"))
                .contains(
                        """
                        <p class="date"><time datetime="2016-03-18">18 March, 2016</time> · \
                        Updated <time datetime="2016-04-02">2 April, 2016</time></p>
                        """);
    }

    @Test
    void aPostThatHasChangedOnItsDayDoesNotSaySo() {
        assertThat(page("2016/03/18/a.txt", "---\nupdated: 2016-03-18 20:00\n---\nText.\n"))
                .contains(
                        "<p class=\"date\"><time datetime=\"2016-03-18\">18 March, 2016</time></p>")
                .doesNotContain("Updated");
    }

    @Test
    void aPageWithoutADateSaysWhenItHasChanged() {
        assertThat(page("about.txt", "---\nupdated: 2016-04-02\n---\nText.\n"))
                .contains(
                        """
                        <p class="date">Updated <time datetime="2016-04-02">2 April, 2016</time></p>
                        """);
    }

    @Test
    void tagsAreLinksToTheirLists() {
        assertThat(page("2016/03/18/a.txt", "---\ntags: [C++, Café]\n---\nText.\n"))
                .contains(
                        """
                        <ul class="tags" aria-label="Tags">
                        <li><a rel="tag" href="/tags/c-plus-plus/">C++</a></li>
                        <li><a rel="tag" href="/tags/cafe/">Café</a></li>
                        </ul>
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tags: [me]", "tags: [me]\ndate: 2016-03-18\nunlisted: true"})
    void tagsOfWhatNoListHoldsLeadNowhere(String front) {
        assertThat(page("about.txt", "---\n" + front + "\n---\nText.\n"))
                .contains("<li>me</li>")
                .doesNotContain("/tags/me/");
    }

    @Test
    void translationsAreLinksInTheirOwnLanguage() {
        assertThat(
                        page(
                                "2016/03/18/a.txt",
                                "Text.\n",
                                entry("2016/03/18/a.ar.txt", "T", "", "ar"),
                                entry("2016/03/18/a.de.txt", "T", "", "de")))
                .contains(
                        """
                        <ul class="translations" aria-label="Translations">
                        <li><a rel="alternate" href="/2016/03/18/a.ar.html" hreflang="ar" lang="ar" \
                        dir="rtl">العربية</a></li>
                        <li><a rel="alternate" href="/2016/03/18/a.de.html" hreflang="de" lang="de" \
                        dir="ltr">Deutsch</a></li>
                        </ul>
                        """);
    }

    @Test
    void anotherTextInTheSameLanguageIsNoTranslation() {
        assertThat(page("a.txt", "Text.\n", entry("a.en.txt", "T", "", "en")))
                .doesNotContain("a.en.html");
    }

    @Test
    void aTextFromRightToLeftStandsInASiteThatIsNot() {
        String page = page("2016/03/18/a.ar.txt", "Text.\n");

        assertThat(page)
                .contains(
                        "<html lang=\"ar\" dir=\"rtl\">",
                        "<header lang=\"en\" dir=\"ltr\">",
                        "<article lang=\"ar\" dir=\"rtl\">",
                        "<footer lang=\"en\" dir=\"ltr\">");
    }

    @Test
    void neighboursSayWhenTheirLanguageIsAnother() {
        var neighbours =
                new Timeline.Neighbours(
                        Optional.of(entry("a.txt", "A box", "")),
                        Optional.of(entry("b.fr.txt", "Une boîte", "", "fr")));

        assertThat(
                        renderer.post(
                                text("c.fr.txt", "Text.\n"),
                                new SitePath("/c.fr.html"),
                                neighbours,
                                List.of()))
                .contains("<span lang=\"en\" dir=\"ltr\">A box</span>", "<span>Une boîte</span>");
    }

    @Test
    void theMenuSaysWhereItsReaderIs() {
        assertThat(page("about.txt", "Text.\n"))
                .contains(
                        """
                        <nav class="menu" aria-label="Menu">
                        <ul>
                        <li><a href="/about.html" aria-current="page">About</a></li>
                        <li><a href="/walks/#top">Walks</a></li>
                        <li><a href="https://other.example/about.html">Elsewhere</a></li>
                        </ul>
                        </nav>
                        """);
        assertThat(page("walks/index.txt", "Text.\n"))
                .contains("<a href=\"/walks/#top\" aria-current=\"page\">");
    }
}
