package dev.crowsnest.localecr.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.localecr.call.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The template that users give to CloudFormation: cfn-lint knows its shape, this test what it is to do. */
class EcrTemplateTest {

    private static final Set<String> PSEUDO =
            Set.of("AWS::AccountId", "AWS::Region", "AWS::Partition", "AWS::StackId", "AWS::StackName", "AWS::NoValue");

    private static final Map<String, String> PARAMETERS = Map.of(
            "ServicePrincipalArn", "arn:aws:iam::111122223333:role/crowsnest",
            "ExternalId", "crowsnest-7c9e6679",
            "EventsEndpoint", "https://events.example.com/webhooks/eventbridge/1",
            "SetupEndpoint", "https://crowsnest.example.com/setup/sns/1",
            "SetupToken", "a-token-of-more-than-twenty-characters");

    private Template template;

    @BeforeEach
    void read() throws IOException {
        template = Template.parse(Files.readString(Path.of("../deploy/aws/crowsnest-ecr.yaml")));
    }

    @Test
    void hasTheResourcesThatPeopleKnowUnderTheirNames() {
        var types = new HashMap<String, String>();
        template.resources().values().forEach(resource -> types.put(resource.name(), resource.type()));

        assertThat(types)
                .containsEntry("SNSTopic", "AWS::SNS::Topic")
                .containsEntry("TopicPolicy", "AWS::SNS::TopicPolicy")
                .containsEntry("ScoutAPICredentials", "AWS::SecretsManager::Secret")
                .containsEntry("ApiDestination", "AWS::Events::ApiDestination")
                .containsEntry("Connection", "AWS::Events::Connection")
                .containsEntry("DockerScoutEcrRule", "AWS::Events::Rule")
                .containsEntry("DockerScoutRepoDeletedRule", "AWS::Events::Rule")
                .containsEntry("InvokeApiRole", "AWS::IAM::Role")
                .containsEntry("AssumeRoleEcrAccess", "AWS::IAM::Role")
                .containsEntry("RegistrySetup", "Custom::RegistrySetup")
                .containsEntry("RegistryReady", "Custom::RegistryReady");
    }

    @Test
    void refersOnlyToWhatItNamesAndUsesEveryParameter() {
        var known = new HashSet<>(PSEUDO);
        known.addAll(template.resources().keySet());
        var parameters = new TreeSet<String>();
        template.parameters().fieldNames().forEachRemaining(parameters::add);
        var used = new TreeSet<>(References.of(template.conditions()));
        template.resources().values().forEach(resource -> used.addAll(References.of(resource.properties())));
        used.addAll(References.of(template.outputs()));

        assertThat(used).containsAll(parameters);
        used.removeAll(parameters);
        assertThat(known).containsAll(used);
    }

    @ParameterizedTest
    @CsvSource({
        "SNSTopic, RegistrySetup",
        "TopicPolicy, RegistrySetup",
        "ScoutAPICredentials, RegistrySetup",
        "AssumeRoleEcrAccess, RegistrySetup",
        "RegistrySetup, Connection",
        "Connection, ApiDestination",
        "ApiDestination, DockerScoutEcrRule",
        "ApiDestination, DockerScoutRepoDeletedRule",
        "DockerScoutEcrRule, RegistryReady",
        "DockerScoutRepoDeletedRule, RegistryReady"
    })
    void makesEachAfterWhatItNeeds(String earlier, String later) {
        assertThat(allNeeds(later)).contains(earlier);
    }

    @Test
    void endsWithTheResourceThatTellsOfTheEnd() {
        var order = CreationOrder.of(template);

        assertThat(order.get(order.size() - 1)).isEqualTo("RegistryReady");
    }

    @Test
    void letsCrowsnestDoWhatItDoesAndNothingElse() {
        var role = evaluated("AssumeRoleEcrAccess");

        assertThat(allActions(role))
                .containsExactlyInAnyOrder(
                        "ecr:GetAuthorizationToken",
                        "ecr:BatchGetImage",
                        "ecr:DescribeImages",
                        "ecr:DescribeRepositories",
                        "ecr:GetDownloadUrlForLayer",
                        "events:UpdateConnection",
                        "secretsmanager:CreateSecret",
                        "secretsmanager:GetSecretValue",
                        "secretsmanager:PutSecretValue",
                        "secretsmanager:UpdateSecret");
        for (var statement : statements(role)) {
            var everything = statement.path("Resource").asText().equals("*");
            assertThat(everything)
                    .as(statement.toString())
                    .isEqualTo(statement.path("Action").asText().equals("ecr:GetAuthorizationToken"));
        }
        assertThat(role.toString())
                .contains("arn:aws:ecr:eu-central-1:123456789012:repository/*")
                .contains("\"Resource\":\"ref-of-ScoutAPICredentials\"");
        assertThat(Caller.ROLE_ACTIONS).as("what local-ecr lets such a role do").isEqualTo(allActions(role));
    }

