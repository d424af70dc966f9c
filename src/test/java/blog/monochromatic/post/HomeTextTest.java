package blog.monochromatic.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.site.Refusal;
import blog.monochromatic.site.Settings;
import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;

import java.time.ZoneId;
import java.util.List;

class HomeTextTest {
    @Test
    void theAncestorsIndexIsNothingButTeasers() throws Refusal {
        HomeText home =
                parse(
                        """
                        # [First](/2014/04/first.html)
                        ## &mdash; 2 April, 2014

                        What the *first* is about.

                        # [Second](/2014/05/second.html)
                        ## &mdash; 3 May, 2014

                        What the second
                        is about.
                        """);

        assertThat(home.text()).isEmpty();
        assertThat(home.teasers())
                .containsOnlyKeys(
                        new SitePath("/2014/04/first.html"), new SitePath("/2014/05/second.html"))
                .containsEntry(new SitePath("/2014/04/first.html"), "What the *first* is about.");
        assertThat(home.excerpt(new SitePath("/2014/05/second.html")))
                .isEqualTo("What the second is about.");
        assertThat(home.excerpt(new SitePath("/2014/06/third.html"))).isEmpty();
    }

    @Test
    void whatIsNoTeaserIsTheText() throws Refusal {
        HomeText home =
                parse(
                        """
                        Hello.

                        ## [First](/first.html)
                        ### About the first

                        Teaser.

                        ## About me

                        Me.

                        # [Elsewhere](https://example.org/x.html)
                        <!-- vim: tw=80 -->
                        """);

        assertThat(home.text())
                .isEqualTo(
                        "Hello.\n\n"
                                + "## About me\n\n"
                                + "Me.\n\n"
                                + "# [Elsewhere](https://example.org/x.html)");
        assertThat(home.teasers())
                .containsEntry(new SitePath("/first.html"), "### About the first\n\nTeaser.");
    }

    @Test
    void aHeadingInCodeIsNone() throws Refusal {
        assertThat(parse("```\n# [T](/x.html)\n```\n").teasers()).isEmpty();
    }

    @Test
    void aFenceIsClosedByItsOwnKindAlone() throws Refusal {
        assertThat(parse("````\n~~~\n```\n````\n# [T](/x.html)\nteaser\n").teasers())
                .containsOnlyKeys(new SitePath("/x.html"));
    }

    @Test
    void aHeadingThatBeginsWithALinkIsATeaserWhateverFollows() throws Refusal {
        assertThat(parse("# **[T](/x.html)** (2016)\na\n").teasers())
                .containsOnlyKeys(new SitePath("/x.html"));
        assertThat(parse("# More [about me](/about.html)\na\n").teasers()).isEmpty();
    }

    @Test
    void aPercentSignThatEncodesNothingIsItself() throws Refusal {
        assertThat(parse("# [T](/2016/100%.html)\na\n").teasers())
                .containsOnlyKeys(new SitePath("/2016/100%.html"));
    }

    @Test
    void aTeasersLinkMayBeEncodedRelativeOrWhole() throws Refusal {
        HomeText home =
                parse(
                        """
                        ---
                        url: https://blog.example
                        ---
                        # [Encoded](/caf%C3%A9%20x+y.html)
                        # [Relative](2014/x.html)
                        # [Whole](https://blog.example/y.html)
                        """);

        assertThat(home.teasers())
                .containsOnlyKeys(
                        new SitePath("/café x+y.html"),
                        new SitePath("/2014/x.html"),
                        new SitePath("/y.html"));
    }

    @Test
    void settingsAreItsFrontMatter() throws Refusal {
        Settings settings =
                parse(
                                """
                                ---
                                title: Plain Paper
                                description: Notes
                                url: https://blog.example/
                                author: Jonna
                                language: de
                                timezone: Europe/Berlin
                                home: 5
                                list: 30
                                feed: 15
                                ---
                                """)
                        .settings();

        assertThat(settings)
                .isEqualTo(
                        new Settings(
                                "Plain Paper",
                                "Notes",
                                "https://blog.example",
                                "https://blog.example",
                                "Jonna",
                                "de",
                                ZoneId.of("Europe/Berlin"),
                                List.of(),
                                true,
                                "",
                                5,
                                30,
                                15));
    }

