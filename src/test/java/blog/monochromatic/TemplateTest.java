package blog.monochromatic;

import static blog.monochromatic.Template.at;
import static blog.monochromatic.Template.list;
import static blog.monochromatic.Template.object;
import static blog.monochromatic.Template.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What `template.yaml` must hold, and LocalStack does not show: it enforces no policy, and retains
/// nothing by itself.
class TemplateTest {
    private static final Template DEFAULT = Template.with(Map.of());
    private static final Template FULL = Template.withEverything();
    private static final String SCHEDULER =
            "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}";
    private static final Template NO_CDN = Template.with(Map.of("Cdn", "no"));

    @ParameterizedTest
    @ValueSource(strings = {"Posts", "Catalog", "Site"})
    void aBucketOutlivesItsStackButNotAFailedFirstDeploy(String bucket) {
        assertThat(object(DEFAULT.resource(bucket)))
                .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
                .containsEntry("UpdateReplacePolicy", "Retain");
    }

    /// Another name is another bucket, without what is in this one.
    @ParameterizedTest
    @CsvSource({"Posts, posts", "Catalog, catalog", "Site, site"})
    void aBucketKeepsItsName(String bucket, String part) {
        assertThat(at(DEFAULT.resource(bucket), "Properties", "BucketName"))
                .isEqualTo("${AWS::StackName}-" + part + "-${AWS::AccountId}-${AWS::Region}");
    }

    @Test
    void oldVersionsAndLogsExpire() {
        assertThat(
                        at(
                                DEFAULT.resource("Posts"),
                                "Properties",
                                "LifecycleConfiguration",
                                "Rules",
                                0,
                                "NoncurrentVersionExpiration",
                                "NoncurrentDays"))
                .isEqualTo(90);
        assertThat(DEFAULT.resources("AWS::Logs::LogGroup"))
                .isNotEmpty()
                .allSatisfy(
                        log ->
                                assertThat(at(log, "Properties", "RetentionInDays"))
                                        .isEqualTo("30"));
    }

