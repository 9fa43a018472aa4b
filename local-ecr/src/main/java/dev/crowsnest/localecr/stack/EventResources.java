package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.bridge.Bridge;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.delivery.EventPattern;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The resources of EventBridge.
 *
 * <p>All rules of a stack lead to one webhook, which gets once what one of them passes on.
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
    private final Map<String, SortedMap<String, EventPattern>> patterns = new ConcurrentHashMap<>();

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
                lead(
                        webhook,
                        arn,
                        patterns.getOrDefault(webhook, new TreeMap<>()).values());
            }
        });
        return made;
    }

    MadeResource rule(Stack stack, String name, JsonNode properties) {
        return updatedRule(stack, properties, MadeResource.withArn(name, arn("rule/" + name)));
    }

    MadeResource updatedRule(Stack stack, JsonNode properties, MadeResource made) {
        var destination = properties.path("Targets").path(0).path("Arn").asText();
        var pattern = EventPattern.of(properties.path("EventPattern"));
        var rules = rules(stack);
        rules.put(made.physicalId(), pattern);
        lead(webhookId(stack), destination, rules.values());
        targets.put(webhookId(stack), destination);
        patterns.put(webhookId(stack), rules);
        return made;
    }

    void deleteRule(Stack stack, MadeResource made) {
        var left = rules(stack);
        left.remove(made.physicalId());
        patterns.put(webhookId(stack), left);
        if (left.isEmpty()) {
            targets.remove(webhookId(stack));
            bridge.leadNowhere(webhookId(stack));
        } else {
            bridge.narrow(webhookId(stack), List.copyOf(left.values()));
        }
    }

    private SortedMap<String, EventPattern> rules(Stack stack) {
        return new TreeMap<>(patterns.getOrDefault(webhookId(stack), new TreeMap<>()));
    }

    void deleteConnection(MadeResource made) {
        bridge.remove(made.physicalId());
    }

    private void lead(String webhook, String destinationArn, Collection<EventPattern> rules) {
        var destination = destinations.get(destinationArn);
        if (destination == null) {
            throw new ResourceFailure("The target of the rule does not exist");
        }
        bridge.lead(destination.connectionArn(), webhook, destination.endpoint(), List.copyOf(rules));
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
