package dev.crowsnest.integration.registry;

import com.google.protobuf.ByteString;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** The key of a connected registry is replaced in EventBridge, which local-ecr plays. */
@QuarkusTest
class KeyRotationIT extends StackCase {

    private static final String REVOKE = "Refuse the former key now";

    @Inject
    KeySweep sweep;

    @Inject
    Vertx vertx;

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private Map<String, String> parameters;
    private String stack;
    private String id;

    @BeforeEach
    void connect() {
        parameters = begin("mine");
        stack = create("2", parameters);
        eventually().until(() -> status(stack).equals("CREATE_COMPLETE"));
        id = begun.get(0);
    }

    /** As ingest-service does, which knows what stands on the topic. */
    @Override
    protected void taken(String key) {
        if (!accepted().contains(hash(key))) {
            refused.add(key);
        }
    }

    @Test
    void refusesNoEventWhileTheKeyIsReplaced() {
        push();
        eventually().until(() -> eventKeys.size() == 1);
        String former = eventKeys.get(0);
        var rotation = CompletableFuture.runAsync(
                () -> asOwner().post(path(id) + "/rotate-key").then().statusCode(200));

        while (!rotation.isDone()) {
            push();
        }

        rotation.join();
        push();
        eventually().until(() -> !eventKeys.get(eventKeys.size() - 1).equals(former));
        String present = eventKeys.get(eventKeys.size() - 1);
        assertThat(accepted()).containsExactly(hash(present), hash(former));
        assertThat(refused).isEmpty();
        asOwner().get(path(id)).then().body("formerKeyEndsAt", notNullValue());
    }

    @Test
    void writesTheSecretSoThatTheStackGivesOutTheNewKeyToo() {
        rotate();

        update(stack, "Connection.KmsKeyIdentifier:mine", parameters);

        eventually().until(() -> status(stack).equals("UPDATE_COMPLETE"));
        push();
        eventually().until(() -> !eventKeys.isEmpty());
        assertThat(accepted().get(0)).isEqualTo(hash(eventKeys.get(0)));
    }

    @Test
    void refusesTheFormerKeyAtOnceWhenToldTo() {
        rotate();
        ByteString present = accepted().get(0);

        asOwner().post(path(id) + "/revoke-former-key").then().statusCode(200).body("formerKeyEndsAt", nullValue());

        assertThat(accepted()).containsExactly(present);
        asOwner()
                .post(path(id) + "/revoke-former-key")
                .then()
                .statusCode(409)
                .body("detail", containsString("only its present key is taken"));
    }

    @Test
    void isToldOfInTheAuditList() {
        rotate();
        asOwner().post(path(id) + "/revoke-former-key").then().statusCode(200);
        asOwner().post(path(id) + "/verify").then().statusCode(200);

        assertThat(asOwner()
                        .get("/api/v1/audit")
                        .<List<String>>path("items.findAll { it.objectId == '" + id + "' }.action"))
                .startsWith("test-asked", "former-key-revoked", "key-rotation-asked")
                .endsWith("integration-added");
    }

    @Test
    void endsTheFormerKeyByItself() {
        rotate();
        ByteString present = accepted().get(0);
        Database.execute("update event_key set ends_at = now() - interval '1 second'");

        EventLoop.fresh(vertx).run(sweep::run).await().atMost(Duration.ofSeconds(60));

        eventually().until(() -> accepted().equals(List.of(present)));
    }

    @Test
    void isAsItWasWhenAwsRefuses() {
        List<ByteString> before = accepted();
        around("refuse events:UpdateConnection");

        asOwner()
                .post(path(id) + "/rotate-key")
                .then()
                .statusCode(409)
                .body("detail", containsString("could not change the key of the events for connection crowsnest-"));

        eventually().until(() -> accepted().equals(before));
        around("mend");
        rotate();
        assertThat(accepted()).hasSize(2).endsWith(before.get(0));
    }

    @Test
    void takesEveryKeyThatEventBridgeMayHave() {
        ByteString first = accepted().get(0);
        around("drop events:UpdateConnection");
        asOwner().post(path(id) + "/rotate-key").then().statusCode(503);
        around("mend");
        around("refuse secretsmanager:PutSecretValue");
        asOwner().post(path(id) + "/rotate-key").then().statusCode(409).body("detail", containsString("is not over"));
        Database.execute("update event_key set added_at = now() - interval '2 minutes'");

        asOwner()
                .post(path(id) + "/rotate-key")
                .then()
                .statusCode(503)
                .body("detail", containsString("EventBridge has the new key, the secret the former one"));

        assertThat(accepted()).hasSize(3).contains(first);
        push();
        eventually().until(() -> !eventKeys.isEmpty());
        assertThat(refused).isEmpty();
        around("mend");
        Database.execute("update event_key set added_at = now() - interval '2 minutes'");
        rotate();
        assertThat(accepted()).hasSize(4);
        asOwner().post(path(id) + "/revoke-former-key").then().statusCode(200);
        assertThat(accepted()).hasSize(1).doesNotContain(first);
    }

