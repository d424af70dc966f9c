package blog.monochromatic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// `template.yaml` as CloudFormation reads it with some parameters: conditions are decided, and
/// parameters have their values. What only a deploy tells, as a reference to a resource, stays as
/// it is written: `{"Ref": "Posts"}` (CloudFormation Template Reference, "Intrinsic
/// functions").
public final class Template {
    private static final Path FILE = Path.of("template.yaml");

    private static final Set<String> FUNCTIONS =
            Set.of("Ref", "Condition", "And", "Equals", "GetAtt", "If", "Not", "Sub");

    /// What a property is given to be left out.
    private static final Object NO_VALUE = new Object();

    private final Object tree;
    private final Map<String, String> parameters = new TreeMap<>();

    private Template(Object tree) {
        this.tree = tree;
    }

    /// As it is read with these.
    ///
    /// @param given parameters that are not to be the template's defaults
    public static Template with(Map<String, String> given) {
        var template = new Template(tree());
        object(at(template.tree, "Parameters"))
                .forEach(
                        (name, parameter) ->
                                template.parameters.put(
                                        name, String.valueOf(at(parameter, "Default"))));
        template.parameters.putAll(given);
        return template;
    }

    /// With each of the parameters that may be left empty.
    static Template withEverything() {
        return with(
                Map.of(
                        "Domain", "blog.example",
                        "CertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/0",
                        "HostedZoneId", "Z1D633PJN98FT9",
                        "OperatorEmail", "operator@blog.example",
                        "MonthlyBudget", "5"));
    }

    private static Object tree() {
        LoadSettings settings = LoadSettings.builder().build();
        try {
            return new Load(settings, new Tags(settings))
                    .loadFromString(Files.readString(FILE, UTF_8));
        } catch (IOException e) {
            throw new AssertionError("Cannot read " + FILE.toAbsolutePath(), e);
        }
    }

    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /// The resources that a deploy makes, by their names in the template.
    Map<String, Object> resources() {
        var resources = new LinkedHashMap<String, Object>();
        object(at(tree, "Resources"))
                .forEach(
                        (name, resource) -> {
                            if (!(object(resource).get("Condition") instanceof String condition)
                                    || holds(Map.of("Condition", condition))) {
                                resources.put(name, resolved(resource));
                            }
                        });
        return resources;
    }

    /// Those of one type, `AWS::S3::Bucket`.
    public List<Object> resources(String type) {
        return resources().values().stream().filter(it -> at(it, "Type").equals(type)).toList();
    }

    public Object resource(String name) {
        return at(resources(), name);
    }

    /// The names of all outputs.
    Set<String> outputs() {
        return object(at(tree, "Outputs")).keySet();
    }

    /// Why CloudFormation refuses these parameters.
    List<String> refusals() {
        var refusals = new ArrayList<String>();
        for (Object rule : object(at(tree, "Rules")).values()) {
            if (holds(at(rule, "RuleCondition"))) {
                for (Object assertion : list(at(rule, "Assertions"))) {
                    if (!holds(at(assertion, "Assert"))) {
                        refusals.add(at(assertion, "AssertDescription").toString());
                    }
                }
            }
        }
        return refusals;
    }

    /// What is there on a path of names and indices.
    public static Object at(Object from, Object... path) {
        Object here = from;
        for (Object step : path) {
            Object next =
                    step instanceof Integer index
                            ? list(here).get(index)
                            : object(here).get(step.toString());
            if (next == null) {
                throw new AssertionError("%s is not in %s".formatted(step, here));
            }
            here = next;
        }
        return here;
    }

    /// Those of a policy that is a resource of its own.
    static List<Object> statements(Object policy) {
        return List.copyOf(list(at(policy, "Properties", "PolicyDocument", "Statement")));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /// A list, also of the one value that a policy may have in its place.
    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    private Object resolved(Object value) {
        return switch (value) {
            case List<?> list ->
                    list.stream().map(this::resolved).filter(it -> it != NO_VALUE).toList();
            case Map<?, ?> map when map.get("Fn::If") instanceof List<?> choice ->
                    resolved(choice.get(holds(Map.of("Condition", choice.get(0))) ? 1 : 2));
            case Map<?, ?> map when map.get("Ref") instanceof String name ->
                    name.equals("AWS::NoValue")
                            ? NO_VALUE
                            : parameters.containsKey(name) ? parameter(name) : map;
            case Map<?, ?> map when map.get("Fn::Sub") instanceof String text -> substituted(text);
            case Map<?, ?> map -> {
                var all = new LinkedHashMap<String, Object>();
                object(map)
                        .forEach(
                                (name, one) -> {
                                    Object resolved = resolved(one);
                                    if (resolved != NO_VALUE) {
                                        all.put(name, resolved);
                                    }
                                });
                yield all;
            }
            default -> value;
        };
    }

    private String substituted(String text) {
        String result = text;
        for (var parameter : parameters.entrySet()) {
            result = result.replace("${" + parameter.getKey() + "}", parameter.getValue());
        }
        return result;
    }

    private boolean holds(Object condition) {
        var function = object(condition).entrySet().iterator().next();
        return switch (function.getKey()) {
            case "Condition" -> holds(at(tree, "Conditions", function.getValue()));
            case "Fn::Not" -> !holds(at(function.getValue(), 0));
            case "Fn::And" -> list(function.getValue()).stream().allMatch(this::holds);
            case "Fn::Equals" ->
                    resolved(at(function.getValue(), 0))
                            .toString()
                            .equals(resolved(at(function.getValue(), 1)).toString());
            case String other -> throw new AssertionError(other + " is no condition");
        };
    }

    /// `!Sub text` is `{"Fn::Sub": "text"}`.
    private static final class Tags extends StandardConstructor {
        Tags(LoadSettings settings) {
            super(settings);
            for (String name : FUNCTIONS) {
                String key = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
                tagConstructors.put(new Tag("!" + name), node -> Map.of(key, value(node)));
            }
        }

        private Object value(Node node) {
            return switch (node) {
                case ScalarNode scalar -> constructScalar(scalar);
                case SequenceNode sequence -> constructSequence(sequence);
                case MappingNode mapping -> constructMapping(mapping);
                default -> throw new AssertionError("A function of no value: " + node);
            };
        }
    }
}
