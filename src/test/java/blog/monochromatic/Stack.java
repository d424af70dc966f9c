package blog.monochromatic;

import static java.nio.charset.StandardCharsets.UTF_8;

import blog.monochromatic.localstack.LocalStack;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A stack of this project's `template.yaml`, deployed as CloudFormation does it. Of the template's
/// text, only the address of the code is replaced, as `sam deploy` replaces it.
///
/// @param id its ARN, which is another after each delete
/// @param outputs by their names in the template
record Stack(String name, String id, Map<String, String> outputs) {

    private static final Path TEMPLATE = Path.of("template.yaml");

    private static final String LOCAL_CODE = "CodeUri: target/monochromatic.jar";

    private static final String CODE_BUCKET = "code";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /// LocalStack has no CloudFront.
    private static final Parameter NO_CDN = parameter(Map.entry("Cdn", "no"));

    /// @param parameters those that are not to be the template's defaults, besides `Cdn`
    /// @throws AssertionError if the stack is not complete in time; the message has its events
    static Stack deploy(LocalStack localStack, String name, Map<String, String> parameters) {
        String template = template(uploadCode(localStack));
        try (CloudFormationClient client = localStack.client(CloudFormationClient.builder())) {
            client.createStack(
                    stack ->
                            stack.stackName(name)
                                    .templateBody(template)
                                    .capabilities(
                                            Capability.CAPABILITY_IAM,
                                            Capability.CAPABILITY_AUTO_EXPAND)
                                    .parameters(
                                            Stream.concat(
                                                            Stream.of(NO_CDN),
                                                            parameters.entrySet().stream()
                                                                    .map(Stack::parameter))
                                                    .toList()));
            return Eventually.get(LIMIT, () -> complete(client, name));
        }
    }

    /// The value of one output of the template.
    String output(String output) {
        return Optional.ofNullable(outputs.get(output))
                .orElseThrow(
                        () ->
                                new AssertionError(
                                        "Stack %s has no output %s, but %s"
                                                .formatted(name, output, outputs.keySet())));
    }

    private static String uploadCode(LocalStack localStack) {
        Path jar = Jar.path();
        String key = "%s-%d.jar".formatted(jar.getFileName(), jar.toFile().lastModified());
        try (S3Client s3 = localStack.s3()) {
            s3.createBucket(bucket -> bucket.bucket(CODE_BUCKET));
            s3.putObject(object -> object.bucket(CODE_BUCKET).key(key), RequestBody.fromFile(jar));
        }
        return "CodeUri: s3://%s/%s".formatted(CODE_BUCKET, key);
    }

    private static String template(String code) {
        try {
            String text = Files.readString(TEMPLATE, UTF_8);
            if (text.split(LOCAL_CODE, -1).length != 2) {
                throw new AssertionError("%s should say `%s` once".formatted(TEMPLATE, LOCAL_CODE));
            }
            return text.replace(LOCAL_CODE, code);
        } catch (IOException e) {
            throw new AssertionError("Cannot read " + TEMPLATE.toAbsolutePath(), e);
        }
    }

    private static Parameter parameter(Map.Entry<String, String> parameter) {
        return Parameter.builder()
                .parameterKey(parameter.getKey())
                .parameterValue(parameter.getValue())
                .build();
    }

    private static Stack complete(CloudFormationClient client, String name) {
        var stack = client.describeStacks(request -> request.stackName(name)).stacks().getFirst();
        if (!stack.stackStatusAsString().equals("CREATE_COMPLETE")) {
            throw new AssertionError(
                    "Stack %s is %s:%n%s"
                            .formatted(name, stack.stackStatusAsString(), events(client, name)));
        }
        return new Stack(
                name,
                stack.stackId(),
                stack.outputs().stream()
                        .collect(Collectors.toMap(Output::outputKey, Output::outputValue)));
    }

    private static String events(CloudFormationClient client, String name) {
        List<StackEvent> latestFirst =
                client.describeStackEvents(request -> request.stackName(name)).stackEvents();
        return latestFirst.reversed().stream()
                .map(
                        event ->
                                "%s %s %s"
                                        .formatted(
                                                event.logicalResourceId(),
                                                event.resourceStatusAsString(),
                                                Optional.ofNullable(event.resourceStatusReason())
                                                        .orElse("")))
                .collect(Collectors.joining("\n"));
    }
}