    @Test
    void letsCrowsnestChangeTheKeyOfItsOwnConnectionOnly() {
        var resources = new HashMap<String, String>();
        for (var statement : statements(evaluated("AssumeRoleEcrAccess"))) {
            actions(statement)
                    .forEach(action -> resources.merge(
                            action, statement.path("Resource").asText(), (one, other) -> one + " " + other));
        }
        var ownSecret =
                "arn:aws:secretsmanager:eu-central-1:123456789012:secret:events!connection/crowsnest-7c9e6679/*";

        assertThat(evaluated("Connection").path("Name").asText()).isEqualTo("crowsnest-7c9e6679");
        assertThat(resources)
                .containsEntry(
                        "events:UpdateConnection",
                        "arn:aws:events:eu-central-1:123456789012:connection/crowsnest-7c9e6679/*")
                .containsEntry("secretsmanager:PutSecretValue", "ref-of-ScoutAPICredentials " + ownSecret)
                .containsEntry("secretsmanager:UpdateSecret", ownSecret)
                .containsEntry("secretsmanager:CreateSecret", ownSecret)
                .containsEntry("secretsmanager:GetSecretValue", ownSecret);
    }

    @Test
    void letsOnlyCrowsnestAssumeTheRoleAndOnlyWithTheExternalId() {
        var trust = evaluated("AssumeRoleEcrAccess")
                .path("AssumeRolePolicyDocument")
                .path("Statement");

        assertThat(trust).hasSize(1);
        assertThat(trust.path(0).path("Principal").path("AWS").asText())
                .isEqualTo(PARAMETERS.get("ServicePrincipalArn"));
        assertThat(trust.path(0)
                        .path("Condition")
                        .path("StringEquals")
                        .path("sts:ExternalId")
                        .asText())
                .isEqualTo(PARAMETERS.get("ExternalId"));
    }

    @Test
    void letsEventBridgeCallTheOneDestination() {
        var role = evaluated("InvokeApiRole");

        assertThat(allActions(role)).containsExactly("events:InvokeApiDestination");
        assertThat(statements(role).get(0).path("Resource").asText()).isEqualTo("Arn-of-ApiDestination");
        assertThat(role.path("AssumeRolePolicyDocument").toString()).contains("\"aws:SourceAccount\":\"123456789012\"");
    }

    @Test
    void letsTheAccountAloneSpeakThroughTheTopic() {
        var statements = evaluated("TopicPolicy").path("PolicyDocument").path("Statement");

        assertThat(statements).hasSize(1);
        assertThat(statements.path(0).path("Action").asText()).isEqualTo("sns:Publish");
        assertThat(statements.path(0).path("Principal").path("AWS").asText())
                .isEqualTo("arn:aws:iam::123456789012:root");
        assertThat(evaluated("SNSTopic").path("SignatureVersion").asText()).isEqualTo("2");
        assertThat(evaluated("SNSTopic")
                        .path("Subscription")
                        .path(0)
                        .path("Protocol")
                        .asText())
                .isEqualTo("https");
    }

    /** AWS's console leaves a hidden one empty, whatever the link says. */
    @Test
    void hidesNoParameterThatALinkFills() {
        assertThat(template.parameters().findValues("NoEcho")).isEmpty();
    }

    @Test
    void keepsTheKeyOutOfParametersAndWaitsForNobodyLong() {
        assertThat(evaluated("Connection").toString())
                .contains("{{resolve:secretsmanager:ref-of-ScoutAPICredentials:SecretString:apiKey}}");
        assertThat(evaluated("RegistrySetup").path("ServiceTimeout").asInt()).isEqualTo(300);
        assertThat(evaluated("RegistryReady").path("ServiceTimeout").asInt()).isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void keepsUndeliveredEventsWhereThatIsWanted(String wanted, int queues) {
        var parameters = new HashMap<>(PARAMETERS);
        parameters.put("DeadLetterQueue", wanted);
        var evaluation = evaluation(parameters);

        assertThat(template.resources().values().stream()
                        .filter(evaluation::includes)
                        .filter(resource -> resource.type().equals("AWS::SQS::Queue")))
                .hasSize(queues);
        for (var rule : List.of("DockerScoutEcrRule", "DockerScoutRepoDeletedRule")) {
            var target = evaluation
                    .evaluate(template.resources().get(rule).properties())
                    .path("Targets")
                    .path(0);
            assertThat(target.has("DeadLetterConfig")).isEqualTo(queues == 1);
            assertThat(target.path("RetryPolicy")
                            .path("MaximumEventAgeInSeconds")
                            .asInt())
                    .isEqualTo(86400);
        }
    }

    private JsonNode evaluated(String name) {
        return evaluation(PARAMETERS).evaluate(template.resources().get(name).properties());
    }

    private Evaluation evaluation(Map<String, String> parameters) {
        var pseudo = Map.of("AWS::AccountId", "123456789012", "AWS::Region", "eu-central-1", "AWS::Partition", "aws");
        var evaluation = new Evaluation(template, parameters, pseudo);
        template.resources()
                .keySet()
                .forEach(name -> evaluation.made(name, MadeResource.withArn("ref-of-" + name, "Arn-of-" + name)));
        return evaluation;
    }

    private Set<String> allNeeds(String name) {
        var needs = new TreeSet<String>();
        for (var need : CreationOrder.needs(template, name)) {
            needs.add(need);
            needs.addAll(allNeeds(need));
        }
        return needs;
    }

    private static List<JsonNode> statements(JsonNode role) {
        var statements = new ArrayList<JsonNode>();
        role.path("Policies")
                .forEach(policy ->
                        policy.path("PolicyDocument").path("Statement").forEach(statements::add));
        return statements;
    }

    private static Set<String> allActions(JsonNode role) {
        var actions = new TreeSet<String>();
        statements(role).forEach(statement -> actions.addAll(actions(statement)));
        return actions;
    }

    private static List<String> actions(JsonNode statement) {
        var action = statement.path("Action");
        return action.isTextual() ? List.of(action.asText()) : Template.texts(action);
    }
}
