package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.access.Role;
import dev.crowsnest.localecr.access.Roles;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.delivery.Webhook;
import dev.crowsnest.localecr.delivery.Webhooks;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.secret.Secrets;
import dev.crowsnest.localecr.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Makes what a stack names: what this registry knows comes to life, the rest gets a name and an ARN. */
final class AccountResources {

    private static final Pattern SECRET_REFERENCE =
            Pattern.compile("\\{\\{resolve:secretsmanager:(.+):SecretString:([^:}]+)}}");

    private final Account account;
    private final Topics topics;
    private final Secrets secrets;
    private final Roles roles;
    private final Webhooks webhooks;
    private final Map<String, Webhook> connections = new ConcurrentHashMap<>();
    private final Map<String, Webhook> destinations = new ConcurrentHashMap<>();

    AccountResources(Account account, Topics topics, Secrets secrets, Roles roles, Webhooks webhooks) {
        this.account = account;
        this.topics = topics;
        this.secrets = secrets;
        this.roles = roles;
        this.webhooks = webhooks;
    }

    MadeResource create(Stack stack, LogicalResource resource, JsonNode properties) {
        var name = stack.name() + "-" + resource.name() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        return switch (resource.type()) {
            case "AWS::SNS::Topic" -> topic(stack, name, properties);
            case "AWS::SecretsManager::Secret" ->
                MadeResource.of(secrets.create(name, Optional.empty(), Json.text(properties, "SecretString"))
                        .arn());
            case "AWS::IAM::Role" -> role(name, properties);
            case "AWS::Events::Connection" -> connection(properties);
            case "AWS::Events::ApiDestination" -> destination(name, properties);
            case "AWS::Events::Rule" -> rule(stack, name, properties);
            case "AWS::SQS::Queue" -> MadeResource.withArn(name, arn("sqs", name));
            case "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy" -> MadeResource.of(name);
            default -> throw new ResourceFailure("Resource type " + resource.type() + " is not known here");
        };
    }

    void delete(Stack stack, LogicalResource resource, MadeResource made) {
        switch (resource.type()) {
            case "AWS::SNS::Topic" -> topics.remove(made.physicalId());
            case "AWS::SecretsManager::Secret" -> secrets.remove(made.physicalId());
            case "AWS::IAM::Role" -> roles.remove(made.attributes().getOrDefault("Arn", ""));
            case "AWS::Events::Rule" -> webhooks.remove(webhookId(stack));
            default -> {
                // Nothing but a name.
            }
        }
    }

    private MadeResource topic(Stack stack, String name, JsonNode properties) {
        var endpoint = properties.path("Subscription").path(0).path("Endpoint").asText();
        var topic = topics.create(
                name,
                stack.base(),
                URI.create(endpoint),
                properties.path("SignatureVersion").asText("1"));
        return MadeResource.of(topic.arn());
    }

    private MadeResource role(String name, JsonNode properties) {
        var arn = "arn:aws:iam::%s:role/%s".formatted(account.id(), name);
        var condition = properties
                .path("AssumeRolePolicyDocument")
                .path("Statement")
                .path(0)
                .path("Condition")
                .path("StringEquals");
        Json.text(condition, "sts:ExternalId").ifPresent(id -> roles.put(new Role(arn, id)));
        return MadeResource.withArn(name, arn);
    }

    private MadeResource connection(JsonNode properties) {
        var authorization = properties.path("AuthParameters").path("ApiKeyAuthParameters");
        var name = properties.path("Name").asText();
        var arn = arn("events", "connection/" + name + "/" + UUID.randomUUID());
        connections.put(
                arn,
                new Webhook(
                        "connection",
                        URI.create("http://not-said-yet"),
                        authorization.path("ApiKeyName").asText(),
                        resolved(authorization.path("ApiKeyValue").asText())));
        return MadeResource.withArn(name, arn);
    }

    private MadeResource destination(String name, JsonNode properties) {
        var connection = connections.get(properties.path("ConnectionArn").asText());
        if (connection == null) {
            throw new ResourceFailure("Connection does not exist");
        }
        var arn = arn("events", "api-destination/" + name);
        var endpoint = URI.create(properties.path("InvocationEndpoint").asText());
        destinations.put(arn, new Webhook("destination", endpoint, connection.keyHeader(), connection.key()));
        return MadeResource.withArn(name, arn);
    }

    /** All rules of a stack lead to one webhook, which gets every event: each is sent once, as their patterns exclude each other. */
    private MadeResource rule(Stack stack, String name, JsonNode properties) {
        var destination =
                destinations.get(properties.path("Targets").path(0).path("Arn").asText());
        if (destination == null) {
            throw new ResourceFailure("The target of the rule does not exist");
        }
        webhooks.put(new Webhook(webhookId(stack), destination.uri(), destination.keyHeader(), destination.key()));
        return MadeResource.withArn(name, arn("events", "rule/" + name));
    }

    private static String webhookId(Stack stack) {
        return stack.name().toLowerCase(Locale.ROOT);
    }

    private String arn(String service, String suffix) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, account.region(), account.id(), suffix);
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
