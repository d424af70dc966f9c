package blog.monochromatic;

import static blog.monochromatic.Template.at;
import static blog.monochromatic.Template.list;
import static blog.monochromatic.Template.object;
import static blog.monochromatic.Template.statements;

import static org.assertj.core.api.Assertions.assertThat;

import blog.monochromatic.check.SecurityHeaders;

import org.junit.jupiter.api.Test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How `template.yaml` serves the site, with CloudFront, which LocalStack does not have, and
/// without.
class TemplateCdnTest {
    private static final Template DEFAULT = Template.with(Map.of());
    private static final Template FULL = Template.withEverything();
    private static final Template NO_CDN = Template.with(Map.of("Cdn", "no"));

    @Test
    void withACdnTheDistributionAloneReadsTheSiteAndNobodyAnotherBucket() {
        assertThat(FULL.resources("AWS::S3::Bucket"))
                .hasSize(3)
                .allSatisfy(
                        bucket -> {
                            assertThat(object(at(bucket, "Properties")))
                                    .doesNotContainKey("WebsiteConfiguration");
                            assertThat(
                                            object(
                                                    at(
                                                            bucket,
                                                            "Properties",
                                                            "PublicAccessBlockConfiguration")))
                                    .hasSize(4)
                                    .allSatisfy((name, on) -> assertThat(on).isEqualTo(true));
                        });

        List<Object> allowed =
                FULL.resources("AWS::S3::BucketPolicy").stream()
                        .flatMap(TemplateCdnTest::allowed)
                        .toList();
        assertThat(allowed)
                .extracting(statement -> at(statement, "Action"))
                .containsExactly("s3:GetObject", "s3:ListBucket");
        assertThat(allowed)
                .allSatisfy(
                        statement -> {
                            assertThat(at(statement, "Principal"))
                                    .isEqualTo(Map.of("Service", "cloudfront.amazonaws.com"));
                            assertThat(at(statement, "Condition", "StringEquals", "aws:SourceArn"))
                                    .asString()
                                    .endsWith(":distribution/${Distribution}");
                        });
    }

    @Test
    void withoutACdnAnybodyReadsObjectsOfTheSiteAndNothingOfCloudFrontIsMade() {
        assertThat(NO_CDN.resources().values())
                .extracting(resource -> at(resource, "Type").toString())
                .noneMatch(type -> type.startsWith("AWS::CloudFront::"));
        assertThat(
                        NO_CDN.resources("AWS::S3::BucketPolicy").stream()
                                .flatMap(TemplateCdnTest::allowed))
                .singleElement()
                .satisfies(
                        statement -> {
                            assertThat(at(statement, "Action")).isEqualTo("s3:GetObject");
                            assertThat(at(statement, "Resource")).isEqualTo("${Site.Arn}/*");
                        });
    }

    @Test
    void theSitesAddressIsTheDomain() {
        assertThat(siteUrl(FULL)).isEqualTo("https://blog.example");
    }

    @Test
    void withoutADomainTheSitesAddressIsTheDistributions() {
        assertThat(siteUrl(DEFAULT)).isEqualTo("https://${Distribution.DomainName}");
    }

    @Test
    void withoutACdnTheSitesAddressIsTheBuckets() {
        assertThat(siteUrl(NO_CDN)).isEqualTo(Map.of("Fn::GetAtt", "Site.WebsiteURL"));
    }

    /// Which of the project's headers are left out
    /// (https://owasp.org/www-project-secure-headers/#div-bestpractices) and why, says the
    // template.
    @Test
    void theHeadersAreThoseOfTheSecureHeadersProjectAndOfThePreview() {
        Object policy =
                at(DEFAULT.resource("Headers"), "Properties", "ResponseHeadersPolicyConfig");
        Object security = at(policy, "SecurityHeadersConfig");
        var headers = new LinkedHashMap<String, Object>();
        headers.put(
                "Content-Security-Policy",
                at(security, "ContentSecurityPolicy", "ContentSecurityPolicy"));
        headers.put("X-Content-Type-Options", "nosniff"); // its only value
        headers.put("X-Frame-Options", at(security, "FrameOptions", "FrameOption"));
        headers.put("Referrer-Policy", at(security, "ReferrerPolicy", "ReferrerPolicy"));
        headers.put(
                "Strict-Transport-Security",
                "max-age=" + at(security, "StrictTransportSecurity", "AccessControlMaxAgeSec"));
        list(at(policy, "CustomHeadersConfig", "Items"))
                .forEach(item -> headers.put(at(item, "Header").toString(), at(item, "Value")));

        assertThat(headers)
                .containsExactlyInAnyOrderEntriesOf(
                        new LinkedHashMap<>(SecurityHeaders.DEFAULT.values()));
        assertThat(at(security, "ContentTypeOptions", "Override")).isEqualTo(true);
        assertThat(at(security, "StrictTransportSecurity", "IncludeSubdomains")).isEqualTo(false);
        assertThat(at(policy, "RemoveHeadersConfig", "Items", 0, "Header")).isEqualTo("Server");
    }

    @Test
    void aPageThatWasMissingIsAskedForAgainAfterASecond() {
        assertThat(
                        at(
                                DEFAULT.resource("Distribution"),
                                "Properties",
                                "DistributionConfig",
                                "CustomErrorResponses",
                                0))
                .isEqualTo(
                        Map.of(
                                "ErrorCode", 404,
                                "ResponseCode", 404,
                                "ResponsePagePath", "/404.html",
                                "ErrorCachingMinTTL", 1));
    }

    @Test
    void aZonePointsTheDomainAndItsWwwToTheDistributionWhichAnswersForBoth() {
        assertThat(
                        list(at(FULL.resource("DomainRecords"), "Properties", "RecordSets"))
                                .stream()
                                .map(record -> at(record, "Type") + " " + at(record, "Name")))
                .containsExactlyInAnyOrder(
                        "A blog.example",
                        "AAAA blog.example",
                        "A www.blog.example",
                        "AAAA www.blog.example");
        assertThat(at(FULL.resource("Distribution"), "Properties", "DistributionConfig", "Aliases"))
                .isEqualTo(List.of("blog.example", "www.blog.example"));
    }

    private static Object siteUrl(Template template) {
        return at(
                template.resource("Publisher"),
                "Properties",
                "Environment",
                "Variables",
                "SITE_URL");
    }

    private static Stream<Object> allowed(Object policy) {
        return statements(policy).stream().filter(it -> at(it, "Effect").equals("Allow"));
    }
}
