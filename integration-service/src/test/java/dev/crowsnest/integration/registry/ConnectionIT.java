package dev.crowsnest.integration.registry;

import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.integration.fixture.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** The stack of the real template, made, refused and deleted in the account that local-ecr plays. */
@QuarkusTest
class ConnectionIT extends StackCase {

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void connectsTheRegistryOfTheStackAndTakesItsEvents(String signatureVersion) {
        Map<String, String> parameters = begin("mine");
        String id = begun.get(0);
        asOwner().get(path(id)).then().body("state", equalTo("PENDING")).body("account", nullValue());

        String stack = create(signatureVersion, parameters);

        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        asOwner()
                .get(path(id))
                .then()
                .body("state", equalTo("CONNECTED"))
                .body("account", equalTo("123456789012"))
                .body("region", equalTo("eu-central-1"));
        push();
        eventually().until(() -> !eventKeys.isEmpty());
        IntegrationChanged last = told(id).get(told(id).size() - 1);
        assertThat(last.getState()).isEqualTo(IntegrationState.INTEGRATION_STATE_CONNECTED);
        assertThat(last.getApiKeyHashes(0).toByteArray()).isEqualTo(sha256(eventKeys.get(0)));
    }

    @Test
    void makesAConnectedRegistryAnErrorWhenItsStackIsDeleted() {
        String stack = create("2", begin("mine"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));

        around("delete-stack " + stack);

        eventually().until(() -> status(stack).equals("DELETE_COMPLETE"));
        asOwner()
                .get(path(begun.get(0)))
                .then()
                .body("state", equalTo("ERROR"))
                .body("reason", containsString("stack deleted in AWS: " + stack));
        asOwner().post(path(begun.get(0)) + "/verify").then().statusCode(409);
    }

