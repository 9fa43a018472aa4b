package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A resource as the template names it.
 *
 * @param properties with their functions, not evaluated
 * @param condition without which it is left out
 */
public record LogicalResource(
        String name, String type, JsonNode properties, List<String> dependsOn, Optional<String> condition) {

    public LogicalResource {
        dependsOn = List.copyOf(dependsOn);
    }

    static LogicalResource of(String name, JsonNode declared) {
        var dependsOn = declared.path("DependsOn");
        return new LogicalResource(
                name,
                declared.path("Type").asText(),
                declared.path("Properties"),
                dependsOn.isTextual() ? List.of(dependsOn.asText()) : Template.texts(dependsOn),
                Optional.ofNullable(declared.get("Condition")).map(JsonNode::asText));
    }

    /** Whether a provider outside of CloudFormation makes it. */
    public boolean isCustom() {
        return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
    }
}
