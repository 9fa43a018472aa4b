package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.crowsnest.localecr.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of expressions in one stack; grows with the resources that are made. */
public final class Evaluation {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Template template;
    private final Map<String, String> names = new HashMap<>();

    /** {@code pseudo} holds what {@code AWS::Region} and its kin stand for. */
    public Evaluation(Template template, Map<String, String> parameters, Map<String, String> pseudo) {
        this.template = template;
        names.putAll(template.completed(parameters));
        names.putAll(pseudo);
    }

    /** What the name of a resource, and each attribute of it, stand for from now on. */
    void made(String name, MadeResource resource) {
        names.put(name, resource.physicalId());
        resource.attributes().forEach((attribute, value) -> names.put(name + "." + attribute, value));
    }

    /** Whether the resource belongs to this stack. */
    public boolean includes(LogicalResource resource) {
        return resource.condition().map(this::isMet).orElse(true);
    }

    /** With every function replaced by its value. Throws {@link IllegalArgumentException}. */
    public JsonNode evaluate(JsonNode expression) {
        return value(expression).orElse(NODES.nullNode());
    }

    private Optional<JsonNode> value(JsonNode node) {
        if (node.isArray()) {
            var list = Json.array();
            node.forEach(item -> value(item).ifPresent(list::add));
            return Optional.of(list);
        }
        if (!node.isObject()) {
            return Optional.of(node);
        }
        if (node.size() == 1) {
            var name = node.fieldNames().next();
            if (name.equals("Ref") || name.startsWith("Fn::")) {
                return function(name, node.path(name));
            }
        }
        var object = Json.object();
        node.properties()
                .forEach(entry -> value(entry.getValue()).ifPresent(found -> object.set(entry.getKey(), found)));
        return Optional.of(object);
    }

    private Optional<JsonNode> function(String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> argument.asText().equals("AWS::NoValue") ? Optional.empty() : text(named(argument.asText()));
            case "Fn::GetAtt" ->
                text(named(argument.path(0).asText() + "." + argument.path(1).asText()));
            case "Fn::Sub" ->
                text(VARIABLE.matcher(argument.asText())
                        .replaceAll(found -> Matcher.quoteReplacement(named(found.group(1)))));
            case "Fn::If" -> value(argument.path(isMet(argument.path(0).asText()) ? 1 : 2));
            case "Fn::Equals" ->
                Optional.of(NODES.booleanNode(evaluate(argument.path(0))
                        .asText()
                        .equals(evaluate(argument.path(1)).asText())));
            case "Fn::Select" ->
                value(evaluate(argument.path(1)).path(argument.path(0).asInt()));
            case "Fn::Split" -> Optional.of(split(argument));
            default -> throw new IllegalArgumentException("the function " + name + " is not known here");
        };
    }

    private JsonNode split(JsonNode argument) {
        var list = Json.array();
        var separator = Pattern.quote(argument.path(0).asText());
        for (var part : evaluate(argument.path(1)).asText().split(separator, -1)) {
            list.add(part);
        }
        return list;
    }

    private boolean isMet(String condition) {
        if (!template.conditions().has(condition)) {
            throw new IllegalArgumentException("the template has no condition " + condition);
        }
        return evaluate(template.conditions().path(condition)).asBoolean();
    }

    private String named(String name) {
        var value = names.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Unresolved resource dependencies [" + name + "]");
        }
        return value;
    }

    private static Optional<JsonNode> text(String value) {
        return Optional.of(NODES.textNode(value));
    }
}
