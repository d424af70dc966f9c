package blog.monochromatic.site;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

class ETagTest {
    @Test
    void aBodyPutInOnePartHasItsMd5() {
        assertThat(ETag.of("hello\n".getBytes(UTF_8)))
                .hasToString("b1946ac92492d2347c6235b4d2611184");
    }

    @Test
    void aHeadersQuotesAreNoPartOfIt() {
        assertThat(ETag.parse("\"0f343b-2\"")).isEqualTo(new ETag("0f343b-2"));
        assertThat(ETag.parse("0f343b-2")).isEqualTo(new ETag("0f343b-2"));
    }
}
