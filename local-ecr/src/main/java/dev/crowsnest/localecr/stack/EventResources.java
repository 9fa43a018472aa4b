package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.bridge.Bridge;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The resources of EventBridge.
 *
 * <p>All rules of a stack lead to one webhook, which gets every event: each is sent once, as their patterns exclude each other.
 */
final class EventResources {

    private static final Pattern SECRET_REFERENCE =
            Pattern.compile("\\{\\{resolve:secretsmanager:(.+):SecretString:([^:}]+)}}");

    private record Destination(String connectionArn, URI endpoint) {}

    private final Account account;
    private final Secrets secrets;
    private final Bridge bridge;
    private final Map<String, Destination> destinations = new ConcurrentHashMap<>();
    private final Map<String, String> targets = new ConcurrentHashMap<>();

    EventResources(Account account, Secrets secrets, Bridge bridge) {
        this.account = account;
        this.secrets = secrets;
        this.bridge = bridge;
    }

    MadeResource connection(JsonNode properties) {
        var name = properties.path("Name").asText();
        return MadeResource.withArn(
                name,
                bridge.create(name, keyHeader(properties), key(properties)).arn());
    }

    MadeResource updatedConnection(JsonNode properties, MadeResource made) {
        if (!properties.path("Name").asText().equals(made.physicalId())) {
            return connection(properties);
        }
        bridge.update(made.physicalId(), keyHeader(properties), key(properties));
        return made;
    }

    MadeResource destination(String name, JsonNode properties) {
        return updatedDestination(properties, MadeResource.withArn(name, arn("api-destination/" + name)));
    }

    MadeResource updatedDestination(JsonNode properties, MadeResource made) {
        var arn = made.attributes().getOrDefault("Arn", "");
        var endpoint = URI.create(properties.path("InvocationEndpoint").asText());
        if (endpoint.getHost() == null) {
            throw new ResourceFailure("Invocation endpoint " + endpoint + " is not valid");
        }
        destinations.put(arn, new Destination(properties.path("ConnectionArn").asText(), endpoint));
        targets.forEach((webhook, destination) -> {
            if (destination.equals(arn)) {
                lead(webhook, arn);
            }
        });
        return made;
    }

    MadeResource rule(Stack stack, String name, JsonNode properties) {
        return updatedRule(stack, properties, MadeResource.withArn(name, arn("rule/" + name)));
    }

    MadeResource updatedRule(Stack stack, JsonNode properties, MadeResource made) {
        var destination = properties.path("Targets").path(0).path("Arn").asText();
        lead(webhookId(stack), destination);
        targets.put(webhookId(stack), destination);
        return made;
    }

    void deleteRule(Stack stack) {
        targets.remove(webhookId(stack));
        bridge.leadNowhere(webhookId(stack));
    }

    void deleteConnection(MadeResource made) {
        bridge.remove(made.physicalId());
    }

    private void lead(String webhook, String destinationArn) {
        var destination = destinations.get(destinationArn);
        if (destination == null) {
            throw new ResourceFailure("The target of the rule does not exist");
        }
        bridge.lead(destination.connectionArn(), webhook, destination.endpoint());
    }

    private static String webhookId(Stack stack) {
        return stack.name().toLowerCase(Locale.ROOT);
    }

    private String arn(String suffix) {
        return "arn:aws:events:%s:%s:%s".formatted(account.region(), account.id(), suffix);
    }

    private static String keyHeader(JsonNode properties) {
        return authorization(properties).path("ApiKeyName").asText();
    }

    private String key(JsonNode properties) {
        return resolved(authorization(properties).path("ApiKeyValue").asText());
    }

    private static JsonNode authorization(JsonNode properties) {
        return properties.path("AuthParameters").path("ApiKeyAuthParameters");
    }

    private String resolved(String text) {
        var reference = SECRET_REFERENCE.matcher(text);
        if (!reference.matches()) {
            return text;
        }
        var value = secrets.require(reference.group(1)).current().orElseThrow().value();
        try {
            return Json.parse(value.getBytes(StandardCharsets.UTF_8))
                    .path(reference.group(2))
                    .asText();
        } catch (IOException e) {
            throw new ResourceFailure("Could not parse SecretString JSON");
        }
    }
}