    @Test
    void refusesTheFormerKeyAtOnceAfterARotationThatCameHalfWay() {
        ByteString first = accepted().get(0);
        around("refuse secretsmanager:PutSecretValue");
        asOwner().post(path(id) + "/rotate-key").then().statusCode(503);
        assertThat(page()).contains("Two keys are taken.", "A rotation did not come to its end", REVOKE);

        asOwner().post(path(id) + "/revoke-former-key").then().statusCode(200);

        assertThat(accepted()).hasSize(1).doesNotContain(first);
        assertThat(page()).doesNotContain("Two keys are taken", REVOKE);
        push();
        eventually().until(() -> !eventKeys.isEmpty());
        assertThat(refused).isEmpty();
    }

    /** As after a kill in between: which of the two keys EventBridge has, nobody knows. */
    @Test
    void givesEventBridgeAnotherKeyBeforeItRefusesOneThatItMayHave() {
        ByteString first = accepted().get(0);
        around("drop events:UpdateConnection");
        asOwner().post(path(id) + "/rotate-key").then().statusCode(503);
        around("mend");
        List<ByteString> both = accepted();
        assertThat(both).hasSize(2);
        assertThat(page()).contains("Two keys are taken.", REVOKE);
        asOwner()
                .post(path(id) + "/revoke-former-key")
                .then()
                .statusCode(409)
                .body("detail", containsString("not over"));
        Database.execute("update event_key set added_at = now() - interval '2 minutes'");

        asOwner().post(path(id) + "/revoke-former-key").then().statusCode(200);

        assertThat(accepted()).hasSize(1).doesNotContainAnyElementsOf(both).doesNotContain(first);
        eventKeys.clear();
        push();
        eventually().until(() -> !eventKeys.isEmpty());
        assertThat(accepted()).containsExactly(hash(eventKeys.get(eventKeys.size() - 1)));
    }

    @Test
    void takesNoKeyOfARemovedIntegration() {
        rotate();

        asOwner().delete(path(id)).then().statusCode(204);

        eventually().until(() -> accepted().isEmpty());
        assertThat(told(id))
                .last()
                .satisfies(
                        change -> assertThat(change.getState()).isEqualTo(IntegrationState.INTEGRATION_STATE_REMOVED));
        assertThat(Database.value("select count(*) from event_key where integration_id = '" + id + "'"))
                .isEqualTo("0");
    }

    @Test
    void rotatesNoKeyThatWasGivenOutByHand() {
        String byHand = newRegistry(false).id();

        asOwner()
                .post(path(byHand) + "/rotate-key")
                .then()
                .statusCode(409)
                .body("detail", containsString("no complete stack in AWS belongs to it"));
    }

    @Test
    void offersItOnThePage() {
        var owner = Browser.of(asOwner(), "owner");
        assertThat(owner.get("/settings/integrations").asString()).contains("rotate-" + id);

        owner.post("/settings/integrations/" + id + "/rotate-key", Map.of())
                .then()
                .statusCode(303);

        assertThat(owner.get("/settings/integrations").asString()).contains("Refuse the former key now");
        owner.post("/settings/integrations/" + id + "/revoke-former-key", Map.of())
                .then()
                .statusCode(303);
        assertThat(accepted()).hasSize(1);
        assertThat(owner.post("/settings/integrations/" + id + "/revoke-former-key", Map.of())
                        .asString())
                .contains("only its present key is taken");
    }

    private String page() {
        return Browser.of(asOwner(), "owner").get("/settings/integrations").asString();
    }

    private void rotate() {
        asOwner().post(path(id) + "/rotate-key").then().statusCode(200);
        eventually().until(() -> accepted().size() > 1);
    }

    private List<ByteString> accepted() {
        var changes = told(id);
        return changes.get(changes.size() - 1).getApiKeyHashesList();
    }

    private static ByteString hash(String key) {
        return ByteString.copyFrom(sha256(key));
    }
}
