package dev.crowsnest.ingest.webhook.rest;

import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.contracts.event.v1.RegistryEvent;
import dev.crowsnest.ingest.access.IntegrationTable;
import dev.crowsnest.ingest.webhook.WebhookConfig;
import dev.crowsnest.testsupport.infrastructure.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
@QuarkusTestResource(
        value = KafkaResource.class,
        initArgs = @ResourceArg(name = "topics", value = "crowsnest.registry.events.v1:3,crowsnest.integrations.v1"))
class EventBridgeResourceTest {

    private static final String INTEGRATION = "int-1";
    private static final String KEY = KnownIntegrations.KEY;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Inject
    IntegrationTable table;

    @Inject
    WebhookConfig limits;

    @Inject
    Config config;

    private KafkaCompanion kafka;
    private KnownIntegrations integrations;

    @BeforeEach
    void connect() {
        kafka = new KafkaCompanion(bootstrapServers);
        integrations = new KnownIntegrations(kafka, table);
        integrations.know(INTEGRATION, "123456789012", IntegrationState.INTEGRATION_STATE_CONNECTED);
    }

    @AfterEach
    void disconnect() {
        kafka.close();
    }

    @Test
    void answersAcceptedOnceTheFactIsOnKafka() throws Exception {
        Webhook.post(INTEGRATION, KEY, Webhook.event("push")).statusCode(202);

        String id = INTEGRATION + "/13cde686-328b-6117-af20-0e5566167482";
        ConsumerRecord<String, byte[]> record =
                PublishedEvents.of(bootstrapServers, id).get(0);
        assertThat(record.key()).isEqualTo("123456789012/us-west-2/team/app");
        EventHeaders headers = EventHeaders.readFrom(record.headers());
        assertThat(headers.id()).isEqualTo(id);
        assertThat(headers.type()).isEqualTo("ImagePushed");
        assertThat(headers.traceParent()).as("nobody collects").isNull();
        RegistryEvent event = Topics.REGISTRY_EVENTS.parse(record.value());
        assertThat(event.getIntegrationId()).isEqualTo(INTEGRATION);
        assertThat(event.getOccurredAt().getSeconds()).isEqualTo(1_794_794_074L);
        assertThat(event.getImagePushed().getTag()).isEqualTo("latest");
    }

    @Test
    void waitsForEveryReplicaAndAnswersBeforeEventBridgeGivesUp() {
        String channel = "mp.messaging.outgoing.registry-events.";
        assertThat(config.getValue(channel + "acks", String.class)).isEqualTo("all");
        assertThat(config.getValue(channel + "enable.idempotence", boolean.class))
                .isTrue();
        assertThat(limits.answerWithin()).isLessThanOrEqualTo(Duration.ofMillis(3_500));
        int longest = config.getValue(channel + "delivery.timeout.ms", int.class)
                + config.getValue(channel + "max.block.ms", int.class);
        assertThat(Duration.ofMillis(longest)).isLessThan(limits.answerWithin());
    }

    @Test
    void acceptsAnEventThatDoesNotConcernUs() throws IOException {
        Webhook.post(INTEGRATION, KEY, Webhook.event("unknown-detail-type")).statusCode(202);
    }

    @Test
    void refusesAWrongKeyAndAnUnknownIntegration() throws IOException {
        Webhook.post(INTEGRATION, "wrong", Webhook.event("push"))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", equalTo("the API key is not the integration's"));
        Webhook.post(INTEGRATION, null, Webhook.event("push")).statusCode(403);
        Webhook.post("nobody", KEY, Webhook.event("push")).statusCode(403);
    }

    @Test
    void refusesARemovedIntegration() throws IOException {
        integrations.know("int-removed", "123456789012", IntegrationState.INTEGRATION_STATE_REMOVED);
        Webhook.post("int-removed", KEY, Webhook.event("push"))
                .statusCode(403)
                .body("detail", equalTo("the integration was removed"));
    }

    @Test
    void refusesAnEventOfAnotherAccount() throws IOException {
        integrations.know("int-other", "999999999999", IntegrationState.INTEGRATION_STATE_CONNECTED);
        Webhook.post("int-other", KEY, Webhook.event("push"))
                .statusCode(403)
                .body("detail", containsString("123456789012"));
    }

    @Test
    void saysWhatIsWrongWithABodyThatIsNoEvent() throws IOException {
        Webhook.post(INTEGRATION, KEY, "not json".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("detail", containsString("no JSON"));
        Webhook.post(INTEGRATION, KEY, new byte[0]).statusCode(400);
        Webhook.post(INTEGRATION, KEY, Webhook.event("no-digest"))
                .statusCode(400)
                .body("detail", containsString("detail.image-digest"));
    }

    @Test
    void refusesTwoMegabytes() {
        Webhook.post(INTEGRATION, KEY, new byte[2 << 20])
                .statusCode(413)
                .body("detail", containsString("2097152 bytes"));
    }

    @Test
    void isReadyAndCountsWhatItDid() throws IOException {
        Webhook.post(INTEGRATION, KEY, Webhook.event("push")).statusCode(202);
        RestAssured.get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        RestAssured.get("/q/metrics")
                .then()
                .body(notNullValue())
                .body(containsString("crowsnest_webhook_events_total{outcome=\"published\"}"))
                .body(containsString("crowsnest_webhook_events_total{outcome=\"unavailable\"} 0.0"));
    }
}