    @Test
    void everyBucketRefusesWhatIsNotEncryptedOnItsWay() {
        assertThat(FULL.resources("AWS::S3::BucketPolicy"))
                .hasSize(3)
                .allSatisfy(
                        policy ->
                                assertThat(statements(policy))
                                        .anySatisfy(
                                                statement -> {
                                                    assertThat(at(statement, "Effect"))
                                                            .isEqualTo("Deny");
                                                    assertThat(at(statement, "Action"))
                                                            .isEqualTo("s3:*");
                                                    assertThat(
                                                                    at(
                                                                            statement,
                                                                            "Condition",
                                                                            "Bool",
                                                                            "aws:SecureTransport"))
                                                            .isEqualTo("false");
                                                }));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Cdn=no,Domain=a.example,CertificateArn=arn | Only CloudFront serves a domain over HTTPS. Set Cdn to yes, or leave Domain empty
                    Domain=a.example     | Domain needs a certificate. Request one of ACM in us-east-1, and set CertificateArn
                    CertificateArn=arn   | CertificateArn is of no use without Domain. Set Domain, or leave CertificateArn empty
                    HostedZoneId=Z1      | HostedZoneId is of no use without Domain. Set Domain, or leave HostedZoneId empty
                    MonthlyBudget=5      | Nobody is told of MonthlyBudget. Set OperatorEmail, or MonthlyBudget to 0
                    """)
    void parametersThatMakeNoSenseTogetherAreRefusedWithAdvice(String given, String advice) {
        var parameters = new LinkedHashMap<String, String>();
        for (String parameter : given.split(",", -1)) {
            int name = parameter.indexOf('=');
            parameters.put(parameter.substring(0, name), parameter.substring(name + 1));
        }

        assertThat(Template.with(parameters).refusals()).containsExactly(advice);
    }

    @Test
    void parametersThatMakeSenseAreTaken() {
        assertThat(DEFAULT.refusals()).isEmpty();
        assertThat(NO_CDN.refusals()).isEmpty();
        assertThat(FULL.refusals()).isEmpty();
    }

    @Test
    void noRightIsGivenToEveryActionOrForEveryResource() {
        assertThat(everyStatement())
                .filteredOn(statement -> at(statement, "Effect").equals("Allow"))
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        statement -> {
                            assertThat(list(at(statement, "Action")))
                                    .noneMatch(action -> action.toString().contains("*"));
                            assertThat(list(object(statement).getOrDefault("Resource", "self")))
                                    .noneMatch("*"::equals);
                        });
    }

    @Test
    void anAuthorWritesPostsAndNothingElse() {
        List<Object> writes = new ArrayList<>();
        for (Object statement : statements(DEFAULT.resource("AuthorPolicy"))) {
            for (Object action : list(at(statement, "Action"))) {
                if (!action.toString().matches("\\w+:(Get|List|Describe).*")) {
                    writes.add(action + " on " + at(statement, "Resource"));
                }
            }
        }

        assertThat(writes)
                .containsExactlyInAnyOrder(
                        "s3:PutObject on ${Posts.Arn}/*",
                        "s3:AbortMultipartUpload on ${Posts.Arn}/*",
                        "s3:DeleteObject on ${Posts.Arn}/*");
    }

    /// S3 cannot send events to a queue that AWS's own key encrypts, nor read its objects' MD5 from
    /// the ETag.
    @Test
    void nothingIsEncryptedWithAKeyOfKms() {
        assertThat(FULL.resources().toString()).doesNotContainIgnoringCase("kms");
    }

    /// A new account has ten invocations at a time in all, and reserving one takes it from others.
    @Test
    void noConcurrencyIsReserved() {
        assertThat(object(at(DEFAULT.resource("Publisher"), "Properties")))
                .doesNotContainKey("ReservedConcurrentExecutions");
    }

    /// LocalStack enforces neither, and heeds no schedule.
    @Test
    void theSchedulersRoleMaySendToTheQueueAndIsLentToTheSchedulerAlone() {
        Object role = at(DEFAULT.resource("WakeUpRole"), "Properties");
        assertThat(at(role, "Policies", 0, "PolicyDocument", "Statement"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "Effect",
                                        "Allow",
                                        "Action",
                                        "sqs:SendMessage",
                                        "Resource",
                                        Map.of("Fn::GetAtt", "Queue.Arn"))));
        assertThat(at(role, "AssumeRolePolicyDocument", "Statement", 0, "Principal", "Service"))
                .isEqualTo("scheduler.amazonaws.com");
        assertThat(
                        at(
                                role,
                                "AssumeRolePolicyDocument",
                                "Statement",
                                0,
                                "Condition",
                                "ArnEquals",
                                "aws:SourceArn"))
                .isEqualTo(SCHEDULER + ":schedule-group/${AWS::StackName}");
        assertThat(publisherRights())
                .anySatisfy(
                        right -> {
                            assertThat(at(right, "Action")).isEqualTo("iam:PassRole");
                            assertThat(
                                            at(
                                                    right,
                                                    "Condition",
                                                    "StringEquals",
                                                    "iam:PassedToService"))
                                    .isEqualTo("scheduler.amazonaws.com");
                        })
                .anySatisfy(
                        right ->
                                assertThat(at(right, "Resource"))
                                        .isEqualTo(SCHEDULER + ":schedule/${WakeUps}/wake-up"));
    }

    private static List<Object> publisherRights() {
        return List.copyOf(
                list(
                        at(
                                DEFAULT.resource("PublisherRole"),
                                "Properties",
                                "Policies",
                                0,
                                "PolicyDocument",
                                "Statement")));
    }

    /// By default Lambda stops a function that sends to the queue it is invoked from.
    @Test
    void aReconcileOfManyStepsIsNotStoppedAsALoop() {
        assertThat(at(DEFAULT.resource("Publisher"), "Properties", "RecursiveLoop"))
                .isEqualTo("Allow");
    }

    @Test
    void aDeployAndEachDayStartAReconcileThroughTheQueue() {
        assertThat(DEFAULT.resources("AWS::Events::Rule"))
                .hasSize(2)
                .allSatisfy(
                        rule ->
                                assertThat(at(rule, "Properties", "Targets"))
                                        .isEqualTo(
                                                List.of(
                                                        Map.of(
                                                                "Id",
                                                                "queue",
                                                                "Arn",
                                                                Map.of("Fn::GetAtt", "Queue.Arn"),
                                                                "Input",
                                                                "{\"reconcile\":\"posts\"}"))));
        assertThat(statements(DEFAULT.resource("QueuePolicy")))
                .anySatisfy(
                        statement -> {
                            assertThat(at(statement, "Principal"))
                                    .isEqualTo(Map.of("Service", "events.amazonaws.com"));
                            assertThat(at(statement, "Condition", "ArnEquals", "aws:SourceArn"))
                                    .isEqualTo(
                                            List.of(
                                                    Map.of("Fn::GetAtt", "AfterDeploy.Arn"),
                                                    Map.of("Fn::GetAtt", "Daily.Arn")));
                        });
    }

    @Test
    void noRetryRaisesTheAlarmOfTheQueuesAge() {
        int failsForGoodAfter =
                Integer.parseInt(DEFAULT.parameter("QueueVisibility"))
                        * Integer.parseInt(DEFAULT.parameter("MaxReceives"));

        assertThat((Integer) at(DEFAULT.resource("QueueAgeAlarm"), "Properties", "Threshold"))
                .isGreaterThan(failsForGoodAfter);
    }

    @Test
    void theAlarmOfWhatIsParkedLooksAtWhatTheFilterCounts() {
        Object counted = at(FULL.resource("Parked"), "Properties", "MetricTransformations", 0);
        Object alarm = at(FULL.resource("ParkedAlarm"), "Properties");

        // As the function logs it: HandlerTest.
        assertThat(at(FULL.resource("Parked"), "Properties", "FilterPattern"))
                .isEqualTo("{ $.event = \"parked\" }");
        assertThat(at(alarm, "Namespace")).isEqualTo(at(counted, "MetricNamespace"));
        assertThat(at(alarm, "MetricName")).isEqualTo(at(counted, "MetricName"));
    }

    @Test
    void eachAlarmIsToldToAnOperatorWhoHasAnAddress() {
        assertThat(FULL.resources("AWS::CloudWatch::Alarm"))
                .hasSize(3)
                .allSatisfy(
                        alarm ->
                                assertThat(at(alarm, "Properties", "AlarmActions"))
                                        .isEqualTo(List.of(Map.of("Ref", "Operator"))));
        assertThat(DEFAULT.resources("AWS::SNS::Topic")).isEmpty();
        assertThat(DEFAULT.resources("AWS::Budgets::Budget")).isEmpty();
    }

    @Test
    void thePageForOperatorsExplainsEachAlarmAndNamesOutputsThatThereAre() throws IOException {
        String operations = Files.readString(Path.of("OPERATIONS.md"));
        assertThat(FULL.resources("AWS::CloudWatch::Alarm"))
                .extracting(alarm -> at(alarm, "Properties", "AlarmName").toString())
                .allSatisfy(
                        name ->
                                assertThat(operations)
                                        .contains(
                                                "| `"
                                                        + name.replace(
                                                                "${AWS::StackName}", "STACK")));
        assertThat(Pattern.compile("\\$([A-Za-z]+)").matcher(operations).results())
                .extracting(output -> output.group(1))
                .hasSizeGreaterThan(5)
                .isSubsetOf(FULL.outputs());
    }

    /// Those of every policy of the template, with and without a CDN.
    private static List<Object> everyStatement() {
        var statements = new ArrayList<Object>();
        for (Template template : List.of(FULL, NO_CDN)) {
            collect(template.resources(), statements);
        }
        return statements;
    }

    private static void collect(Object from, List<Object> statements) {
        switch (from) {
            case Map<?, ?> map -> {
                if (map.containsKey("Effect")) {
                    statements.add(map);
                }
                map.values().forEach(value -> collect(value, statements));
            }
            case List<?> list -> list.forEach(value -> collect(value, statements));
            default -> {}
        }
    }
}
