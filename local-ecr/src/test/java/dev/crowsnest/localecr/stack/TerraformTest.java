package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.crowsnest.localecr.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The Terraform file makes what the CloudFormation template makes: nothing of one is missing in the other. */
class TerraformTest {

    private static final Map<String, String> PARAMETERS = Map.of(
            "ServicePrincipalArn", "arn:aws:iam::111122223333:role/crowsnest",
            "ExternalId", "crowsnest-7c9e6679",
            "EventsEndpoint", "https://events.example.com/webhooks/eventbridge/1",
            "SetupEndpoint", "https://crowsnest.example.com/setup/sns/1",
            "SetupToken", "a-token-of-more-than-twenty-characters",
            "DeadLetterQueue", "true");

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("AWS::SNS::Topic", "aws_sns_topic"),
            Map.entry("AWS::SNS::TopicPolicy", "aws_sns_topic_policy"),
            Map.entry("AWS::SecretsManager::Secret", "aws_secretsmanager_secret"),
            Map.entry("AWS::IAM::Role", "aws_iam_role"),
            Map.entry("AWS::Events::Connection", "aws_cloudwatch_event_connection"),
            Map.entry("AWS::Events::ApiDestination", "aws_cloudwatch_event_api_destination"),
            Map.entry("AWS::Events::Rule", "aws_cloudwatch_event_rule"),
            Map.entry("AWS::SQS::Queue", "aws_sqs_queue"),
            Map.entry("AWS::SQS::QueuePolicy", "aws_sqs_queue_policy"),
            Map.entry("Custom::RegistrySetup", "aws_cloudformation_stack"),
            Map.entry("Custom::RegistryReady", "aws_cloudformation_stack"));

    /** What Terraform has as resources of their own and CloudFormation as properties. */
    private static final Set<String> PARTS = Set.of(
            "aws_sns_topic_subscription",
            "aws_secretsmanager_secret_version",
            "aws_iam_role_policy",
            "aws_cloudwatch_event_target");

    /** Those whose ARN is what CloudFormation's Ref gives. */
    private static final Set<String> NAMED_BY_ARN = Set.of("SNSTopic", "ScoutAPICredentials");

    private static final Pattern ATTRIBUTE = Pattern.compile("\\$\\{aws_[a-z_]+\\.([a-z_]+)(?:\\[0])?\\.(?:arn|id)}");

    private Template template;
    private Evaluation evaluation;
    private ObjectNode terraform;

    @BeforeEach
    void read() throws IOException {
        template = Template.parse(Files.readString(Path.of("../deploy/aws/crowsnest-ecr.yaml")));
        terraform = Hcl.read(Files.readString(Path.of("../deploy/aws/terraform/crowsnest-ecr.tf")));
        var pseudo = Map.of("AWS::AccountId", "123456789012", "AWS::Region", "eu-central-1", "AWS::Partition", "aws");
        evaluation = new Evaluation(template, PARAMETERS, pseudo);
        template.resources()
                .keySet()
                .forEach(name -> evaluation.made(name, MadeResource.withArn("ref-of-" + name, "Arn-of-" + name)));
    }

    @Test
    void makesTheSameResourcesUnderTheSameNames() {
        var expected = new TreeSet<String>();
        template.resources()
                .values()
                .forEach(resource -> expected.add(
                        KINDS.getOrDefault(resource.type(), resource.type()) + "." + snake(resource.name())));

        var made = new TreeSet<String>();
        terraform.path("resource").properties().forEach(kind -> {
            if (!PARTS.contains(kind.getKey())) {
                kind.getValue().fieldNames().forEachRemaining(name -> made.add(kind.getKey() + "." + name));
            }
        });

        assertThat(made).isEqualTo(expected);
    }

    @Test
    void asksForTheSameAndTellsTheSame() {
        assertThat(described("variable")).isEqualTo(described(template.parameters()));
        assertThat(described("output")).isEqualTo(described(template.outputs()));
        template.parameters().properties().forEach(parameter -> {
            var variable = terraform.path("variable").path(snake(parameter.getKey()));
            assertThat(variable.path("default").asText("none"))
                    .as(parameter.getKey())
                    .isEqualTo(parameter.getValue().path("Default").asText("none"));
            assertThat(variable.path("sensitive").asBoolean())
                    .as(parameter.getKey())
                    .isEqualTo(parameter.getKey().equals("SetupToken"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"AssumeRoleEcrAccess", "InvokeApiRole"})
    void givesTheSameRightsToTheSame(String role) {
        var properties = properties(role);
        var policies = new TreeMap<String, Set<JsonNode>>();
        properties
                .path("Policies")
                .forEach(policy ->
                        policies.put(policy.path("PolicyName").asText(), statements(policy.path("PolicyDocument"))));

        var given = new TreeMap<String, Set<JsonNode>>();
        resources("aws_iam_role_policy").forEach(policy -> {
            if (policy.path("role").asText().equals("${aws_iam_role." + snake(role) + ".id}")) {
                given.put(policy.path("name").asText(), statements(policy.path("policy")));
            }
        });

        assertThat(given).isEqualTo(policies);
        assertThat(statements(resource("aws_iam_role", role).path("assume_role_policy")))
                .isEqualTo(statements(properties.path("AssumeRolePolicyDocument")));
    }

    @Test
    void opensTopicAndQueueToTheSame() {
        assertThat(statements(resource("aws_sns_topic_policy", "TopicPolicy").path("policy")))
                .isEqualTo(statements(properties("TopicPolicy").path("PolicyDocument")));
        assertThat(statements(resource("aws_sqs_queue_policy", "UndeliveredEventsPolicy")
                        .path("policy")))
                .isEqualTo(statements(properties("UndeliveredEventsPolicy").path("PolicyDocument")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DockerScoutEcrRule", "DockerScoutRepoDeletedRule"})
    void passesTheSameEventsOnInTheSameWay(String rule) {
        var target = properties(rule).path("Targets").path(0);
        var made = resource("aws_cloudwatch_event_target", rule);
        var retries = made.path("retry_policy");

        assertThat(resource("aws_cloudwatch_event_rule", rule).path("event_pattern"))
                .isEqualTo(properties(rule).path("EventPattern"));
        assertThat(made.path("target_id")).isEqualTo(target.path("Id"));
        assertThat(resolved(made.path("arn"))).isEqualTo(target.path("Arn"));
        assertThat(resolved(made.path("role_arn"))).isEqualTo(target.path("RoleArn"));
        assertThat(retries.path("maximum_event_age_in_seconds").asInt())
                .isEqualTo(target.path("RetryPolicy")
                        .path("MaximumEventAgeInSeconds")
                        .asInt());
        assertThat(retries.path("maximum_retry_attempts").asInt())
                .isEqualTo(
                        target.path("RetryPolicy").path("MaximumRetryAttempts").asInt());
        assertThat(made.path("dynamic")
                        .path("dead_letter_config")
                        .path("for_each")
                        .asText())
                .isEqualTo("${aws_sqs_queue.undelivered_events}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RegistrySetup", "RegistryReady"})
    void asksCrowsnestTheSame(String name) {
        var made = resource("aws_cloudformation_stack", name)
                .path("template_body")
                .path("Resources")
                .path(name);
        var asked = new TreeMap<String, JsonNode>();
        resolved(made.path("Properties")).properties().forEach(one -> asked.put(one.getKey(), one.getValue()));
        var expected = new TreeMap<String, JsonNode>();
        properties(name).properties().forEach(one -> expected.put(one.getKey(), one.getValue()));

        assertThat(made.path("Type").asText())
                .isEqualTo(template.resources().get(name).type());
        // A stack of its own says to which it belongs.
        assertThat(asked.remove("SetupStackId") != null).isEqualTo(name.equals("RegistryReady"));
        assertThat(asked.keySet()).isEqualTo(expected.keySet());
        assertThat(asked.toString()).isEqualTo(expected.toString());
    }

    @Test
    void setsTheSameProperties() {
        assertThat(resource("aws_sns_topic", "SNSTopic").path("display_name"))
                .isEqualTo(properties("SNSTopic").path("DisplayName"));
        assertThat(resource("aws_sns_topic", "SNSTopic")
                        .path("signature_version")
                        .asText())
                .isEqualTo(properties("SNSTopic").path("SignatureVersion").asText());
        assertThat(resource("aws_secretsmanager_secret_version", "ScoutAPICredentials")
                        .path("secret_string"))
                .isEqualTo(properties("ScoutAPICredentials").path("SecretString"));
        var connection = resource("aws_cloudwatch_event_connection", "Connection");
        assertThat(resolved(connection.path("name")))
                .isEqualTo(properties("Connection").path("Name"));
        assertThat(connection.path("auth_parameters").path("api_key").path("key"))
                .isEqualTo(properties("Connection")
                        .path("AuthParameters")
                        .path("ApiKeyAuthParameters")
                        .path("ApiKeyName"));
        assertThat(resource("aws_cloudwatch_event_api_destination", "ApiDestination")
                        .path("http_method"))
                .isEqualTo(properties("ApiDestination").path("HttpMethod"));
        var queue = resource("aws_sqs_queue", "UndeliveredEvents");
        assertThat(queue.path("message_retention_seconds").asInt())
                .isEqualTo(properties("UndeliveredEvents")
                        .path("MessageRetentionPeriod")
                        .asInt());
        assertThat(queue.path("count").asText()).isEqualTo("${var.dead_letter_queue} ? 1 : 0");
    }

    private Map<String, String> described(String kind) {
        var described = new TreeMap<String, String>();
        terraform
                .path(kind)
                .properties()
                .forEach(one -> described.put(
                        one.getKey(), one.getValue().path("description").asText()));
        return described;
    }

    private static Map<String, String> described(JsonNode section) {
        var described = new TreeMap<String, String>();
        section.properties()
                .forEach(one -> described.put(
                        snake(one.getKey()), one.getValue().path("Description").asText()));
        return described;
    }

    private Set<JsonNode> statements(JsonNode policy) {
        var statements = new HashSet<JsonNode>();
        resolved(policy).path("Statement").forEach(statements::add);
        assertThat(statements).isNotEmpty();
        return statements;
    }

    private JsonNode properties(String name) {
        return evaluation.evaluate(template.resources().get(name).properties());
    }

    private JsonNode resource(String kind, String logicalName) {
        return resources(kind).path(snake(logicalName));
    }

    private JsonNode resources(String kind) {
        return terraform.path("resource").path(kind);
    }

    /** As the template's values are in this test. */
    private JsonNode resolved(JsonNode node) {
        var text = node.toString()
                .replace("${local.partition}", "aws")
                .replace("${local.region}", "eu-central-1")
                .replace("${local.account}", "123456789012");
        for (var parameter : PARAMETERS.entrySet()) {
            text = text.replace("${var." + snake(parameter.getKey()) + "}", parameter.getValue());
        }
        text = ATTRIBUTE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
        assertThat(text).doesNotContain("${");
        return parsed("{\"value\":" + text + "}").path("value");
    }

    private String value(String snake) {
        var name = template.resources().keySet().stream()
                .filter(one -> snake(one).equals(snake))
                .findFirst()
                .orElseThrow();
        return (NAMED_BY_ARN.contains(name) ? "ref-of-" : "Arn-of-") + name;
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
