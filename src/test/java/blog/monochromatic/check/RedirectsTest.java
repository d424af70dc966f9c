package blog.monochromatic.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedirectsTest {
    @Test
    void aLineHasAPathAndATarget() {
        assertThat(
                        Redirects.parse(
                                        """
                                        # comment /a /b

                                        /old   /new.html 301
                                        /store id=:id /blog 302
                                        /away https://example.org/
                                        /nothing
                                        """)
                                .all())
                .containsExactly(
                        new Redirects.Redirect("/old", "/new.html", 3),
                        new Redirects.Redirect("/store", "/blog", 4),
                        new Redirects.Redirect("/away", "https://example.org/", 5));
    }

    @Test
    void aStarAndANameStandForWhateverIsThere() {
        Redirects redirects =
                Redirects.parse("/old /a\n/news/* /b\n/p/:id/x /c/:id\n/feed/ /rss/feed.xml\n");

        assertThat(redirects.from("/old")).isTrue();
        assertThat(redirects.from("/old/x")).isFalse();
        assertThat(redirects.from("/news/2014/x")).isTrue();
        assertThat(redirects.from("/p/7/x")).isTrue();
        assertThat(redirects.from("/other")).isFalse();
        assertThat(redirects.all().stream().filter(Redirects.Redirect::isPattern))
                .containsExactly(new Redirects.Redirect("/p/:id/x", "/c/:id", 3));
    }
}
