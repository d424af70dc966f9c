package blog.monochromatic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.Undefined;

import java.util.Map;

/// The function in `template.yaml` that CloudFront asks before it looks for an object, on another
/// JavaScript engine than CloudFront's (CloudFront Developer Guide, "JavaScript runtime 2.0").
class CloudFrontFunctionTest {
    /// Bytes.
    private static final int MOST_CODE = 10_240;

    /// Calls the handler as CloudFront does, and says what came of it in a line.
    private static final String CALL =
            """
            (function (host, path, query) {
                var answer = handler({
                    version: '1.0',
                    context: { eventType: 'viewer-request' },
                    request: {
                        method: 'GET',
                        uri: path,
                        headers: { host: { value: host } },
                        querystring: {},
                        cookies: {},
                        rawQueryString: function () { return query; }
                    }
                });
                return answer.statusCode ? answer.statusCode + ' ' + answer.headers.location.value : answer.uri;
            })
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /                                    | /index.html
                    /2016/03/                            | /2016/03/index.html
                    /2016/03/?page=2                     | /2016/03/index.html
                    /tags/c%2B%2B/                       | /tags/c%2B%2B/index.html
                    /v1.2/                               | /v1.2/index.html
                    //evil.example/                      | //evil.example/index.html
                    """)
    void aFolderIsServedItsPage(String address, String object) {
        assertThat(answer("blog.example", "blog.example", address)).isEqualTo(object);
    }

    @ParameterizedTest
    @CsvSource({
        "/index.html",
        "/404.html",
        "/2016/03/hand-made-containers.html",
        "/feed.atom",
        "/feed%2Eatom",
        "/v1.2",
        "/2016/03/caf%C3%A9.html",
        "/.well-known",
        "/.well-known/",
        "/.well-known/acme-challenge/token",
        "/.well-known/acme-challenge/",
        "/%2ewell-known/acme-challenge/token",
        "//evil.example",
        "/%2F%2Fevil.example%2Fx",
        "/..",
        "/%2e%2E",
    })
    void aFileIsLeftAlone(String path) {
        assertThat(answer("blog.example", "blog.example", path)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /2016                                | https://blog.example/2016/
                    /2016/03                             | https://blog.example/2016/03/
                    /tags/c%2B%2B                        | https://blog.example/tags/c%2B%2B/
                    /tags/caf%C3%A9                      | https://blog.example/tags/caf%C3%A9/
                    /a%20b                               | https://blog.example/a%20b/
                    /100%25                              | https://blog.example/100%25/
                    /.hidden/x                           | https://blog.example/.hidden/x/
                    /a%2eb/x                             | https://blog.example/a%2eb/x/
                    /x/.well-known/y                     | https://blog.example/x/.well-known/y/
                    """)
    void aFolderWithoutItsSlashIsRedirected(String path, String location) {
        assertThat(answer("blog.example", "blog.example", path)).isEqualTo("301 " + location);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /search?q=a                          | https://blog.example/search/?q=a
                    /search?q=a&q=b&q=                   | https://blog.example/search/?q=a&q=b&q=
                    /search?q=%E2%9C%93&empty&c=1%2B1+1  | https://blog.example/search/?q=%E2%9C%93&empty&c=1%2B1+1
                    /search?                             | https://blog.example/search/
                    /search?a?b                          | https://blog.example/search/?a?b
                    """)
    void aRedirectKeepsTheQueryAsItCame(String address, String location) {
        assertThat(answer("blog.example", "blog.example", address)).isEqualTo("301 " + location);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    //evil.example/x                     | https://blog.example//evil.example/x/
                    ///evil/x                            | https://blog.example///evil/x/
                    //evil                               | https://blog.example//evil/
                    /\\evil.example/x                    | https://blog.example/\\evil.example/x/
                    /%5Cevil.example/x                   | https://blog.example/%5Cevil.example/x/
                    /@evil.example/x                     | https://blog.example/@evil.example/x/
                    /%0D%0ALocation:%20x                 | https://blog.example/%0D%0ALocation:%20x/
                    /x?u=https://evil.example/           | https://blog.example/x/?u=https://evil.example/
                    """)
    void noPathLeadsToAnotherHost(String address, String location) {
        assertThat(answer("blog.example", "blog.example", address)).isEqualTo("301 " + location);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /                                    | https://blog.example/
                    /2016/03                             | https://blog.example/2016/03/
                    /2016/03/                            | https://blog.example/2016/03/
                    /about.html?x=1&x=2                  | https://blog.example/about.html?x=1&x=2
                    /.well-known/security.txt            | https://blog.example/.well-known/security.txt
                    //evil.example/x.html                | https://blog.example//evil.example/x.html
                    """)
    void wwwIsRedirectedToTheDomainInOneStep(String address, String location) {
        assertThat(answer("blog.example", "www.blog.example", address))
                .isEqualTo("301 " + location);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    www.example.org        | www.example.org        | /     | /index.html
                    www.example.org        | www.example.org        | /tags | 301 https://www.example.org/tags/
                    ''                     | d111.cloudfront.net    | /     | /index.html
                    ''                     | d111.cloudfront.net    | /tags | 301 https://d111.cloudfront.net/tags/
                    blog.example           | d111.cloudfront.net    | /tags | 301 https://d111.cloudfront.net/tags/
                    """)
    void anyOtherHostStays(String domain, String host, String address, String answer) {
        assertThat(answer(domain, host, address)).isEqualTo(answer);
    }

    @Test
    void theFunctionIsNoLargerThanCloudFrontTakes() {
        assertThat(code("a".repeat(253))).hasSizeLessThan(MOST_CODE);
    }

    /// Where a request is redirected to, `301 ADDRESS`, or the path of the object that is served.
    ///
    /// @param domain the parameter `Domain`
    /// @param address a path, with or without a query
    private static String answer(String domain, String host, String address) {
        int end = address.indexOf('?');
        String path = end < 0 ? address : address.substring(0, end);
        Object query = end < 0 ? Undefined.instance : address.substring(end + 1);
        try (Context javaScript = Context.enter()) {
            javaScript.setInterpretedMode(true);
            Scriptable global = javaScript.initSafeStandardObjects();
            javaScript.evaluateString(global, code(domain), "Addresses", 1, null);
            var call = (Function) javaScript.evaluateString(global, CALL, "call", 1, null);
            Object[] arguments = {host, path, query};
            return Context.toString(call.call(javaScript, global, global, arguments));
        }
    }

    private static String code(String domain) {
        return Template.at(
                        Template.with(Map.of("Domain", domain)).resource("Addresses"),
                        "Properties",
                        "FunctionCode")
                .toString();
    }
}
