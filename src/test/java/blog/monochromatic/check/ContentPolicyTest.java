package blog.monochromatic.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blog.monochromatic.site.SitePath;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentPolicyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'self'                    | /a.png                          | true
                    'self'                    | a.png                           | true
                    'SELF'                    | https://blog.example/a.png      | true
                    'self'                    | //Blog.Example:443/a.png        | true
                    'self'                    | http://blog.example/a.png       | false
                    'self'                    | https://blog.example:8443/a.png | false
                    'self'                    | https://www.blog.example/a.png  | false
                    'self'                    | data:image/png;base64,AA        | false
                    'none'                    | /a.png                          | false
                    ''                        | /a.png                          | false
                    'none' https:             | https://cdn.example/a.png       | true
                    https:                    | HTTPS://cdn.example/a.png       | true
                    https:                    | /a.png                          | true
                    https:                    | http://cdn.example/a.png        | false
                    http:                     | https://cdn.example/a.png       | true
                    data:                     | data:image/png;base64,AA        | true
                    data:                     | https://cdn.example/a.png       | false
                    *                         | http://cdn.example:81/a.png     | true
                    *                         | data:image/png;base64,AA        | false
                    cdn.example               | https://cdn.example/a.png       | true
                    cdn.example               | //user@cdn.example/a.png        | true
                    cdn.example               | http://cdn.example/a.png        | false
                    cdn.example               | https://a.cdn.example/a.png     | false
                    cdn.example               | https://cdn.example.evil/a.png  | false
                    cdn.example               | https://cdn.example:8443/a.png  | false
                    http://cdn.example        | https://cdn.example/a.png       | true
                    http://cdn.example        | http://cdn.example/a.png        | true
                    http://cdn.example:80     | https://cdn.example/a.png       | true
                    https://cdn.example:8443  | https://cdn.example:8443/a.png  | true
                    https://cdn.example:*     | https://cdn.example:8443/a.png  | true
                    *.example                 | https://a.cdn.example/a.png     | true
                    *.cdn.example             | https://cdn.example/a.png       | false
                    *.cdn.example             | https://evilcdn.example/a.png   | false
                    https://*:8443            | https://cdn.example:8443/a.png  | true
                    cdn.example/img/          | https://cdn.example/img/a.png   | true
                    cdn.example/img/          | https://cdn.example/imp/a.png   | false
                    cdn.example/img           | https://cdn.example/img/a.png   | false
                    cdn.example/%61.png       | https://cdn.example/a.png?b#c   | true
                    cdn.example/              | https://cdn.example/img/a.png   | true
                    blog.example/img/         | ../img/a.png                    | true
                    """)
    void aSourceMatchesAsInABrowser(String sources, String address, boolean allowed) {
        assertThat(allows("img-src " + sources.replace("''", ""), Content.IMAGE, address))
                .isEqualTo(allowed);
    }

    @Test
    void theNearestDirectiveIsInForce() {
        String address = "https://cdn.example/a";

        assertThat(allows("default-src 'none'; img-src https:", Content.IMAGE, address)).isTrue();
        assertThat(allows("default-src 'none'; img-src https:", Content.MEDIA, address)).isFalse();
        assertThat(allows("script-src https:; script-src-elem 'self'", Content.SCRIPT, address))
                .isFalse();
        assertThat(allows("default-src 'none'; child-src https:", Content.FRAME, address)).isTrue();
        assertThat(allows("IMG-SRC https:; img-src 'none'", Content.IMAGE, address)).isTrue();
    }

    @Test
    void whatNoDirectiveIsForIsAllowed() {
        assertThat(allows("", Content.SCRIPT, "http://cdn.example/a.js")).isTrue();
        assertThat(allows("default-src 'none'", Content.FORM, "https://forms.example/")).isTrue();
        assertThat(allows("default-src 'none'", Content.BASE, "https://x.example/")).isTrue();
    }

    @Test
    void whatStandsInThePageNeedsAKeyword() {
        assertThat(allowsInline("default-src 'self' https:", Content.SCRIPT)).isFalse();
        assertThat(allowsInline("script-src 'Unsafe-Inline'", Content.SCRIPT)).isTrue();
        assertThat(allowsInline("style-src 'unsafe-inline'", Content.STYLE)).isTrue();
        assertThat(allowsInline("script-src-attr 'none'", Content.HANDLER)).isFalse();
        assertThat(allowsInline("script-src-attr 'none'", Content.SCRIPT)).isTrue();
    }

    @Test
    void whatANonceOrAHashMayAllowIsTakenToBeAllowed() {
        assertThat(allowsInline("script-src 'nonce-YQ=='", Content.SCRIPT)).isTrue();
        assertThat(allowsInline("script-src 'sha256-YQ=='", Content.SCRIPT)).isTrue();
    }

    @Test
    void aPolicyMayHaveAddressesUpgraded() {
        String policy = "img-src https:; upgrade-insecure-requests";

        assertThat(allows(policy, Content.IMAGE, "http://cdn.example/a.png")).isTrue();
    }

    @Test
    void moreIsAllowedWithoutTakingAnythingAway() {
        ContentPolicy policy = SecurityHeaders.DEFAULT.policy();

        assertThat(policy.with(Content.SCRIPT, "https://cdn.example"))
                .isEqualTo("script-src 'self' https://cdn.example");
        assertThat(policy.with(Content.IMAGE, "http:"))
                .isEqualTo("img-src 'self' https: data: http:");
        assertThat(policy.with(Content.OBJECT, "'self'")).isEqualTo("object-src 'self'");
        assertThat(policy.with(Content.ANCESTOR, "'self'")).isEqualTo("frame-ancestors 'self'");
    }

    @Test
    void aPolicyThatKeepsTheSitesOwnScriptsFromItIsKnown() {
        assertThat(keepsScripts("script-src 'self'; default-src 'self'")).isFalse();
        assertThat(keepsScripts("script-src 'none'")).isTrue();
        assertThat(keepsScripts("connect-src https://x.example")).isTrue();
        assertThat(keepsScripts("default-src https: 'unsafe-inline'")).isTrue();
    }

    private static boolean keepsScripts(String policy) {
        return !ContentPolicy.parse(policy).allowsOwnScripts("http://localhost:8080");
    }

    @Test
    void whatIsNoPolicyIsRefused() {
        String advice = "; write it as \"default-src 'self'; img-src 'self' https:\"";
        assertThatThrownBy(() -> ContentPolicy.parse("script-src self"))
                .hasMessage("self needs its single quotes" + advice);
        assertThatThrownBy(() -> ContentPolicy.parse("https://cdn.example"))
                .hasMessage("'https://cdn.example' is not a directive" + advice);
        assertThatThrownBy(() -> ContentPolicy.parse("img-src *, script-src *"))
                .hasMessage("A policy has neither commas nor accents" + advice);
    }

    private static boolean allows(String policy, Content content, String address) {
        WebAddress site = WebAddress.ofSite("https://blog.example");
        SitePath page = new SitePath("/2016/a.html");
        return ContentPolicy.parse(policy)
                .allows(content, WebAddress.of(address, page, site), site);
    }

    private static boolean allowsInline(String policy, Content content) {
        return ContentPolicy.parse(policy).allowsInline(content);
    }
}
