package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A CloudFormation template as it is written. */
public final class Template {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode root;
    private final Map<String, LogicalResource> resources = new LinkedHashMap<>();

    private Template(JsonNode root) {
        this.root = root;
        root.path("Resources")
                .properties()
                .forEach(entry -> resources.put(entry.getKey(), LogicalResource.of(entry.getKey(), entry.getValue())));
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("the template names no resource");
        }
    }

    /** Reads YAML or JSON. Throws {@link IllegalArgumentException}. */
    public static Template parse(String text) {
        return new Template(MAPPER.valueToTree(TemplateYaml.read(text)));
    }

    /** By logical name, in the order of the text. */
    public Map<String, LogicalResource> resources() {
        return resources;
    }

    public JsonNode parameters() {
        return root.path("Parameters");
    }

    public JsonNode outputs() {
        return root.path("Outputs");
    }

    JsonNode conditions() {
        return root.path("Conditions");
    }

    /** Those that were given, and the defaults of the others. Throws {@link IllegalArgumentException}. */
    Map<String, String> completed(Map<String, String> given) {
        var values = new TreeMap<String, String>();
        parameters().properties().forEach(entry -> {
            var value = given.get(entry.getKey());
            values.put(entry.getKey(), value == null ? fallback(entry.getKey(), entry.getValue()) : value);
            requireAllowed(entry.getKey(), values.get(entry.getKey()), entry.getValue());
        });
        for (var name : given.keySet()) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("Parameters: [" + name + "] do not exist in the template");
            }
        }
        return values;
    }

    static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String fallback(String name, JsonNode parameter) {
        if (!parameter.has("Default")) {
            throw new IllegalArgumentException("Parameters: [" + name + "] must have values");
        }
        return parameter.path("Default").asText();
    }

    private static void requireAllowed(String name, String value, JsonNode parameter) {
        var pattern = parameter.path("AllowedPattern").asText(".*");
        var values = texts(parameter.path("AllowedValues"));
        if (!value.matches(pattern) || !(values.isEmpty() || values.contains(value))) {
            throw new IllegalArgumentException("Parameter " + name + " failed to satisfy its constraint");
        }
    }
}
