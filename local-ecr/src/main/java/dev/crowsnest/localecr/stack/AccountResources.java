package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.access.Role;
import dev.crowsnest.localecr.access.Roles;
import dev.crowsnest.localecr.bridge.Bridge;
import dev.crowsnest.localecr.call.Account;
import dev.crowsnest.localecr.json.Json;
import dev.crowsnest.localecr.secret.Secrets;
import dev.crowsnest.localecr.topic.Topics;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Makes what a stack names: what this registry knows comes to life, the rest gets a name and an ARN. */
final class AccountResources {

    private final Account account;
    private final Topics topics;
    private final Secrets secrets;
    private final Roles roles;
    private final EventResources events;

    AccountResources(Account account, Topics topics, Secrets secrets, Roles roles, Bridge bridge) {
        this.account = account;
        this.topics = topics;
        this.secrets = secrets;
        this.roles = roles;
        this.events = new EventResources(account, secrets, bridge);
    }

    MadeResource create(Stack stack, LogicalResource resource, JsonNode properties) {
        var name = stack.name() + "-" + resource.name() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        return switch (resource.type()) {
            case "AWS::SNS::Topic" -> topic(stack, name, properties);
            case "AWS::SecretsManager::Secret" -> secret(name, properties);
            case "AWS::IAM::Role" -> role(name, properties);
            case "AWS::Events::Connection" -> events.connection(properties);
            case "AWS::Events::ApiDestination" -> events.destination(name, properties);
            case "AWS::Events::Rule" -> events.rule(stack, name, properties);
            case "AWS::SQS::Queue" -> MadeResource.withArn(name, arn("sqs", name));
            case "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy" -> MadeResource.of(name);
            default -> throw new ResourceFailure("Resource type " + resource.type() + " is not known here");
        };
    }

    /** In its place where AWS does so; else another is made, and deleting the old one is left to the stack. */
    MadeResource update(Stack stack, LogicalResource resource, JsonNode properties, JsonNode old, MadeResource made) {
        if (differs("Name", properties, old)
                || differs("RoleName", properties, old)
                || differs("Path", properties, old)) {
            return create(stack, resource, properties);
        }
        return switch (resource.type()) {
            case "AWS::SecretsManager::Secret" -> updatedSecret(properties, old, made);
            case "AWS::IAM::Role" -> {
                trust(made.attributes().getOrDefault("Arn", ""), properties);
                yield made;
            }
            case "AWS::Events::Connection" -> events.updatedConnection(properties, made);
            case "AWS::Events::ApiDestination" -> events.updatedDestination(properties, made);
            case "AWS::Events::Rule" -> events.updatedRule(stack, properties, made);
            case "AWS::SNS::Topic" -> updatedTopic(properties, old, made);
            default -> made;
        };
    }

    void delete(Stack stack, LogicalResource resource, MadeResource made) {
        switch (resource.type()) {
            case "AWS::SNS::Topic" -> topics.remove(made.physicalId());
            case "AWS::SecretsManager::Secret" -> secrets.remove(made.physicalId());
            case "AWS::IAM::Role" -> roles.remove(made.attributes().getOrDefault("Arn", ""));
            case "AWS::Events::Rule" -> events.deleteRule(stack, made);
            case "AWS::Events::Connection" -> events.deleteConnection(made);
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

    private static MadeResource updatedTopic(JsonNode properties, JsonNode old, MadeResource made) {
        if (differs("Subscription", properties, old)) {
            throw new ResourceFailure("Another subscription of a topic that is there is not known here");
        }
        return made;
    }

    private MadeResource secret(String name, JsonNode properties) {
        var given = properties.path("Name").asText(name);
        return MadeResource.of(secrets.create(given, Optional.empty(), Json.text(properties, "SecretString"))
                .arn());
    }

    private MadeResource updatedSecret(JsonNode properties, JsonNode old, MadeResource made) {
        if (differs("SecretString", properties, old)) {
            secrets.putValue(made.physicalId(), properties.path("SecretString").asText());
        }
        return made;
    }

    private MadeResource role(String name, JsonNode properties) {
        var path = properties.path("Path").asText("/");
        var arn = "arn:aws:iam::%s:role%s%s".formatted(account.id(), path, name);
        trust(arn, properties);
        return MadeResource.withArn(name, arn);
    }

    private void trust(String arn, JsonNode properties) {
        var condition = properties
                .path("AssumeRolePolicyDocument")
                .path("Statement")
                .path(0)
                .path("Condition")
                .path("StringEquals");
        Json.text(condition, "sts:ExternalId").ifPresent(id -> roles.put(new Role(arn, id)));
    }

    private static boolean differs(String property, JsonNode properties, JsonNode old) {
        return !properties.path(property).equals(old.path(property));
    }

    private String arn(String service, String suffix) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, account.region(), account.id(), suffix);
    }
}
