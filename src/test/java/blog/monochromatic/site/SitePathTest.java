package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitePathTest {
    @ParameterizedTest
    @CsvSource({
        "2016/03/slug.txt, /2016/03/slug.html",
        "2016/03/slug.md, /2016/03/slug.html",
        "2016/03/a.b.txt, /2016/03/a.b.html",
        "about.txt, /about.html",
        "2016/index.txt, /2016/index.html",
        "img/box.svg, /img/box.svg",
        "robots.txt, /robots.txt",
        ".well-known/security.txt, /.well-known/security.txt"
    })
    void aTextShowsAsHtmlAndAnythingElseUnderItsOwnName(String key, String path) {
        assertThat(SitePath.of(new Key(key))).hasToString(path);
    }

    @Test
    void aFolderHasAPageAndOlderOnesByNumber() {
        assertThat(SitePath.of(new Folder("2016/03/"))).hasToString("/2016/03/index.html");
        assertThat(SitePath.of(new Folder("2016/03/"), 2))
                .hasToString("/2016/03/page/2/index.html");
        assertThat(SitePath.of(Folder.ROOT)).isEqualTo(SitePath.HOME);
        assertThat(SitePath.of(Folder.ROOT, 1)).hasToString("/page/1/index.html");
    }

    @ParameterizedTest
    @CsvSource({
        "/2016/03/slug-1_a~b.html, /2016/03/slug-1_a~b.html",
        "/a b.html, /a%20b.html",
        "/c++.html, /c%2B%2B.html",
        "/café.html, /caf%C3%A9.html",
        "/100%.html, /100%25.html",
        "/🎈.html, /%F0%9F%8E%88.html",
        "'/a&b=c?d#e\"f<g>''h.html', /a%26b%3Dc%3Fd%23e%22f%3Cg%3E%27h.html",
        "/index.html, /",
        "/2016/03/index.html, /2016/03/",
        "/2016/page/2/index.html, /2016/page/2/",
        "/a b/index.html, /a%20b/",
        "/myindex.html, /myindex.html"
    })
    void itIsEncodedAsABrowserAsksForIt(String path, String encoded) {
        assertThat(new SitePath(path).encoded()).isEqualTo(encoded);
    }

    @Test
    void itIsAnObjectOfTheSiteBucket() {
        assertThat(new SitePath("/a b/c.html").objectKey()).isEqualTo("a b/c.html");
        assertThat(SitePath.from("a b/c.html")).isEqualTo(new SitePath("/a b/c.html"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index.html",
                "/2016/index.html",
                "/2016/page/1/index.html",
                "/rss/feed.xml",
                "/404.html",
                "/style.css"
            })
    void someFilesAreGenerated(String path) {
        assertThat(new SitePath(path).mayBeGenerated()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/2016/03/slug.html", "/2016/404.html", "/css/style.css", "/index.txt"})
    void allOthersAreOfASource(String path) {
        assertThat(new SitePath(path).mayBeGenerated()).isFalse();
    }

    @Test
    void itStartsWithASlash() {
        assertThatThrownBy(() -> new SitePath("index.html"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index.html");
    }
}
