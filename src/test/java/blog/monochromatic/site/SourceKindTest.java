package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceKindTest {
    @ParameterizedTest
    @CsvSource({
        "2016/03/slug.txt, TEXT",
        "2016/03/slug.md, TEXT",
        "about.txt, TEXT",
        "2016/index.txt, TEXT",
        "index.md, TEXT",
        "café & +%.txt, TEXT",
        "notes/robots.txt, TEXT",
        "notes/humans.txt, TEXT",
        "2016/README.md, TEXT",
        "2016/LICENSE.txt, TEXT",
        "index.txt, HOME",
        "head.html, THEME",
        "foot.html, THEME",
        "post.html, THEME",
        "list.html, THEME",
        "2016/head.html, ASSET",
        "index.html, ASSET",
        "robots.txt, ASSET",
        "humans.txt, ASSET",
        ".well-known/security.txt, ASSET",
        ".well-known/acme/token, ASSET",
        "favicon.ico, ASSET",
        "css/site.css, ASSET",
        "data/walks.csv, ASSET",
        "2016/Makefile, ASSET",
        "2016/build.sh, ASSET",
        "txt, ASSET",
        "Makefile, IGNORED",
        "rules.mk, IGNORED",
        "build.sh, IGNORED",
        "links.sed, IGNORED",
        "README, IGNORED",
        "README.md, IGNORED",
        "LICENSE, IGNORED",
        "LICENSE.txt, IGNORED",
        ".DS_Store, IGNORED",
        ".git/config, IGNORED",
        "2016/.git/config, IGNORED",
        "2016/03/.slug.txt.swp, IGNORED",
        "2016/03/.hidden.txt, IGNORED",
        ".well-known/.hidden, IGNORED",
        "2016/03/slug.txt~, IGNORED",
        "2016/03/slug.swp, IGNORED",
        "2016/03/, IGNORED"
    })
    void theKeyAloneSaysWhatASourceIs(String key, SourceKind kind) {
        assertThat(SourceKind.of(new Key(key))).isEqualTo(kind);
    }

    @Test
    void theWholeSiteMayDependOnTheHomePagesTextRedirectsAndTheTheme() {
        assertThat(SourceKind.shared())
                .extracting(Key::value)
                .containsExactly(
                        "_redirects",
                        "foot.html",
                        "head.html",
                        "index.txt",
                        "list.html",
                        "post.html");
    }

    @Test
    void aPageIsShownForOneOfTwoTextsTheLesserFirst() {
        assertThat(SourceKind.texts(new SitePath("/2016/03/slug.html")))
                .containsExactly(new Key("2016/03/slug.md"), new Key("2016/03/slug.txt"));
        assertThat(SourceKind.texts(new SitePath("/img/box.svg"))).isEmpty();
    }
}