    @Test
    void whatItDoesNotSayIsTheDeployments() throws Refusal {
        assertThat(parse("Hello.\n").settings())
                .isEqualTo(Settings.defaults("http://site.example"));
    }

    @Test
    void aLanguageMayHaveAScriptARegionAndAVariant() throws Refusal {
        for (String language :
                new String[] {"zh-Hant-TW", "ca-ES-valencia", "sr-Latn", "de-CH-1996"}) {
            assertThat(parse("---\nlanguage: " + language + "\n---\n").settings().language())
                    .isEqualTo(language);
        }
    }

    @Test
    void anIdStaysWhenTheSiteMoves() throws Refusal {
        Settings settings =
                parse(
                                """
                                ---
                                url: https://new.example
                                id: https://old.example
                                ---
                                """)
                        .settings();

        assertThat(settings.url()).isEqualTo("https://new.example");
        assertThat(settings.id()).isEqualTo("https://old.example");
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThat(refused("home: 0"))
                .isEqualTo("index.txt:2: home is '0'; write a whole number from 1 to 100");
        assertThat(refused("feed: many")).startsWith("index.txt:2: feed is 'many'");
        assertThat(refused("timezone: Berlin"))
                .isEqualTo(
                        "index.txt:2: 'Berlin' is not a time zone; write its name from the tz"
                                + " database, as Europe/Berlin");
        assertThat(refused("url: blog.example"))
                .isEqualTo(
                        "index.txt:2: 'blog.example' is not the address of a site; write it as"
                                + " https://blog.example");
        assertThat(refused("home: [5]")).startsWith("index.txt:2: home is a list or a map");
        assertThat(refused("language: '?'")).startsWith("index.txt:2: '?' is not a language");
        assertThat(refused("language: en_US")).startsWith("index.txt:2: 'en_US' is not a language");
        assertThat(refused("language: de-?")).startsWith("index.txt:2: 'de-?' is not a language");
        assertThat(refused("language: en-x" + "-abcdefgh".repeat(4)))
                .isEqualTo(
                        "index.txt:2: The language has 40 characters, and may have 35; shorten it");
    }

    @Test
    void aHubIsTalkedToSoItHasAHostAndTls() throws Refusal {
        assertThat(checked("https://hub.example/?a").settings().hub())
                .isEqualTo("https://hub.example/?a");
        for (String hub : List.of("http://hub.example/", "https://a|b/", "https:///feeds", "hub")) {
            assertThat(catchThrowableOfType(Refusal.class, () -> checked(hub)).problem())
                    .hasToString(
                            "index.txt:2: '%s' is not the address of a hub; write it as %s"
                                    .formatted(hub, "https://hub.example/"));
        }
    }

    @Test
    void aHubWithoutTlsThatWasAcceptedOnceIsOnlyNamed() throws Refusal {
        Settings settings = parse("---\nhub: http://hub.example/\n---\n").settings();

        assertThat(settings.hub()).isEqualTo("http://hub.example/");
        assertThat(settings.hasHub()).isFalse();
    }

    private static HomeText checked(String hub) throws Refusal {
        return HomeText.check("---\nhub: %s\n---\n".formatted(hub).getBytes(UTF_8), "");
    }

    @Test
    void fiveThousandHeadingsMayHaveLinks() throws Refusal {
        String most = "# [T](/a.html)\na\n".repeat(5_000) + "# Without\n";

        assertThat(parse(most).teasers()).containsOnlyKeys(new SitePath("/a.html"));
        assertThat(
                        catchThrowableOfType(Refusal.class, () -> parse(most + "# [T](/b.html)\n"))
                                .problem()
                                .toString())
                .isEqualTo(
                        "index.txt:10002: By here, it has more than 5,000 headings with links; take"
                                + " teasers of old posts away: a post without one shows how it"
                                + " begins");
    }

    private static HomeText parse(String text) throws Refusal {
        return HomeText.parse(text.getBytes(UTF_8), "http://site.example");
    }

    private static String refused(String setting) {
        return catchThrowableOfType(Refusal.class, () -> parse("---\n" + setting + "\n---\n"))
                .problem()
                .toString();
    }
}