    @Test
    void believesNoDeletionThatAnotherTopicTells() {
        String stack = create("2", begin("mine"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        String id = begun.get(0);
        String arn = Database.value("select stack_id from integration where id = '" + id + "'");
        var request = new JsonObject(Map.of(
                "RequestType",
                "Delete",
                "ResponseURL",
                around("registry") + "/answer",
                "StackId",
                arn,
                "RequestId",
                UUID.randomUUID().toString(),
                "ResourceType",
                "Custom::RegistrySetup",
                "PhysicalResourceId",
                id,
                "LogicalResourceId",
                "RegistrySetup"));
        String messageId = UUID.randomUUID().toString();
        var message = new JsonObject(Map.of(
                "Type",
                "Notification",
                "MessageId",
                messageId,
                "TopicArn",
                "arn:aws:sns:eu-central-1:999999999999:foreign",
                "Timestamp",
                Instant.now().toString(),
                "Message",
                request.encode()));

        assertThat(post(id, around("sign " + message.encode()))).isEqualTo(204);

        eventually()
                .until(() -> Database.value("select success from setup_message where message_id = '" + messageId + "'")
                        != null);
        asOwner().get(path(id)).then().body("state", equalTo("CONNECTED"));
        assertThat(Database.value("select stack_ready from integration where id = '" + id + "'"))
                .isEqualTo("t");
    }

    @Test
    void staysAnErrorWhenItsStackIsDeletedWhileTheRegistryIsAsked() {
        String stack = create("2", begin("mine"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        String id = begun.get(0);
        around("hold ecr:DescribeRepositories");
        CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(
                () -> asOwner().post(path(id) + "/verify").statusCode());
        eventually().until(() -> around("held").equals("true"));
        around("delete-stack " + stack);
        eventually().until(() -> "ERROR".equals(asOwner().get(path(id)).path("state")));

        around("release");

        assertThat(asked.join()).isEqualTo(200);
        asOwner()
                .get(path(id))
                .then()
                .body("state", equalTo("ERROR"))
                .body("reason", containsString("stack deleted in AWS: " + stack));
    }

    @Test
    void saysSinceWhenItIsConnectedHoweverOftenThatIsChecked() {
        String stack = create("2", begin("mine"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        String id = begun.get(0);
        String since = asOwner().get(path(id)).path("stateSince");

        asOwner()
                .post(path(id) + "/verify")
                .then()
                .body("state", equalTo("CONNECTED"))
                .body("stateSince", equalTo(since));
    }

    @Test
    void stillAnswersTheStackOfAnIntegrationThatWasRemoved() {
        String stack = create("2", begin("mine"));
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        asOwner().delete(path(begun.get(0))).then().statusCode(204);

        around("delete-stack " + stack);

        eventually().until(() -> status(stack).equals("DELETE_COMPLETE"));
    }

    @Test
    void refusesARoleThatTrustsSomebodyElse() {
        Map<String, String> parameters = begin("mine");
        parameters.put("ExternalId", "crowsnest-of-somebody-else");

        String stack = create("2", parameters);

        assertRefused(stack, "could not assume the role for arn:aws:iam::123456789012:role/" + stack);
    }

    @ParameterizedTest
    @CsvSource({
        "ecr:DescribeRepositories, could not list repositories for registry 123456789012/eu-central-1",
        "ecr:GetAuthorizationToken, could not sign in for pulls for registry 123456789012/eu-central-1",
        "ecr:DescribeImages, could not pull for repository",
        "ecr:BatchGetImage, could not pull for repository",
        "ecr:GetDownloadUrlForLayer, could not pull for repository",
        "secretsmanager:PutSecretValue, could not",
    })
    void refusesARoleThatLacksARight(String right, String sentence) {
        push("0-the-first-of-the-list");
        around("refuse " + right);

        String stack = create("2", begin("mine"));

        assertRefused(stack, sentence);
    }

    @Test
    void refusesATokenThatIsTooOld() {
        Map<String, String> parameters = begin("mine");
        expireTokens();

        String stack = create("2", parameters);

        assertRefused(stack, "The set-up link expired at ");
    }

    @Test
    void connectsWithARenewedTokenLongAfterTheFirstIsTooOld() {
        begin("mine");
        expireTokens();

        String stack = create("2", parameters(path(begun.get(0)) + "/setup", Map.of(), 200));

        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void refusesASecondIntegrationOfTheSameRegistry() {
        String first = create("2", begin("first"));
        eventually().until(() -> status(first).equals("CREATE_COMPLETE"));

        String second = create("2", begin("second"));

        String text = "The registry 123456789012/eu-central-1 is connected already, as 'first'";
        eventually().until(() -> status(second).equals("ROLLBACK_COMPLETE"));
        assertThat(around("stack " + second)).contains(text);
        asOwner().get(path(begun.get(1))).then().body("state", equalTo("ERROR")).body("reason", containsString(text));
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void refusesATokenThatWasUsedAndChangesNoRow() {
        Map<String, String> parameters = begin("mine");
        String first = create("2", parameters);
        eventually().until(() -> status(first).equals("CREATE_COMPLETE"));
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("CONNECTED"));
        String before = rows();

        String second = create("2", parameters);

        String text = "The set-up token was used before, by the stack";
        eventually().until(() -> status(second).equals("ROLLBACK_COMPLETE"));
        assertThat(around("stack " + second)).contains(text);
        assertThat(rows()).isEqualTo(before);
        assertThat(Database.value("select count(*) from setup_message where integration_id = '" + begun.get(0)
                        + "' and not success and reason like '" + text + "%'"))
                .isEqualTo("1");
    }

    @Test
    void refusesATokenOfAnotherIntegrationAndChangesNoRow() {
        Map<String, String> mine = begin("mine");
        mine.put("SetupToken", begin("other").get("SetupToken"));

        String stack = create("2", mine);

        eventually().until(() -> status(stack).equals("ROLLBACK_COMPLETE"));
        assertThat(around("stack " + stack)).contains("The set-up token does not belong to this integration");
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("PENDING"));
        asOwner().get(path(begun.get(1))).then().body("state", equalTo("PENDING"));
    }

    @Test
    void waitsForAnotherStackWhenTheFirstFailsInAws() {
        Map<String, String> parameters = begin("mine");
        // No API destination can be made of it.
        parameters.put("EventsEndpoint", "http:///nowhere");

        String stack = create("2", parameters);

        eventually().until(() -> status(stack).equals("ROLLBACK_COMPLETE"));
        String path = path(begun.get(0));
        asOwner()
                .get(path)
                .then()
                .body("state", equalTo("PENDING"))
                .body("account", nullValue())
                .body("reason", containsString("was rolled back or deleted before it was complete"));
        String again = create("2", parameters(path + "/setup", Map.of(), 200));
        eventually().until(() -> status(again).equals("CREATE_COMPLETE"));
        asOwner().get(path).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void doesNotConnectAPendingRegistryByAVerification() {
        begin("mine");

        asOwner()
                .post(path(begun.get(0)) + "/verify")
                .then()
                .statusCode(409)
                .body("detail", containsString("its stack in AWS is not complete"));
    }

    private String rows() {
        return Database.value("select integration::text from integration where id = '" + begun.get(0) + "'")
                + Database.value("select string_agg(setup_token::text, ' ' order by hash) from setup_token where"
                        + " integration_id = '" + begun.get(0) + "'");
    }

    private void assertRefused(String stack, String text) {
        eventually().until(() -> status(stack).equals("ROLLBACK_COMPLETE"));
        // The rollback's Delete came too, and was answered.
        assertThat(Database.value("select count(*) from setup_message where success and reason ="
                        + " 'Crowsnest took notice.' and integration_id = '" + begun.get(0) + "'"))
                .isEqualTo("1");
        assertThat(around("stack " + stack)).contains(text);
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("ERROR")).body("reason", containsString(text));
        String again = create("2", parameters("/api/v1/integrations/setup", Map.of("name", "again"), 201));
        eventually().until(() -> !status(again).endsWith("_IN_PROGRESS"));
        asOwner().get(path(begun.get(0))).then().body("state", equalTo("ERROR"));
    }
}
