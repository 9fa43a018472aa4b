package dev.crowsnest.integration.registry.handshake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.registry.StackArn;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What CloudFormation asks for a custom resource, as JSON; of the set-up token only the hash is in it.
 *
 * @param topicArn through which it came
 */
public record StackRequest(String topicArn, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROPERTIES = "ResourceProperties";
    private static final String TOKEN = "SetupToken";
    private static final String OLD_PROPERTIES = "OldResourceProperties";

    /** More than any real one: an address that is signed for a session has some 2,000 characters. */
    private static final int LONGEST = 4096;

    private static final Set<String> TYPES = Set.of("CREATE", "UPDATE", "DELETE");

    private static final List<String> NEEDED =
            List.of("RequestType", "ResponseURL", "StackId", "RequestId", "ResourceType", "LogicalResourceId");

    /** Reads a message as it came. Throws {@link Refusal} when it is no request. */
    public static StackRequest receive(String topicArn, String message) {
        JsonNode body = parse(message);
        for (String field : NEEDED) {
            if (body.path(field).asText().isEmpty()) {
                throw refused(topicArn, "it has no " + field);
            }
        }
        for (JsonNode fields : List.of(body, body.path(PROPERTIES), body.path(OLD_PROPERTIES))) {
            fields.properties().forEach(field -> requireLine(topicArn, field.getKey(), field.getValue()));
        }
        var request = new StackRequest(topicArn, body);
        if (!TYPES.contains(request.type())) {
            throw refused(topicArn, "its RequestType is none that there is");
        }
        StackArn.parse(request.stackId());
        // An old token would do no harm, but what is kept of it need not open anything at all.
        for (String kept : List.of(PROPERTIES, OLD_PROPERTIES)) {
            if (body.path(kept) instanceof ObjectNode properties && properties.has(TOKEN)) {
                byte[] hash = SetupToken.of(properties.path(TOKEN).asText()).hash();
                properties.put(TOKEN, HexFormat.of().formatHex(hash));
            }
        }
        return request;
    }

    /** Reads what was kept. */
    public static StackRequest kept(String topicArn, String body) {
        return new StackRequest(topicArn, parse(body));
    }

    /** CREATE, UPDATE or DELETE. */
    public String type() {
        return text("RequestType").toUpperCase(Locale.ROOT);
    }

    /** Whether something is to be made that was not there. */
    public boolean isCreation() {
        return type().equals("CREATE");
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

    /** The stack whose set-up it completes, where that is another one; Terraform makes a stack of each resource. */
    String setupStackId() {
        return isReady() && !property("SetupStackId").isEmpty() ? property("SetupStackId") : stackId();
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

    // What is no line breaks the log that it is written into, and the database takes no zero character.
    private static void requireLine(String topicArn, String field, JsonNode value) {
        String text = value.asText();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw refused(topicArn, "its " + (NEEDED.contains(field) ? field : "content") + " is no line of text");
        }
    }

    private static Refusal refused(String topicArn, String reason) {
        return Refusal.invalid("take a message of a stack", "topic " + topicArn, reason);
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
