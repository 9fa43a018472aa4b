package dev.crowsnest.integration.registry.handshake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.integration.api.Refusal;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * What CloudFormation asks for a custom resource, as JSON; of the set-up token only the hash is in it.
 *
 * @param topicArn through which it came
 */
public record StackRequest(String topicArn, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROPERTIES = "ResourceProperties";
    private static final String TOKEN = "SetupToken";
    private static final List<String> NEEDED =
            List.of("RequestType", "ResponseURL", "StackId", "RequestId", "ResourceType", "LogicalResourceId");

    /** Reads a message as it came. Throws {@link Refusal} when it is no request. */
    public static StackRequest receive(String topicArn, String message) {
        JsonNode body = parse(message);
        for (String field : NEEDED) {
            if (body.path(field).asText().isEmpty()) {
                throw Refusal.invalid("take a message of a stack", "topic " + topicArn, "it has no " + field);
            }
        }
        // An old token would do no harm, but what is kept of it need not open anything at all.
        for (String kept : List.of(PROPERTIES, "OldResourceProperties")) {
            if (body.path(kept) instanceof ObjectNode properties && properties.has(TOKEN)) {
                byte[] hash = SetupToken.of(properties.path(TOKEN).asText()).hash();
                properties.put(TOKEN, HexFormat.of().formatHex(hash));
            }
        }
        return new StackRequest(topicArn, body);
    }

    /** Reads what was kept. */
    public static StackRequest kept(String topicArn, String body) {
        return new StackRequest(topicArn, parse(body));
    }

    /** CREATE, UPDATE or DELETE. */
    public String type() {
        return text("RequestType").toUpperCase(Locale.ROOT);
    }

    /** Whether it asks for the resource that ends a stack. */
    public boolean isReady() {
        return text("ResourceType").equals("Custom::RegistryReady");
    }

    /** Whether it asks for the resource in whose place the registry is tried. */
    public boolean isSetup() {
        return text("ResourceType").equals("Custom::RegistrySetup");
    }

    public String stackId() {
        return text("StackId");
    }

    public String responseUrl() {
        return text("ResponseURL");
    }

    public String roleArn() {
        return property("RoleArn");
    }

    public String secretArn() {
        return property("SecretArn");
    }

    byte[] tokenHash() {
        String hex = property(TOKEN);
        return hex.matches("[0-9a-f]{64}") ? HexFormat.of().parseHex(hex) : new byte[0];
    }

    /** What CloudFormation is to be answered. */
    public String answer(StackAnswer answer) {
        String given = text("PhysicalResourceId");
        return JSON.createObjectNode()
                .put("Status", answer.success() ? "SUCCESS" : "FAILED")
                .put("Reason", answer.shortReason())
                .put("PhysicalResourceId", given.isEmpty() ? "crowsnest-" + text("LogicalResourceId") : given)
                .put("StackId", stackId())
                .put("RequestId", text("RequestId"))
                .put("LogicalResourceId", text("LogicalResourceId"))
                .toString();
    }

    @Override
    public String toString() {
        return type() + " " + text("LogicalResourceId") + " of " + stackId();
    }

    private String text(String field) {
        return body.path(field).asText();
    }

    private String property(String name) {
        return body.path(PROPERTIES).path(name).asText();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("take a message of a stack", "its text", "it is no JSON");
        }
    }
}
