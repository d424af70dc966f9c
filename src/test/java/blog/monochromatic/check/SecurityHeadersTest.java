package blog.monochromatic.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    @Test
    void aStackSendsTheseUnlessItIsToldOtherwise() {
        assertThat(SecurityHeaders.DEFAULT.values())
                .containsExactly(
                        entry(
                                "Content-Security-Policy",
                                "default-src 'self'; img-src 'self' https: data:; media-src 'self'"
                                        + " https:; style-src 'self' 'unsafe-inline'; font-src"
                                        + " 'self' data:; frame-src https:; object-src 'none';"
                                        + " base-uri 'self'; form-action 'self'; frame-ancestors"
                                        + " 'none'"),
                        entry("Strict-Transport-Security", "max-age=31536000"),
                        entry("X-Content-Type-Options", "nosniff"),
                        entry("Referrer-Policy", "strict-origin-when-cross-origin"),
                        entry("X-Frame-Options", "DENY"),
                        entry("Cross-Origin-Opener-Policy", "same-origin"),
                        entry(
                                "Permissions-Policy",
                                "camera=(), display-capture=(), geolocation=(), microphone=(),"
                                        + " payment=(), usb=()"),
                        entry("X-Permitted-Cross-Domain-Policies", "none"));
    }

    @Test
    void anotherPolicyTakesTheDefaultsPlaceAlone() {
        var headers = new SecurityHeaders(ContentPolicy.parse(" img-src\n  *; "));

        assertThat(headers.values())
                .containsEntry("Content-Security-Policy", "img-src *;")
                .containsEntry("X-Frame-Options", "DENY")
                .hasSameSizeAs(SecurityHeaders.DEFAULT.values());
    }
}
