package blog.monochromatic.page;

import static blog.monochromatic.page.Given.ALONE;
import static blog.monochromatic.page.Given.entry;
import static blog.monochromatic.page.Given.renderer;
import static blog.monochromatic.page.Given.settings;
import static blog.monochromatic.page.Given.text;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.catalog.Entry;
import blog.monochromatic.post.HomeText;
import blog.monochromatic.site.Key;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.regex.Pattern;

class HeadTest {
    private static final String ADDRESS = "https://blog.example";
    private static final String KEY = "2016/03/box.txt";
    private static final String BOX =
            """
            ---
            title: A box
            date: 2016-03-18 14:30
            updated: 2016-04-02
            tags: [Wood, "Tools & more"]
            image: /img/box.png
            ---
            A box, a lid.
            """;

    private static String head(String url, String source, Entry... translations) {
        return page(url, KEY, source, translations);
    }

    private static String page(String url, String key, String source, Entry... translations) {
        String page =
                renderer(settings("My blog", url))
                        .post(
                                text(key, source),
                                SitePath.of(new Key(key)),
                                ALONE,
                                List.of(translations));
        return page.substring(0, page.indexOf("</head>"));
    }

    @Test
    void aPostHasCardsForWhoSharesIt() {
        assertThat(head(ADDRESS, BOX))
                .contains(
                        """
                        <meta property="og:title" content="A box">
                        <meta property="og:type" content="article">
                        <meta property="og:url" content="https://blog.example/2016/03/box.html">
                        <meta property="og:site_name" content="My blog">
                        <meta property="og:description" content="A box, a lid.">
                        <meta property="og:image" content="https://blog.example/img/box.png">
                        <meta property="article:published_time" content="2016-03-18T14:30:00+01:00">
                        <meta property="article:modified_time" content="2016-04-02T00:00:00+02:00">
                        <meta property="article:tag" content="Wood">
                        <meta property="article:tag" content="Tools &amp; more">
                        <meta name="twitter:card" content="summary_large_image">
                        """);
    }

    @Test
    void aPostHasStructuredData() {
        assertThat(head(ADDRESS, BOX))
                .contains(
                        """
                        <script type="application/ld+json">{"@context":"https://schema.org",\
                        "@type":"BlogPosting","headline":"A box","description":"A box, a lid.",\
                        "url":"https://blog.example/2016/03/box.html",\
                        "mainEntityOfPage":"https://blog.example/2016/03/box.html",\
                        "image":"https://blog.example/img/box.png",\
                        "datePublished":"2016-03-18T14:30:00+01:00",\
                        "dateModified":"2016-04-02T00:00:00+02:00","inLanguage":"en",\
                        "keywords":["Wood","Tools & more"],\
                        "author":{"@type":"Person","name":"My blog","url":"https://blog.example/"},\
                        "isPartOf":{"@type":"Blog","name":"My blog","url":"https://blog.example/"}}\
                        </script>
                        """);
    }

    @Test
    void nothingInTheDataEndsItsElement() {
        String head =
                head(
                        ADDRESS,
                        """
                        ---
                        title: "</script><script>alert(1)</script><!--"
                        date: 2016-03-18
                        ---
                        """);

        assertThat(head).contains("\"headline\":\"\\u003c/script>\\u003cscript>alert(1)");
        assertThat(Pattern.compile("<script|<!--").matcher(head).results()).hasSize(1);
    }

    @Test
    void anAuthorsOffsetIsKept() {
        assertThat(head(ADDRESS, "---\ndate: 2016-03-18T14:30:00-05:00\n---\nText.\n"))
                .contains("article:published_time\" content=\"2016-03-18T14:30:00-05:00\"");
    }

    @Test
    void aPageWithoutADateIsNoArticle() {
        assertThat(page(ADDRESS, "about.txt", "---\ntags: [me]\n---\n# About\n\nMe.\n"))
                .contains("<meta property=\"og:type\" content=\"website\">")
                .doesNotContain("article:", "ld+json");
    }

    @Test
    void withoutTheSitesAddressThereIsNothingThatNeedsIt() {
        assertThat(head("", BOX, entry("2016/03/box.de.txt", "Eine Kiste", "", "de")))
                .contains("<meta name=\"description\" content=\"A box, a lid.\">")
                .doesNotContain(
                        "canonical", "og:", "ld+json", "alternate", "blog.example", "=\"\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/img/box.png, https://blog.example/img/box.png",
        "box.png, https://blog.example/2016/03/box.png",
        "https://images.example/box.png, https://images.example/box.png"
    })
    void anImageHasAnAddressWhereverItIs(String image, String address) {
        assertThat(head(ADDRESS, "---\nimage: " + image + "\n---\nText.\n"))
                .contains("<meta property=\"og:image\" content=\"" + address + "\">");
    }

    @Test
    void anImageElsewhereNeedsNoAddressOfTheSite() {
        assertThat(head("", "---\nimage: https://images.example/box.png\n---\nText.\n"))
                .doesNotContain("og:image");
    }

    @Test
    void translationsAreNamedWithThePageItselfAndOneForAnyOtherLanguage() {
        assertThat(
                        page(
                                ADDRESS,
                                "2016/03/box.fr.txt",
                                BOX,
                                entry("2016/03/box.de.txt", "Eine Kiste", "", "de"),
                                entry("2016/03/box.txt", "A box", "")))
                .contains(
                        """
                        <html lang="fr" dir="ltr">
                        """,
                        """
                        <link rel="alternate" hreflang="x-default" \
                        href="https://blog.example/2016/03/box.html">
                        <link rel="alternate" hreflang="de" \
                        href="https://blog.example/2016/03/box.de.html">
                        <link rel="alternate" hreflang="en" \
                        href="https://blog.example/2016/03/box.html">
                        <link rel="alternate" hreflang="fr" \
                        href="https://blog.example/2016/03/box.fr.html">
                        """);
    }

    @Test
    void aTextWithoutTranslationsNamesNoLanguages() {
        assertThat(head(ADDRESS, BOX)).doesNotContain("hreflang");
    }

    @Test
    void theRegionOfALanguageIsSaidToWhoWantsOne() {
        assertThat(page(ADDRESS, "2016/03/box.pt-BR.txt", BOX))
                .contains("<meta property=\"og:locale\" content=\"pt_BR\">");
    }

    @Test
    void whatIsNotListedIsNotForSearchEnginesEither() {
        assertThat(head(ADDRESS, "---\nunlisted: true\n---\nText.\n"))
                .contains("<meta name=\"robots\" content=\"noindex\">");
        assertThat(head(ADDRESS, BOX)).doesNotContain("robots");
    }

    @Test
    void theHomePageIsTheWebsite() {
        assertThat(
                        renderer(settings("My blog", ADDRESS))
                                .home(HomeText.none(ADDRESS), List.of(), null, List.of()))
                .contains(
                        """
                        <link rel="canonical" href="https://blog.example/">
                        """,
                        """
                        <meta property="og:title" content="My blog">
                        <meta property="og:type" content="website">
                        <meta property="og:url" content="https://blog.example/">
                        """);
    }

    @Test
    void aSiteWithoutAnAddressLinksToNoFeed() {
        assertThat(renderer(settings("T", "")).notFound()).doesNotContain("feed");
    }
}
