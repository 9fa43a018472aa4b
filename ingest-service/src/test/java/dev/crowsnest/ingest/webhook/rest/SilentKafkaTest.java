package dev.crowsnest.ingest.webhook.rest;

import com.google.protobuf.ByteString;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.ingest.access.Access;
import dev.crowsnest.ingest.access.IntegrationTable;
import dev.crowsnest.ingest.access.TestIntegrations;
import dev.crowsnest.testsupport.infrastructure.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

/** What callers see while the broker is away, before it was ever there and after. */
@QuarkusTest
@TestProfile(SilentKafkaTest.Profile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SilentKafkaTest {

    private static final String INTEGRATION = "int-1";
    private static final String KEY = "the-key";

    @Inject
    IntegrationTable table;

    @Test
    @Order(1)
    void refusesNobodyAndIsNotReadyBeforeTheListOfIntegrationsWasRead() throws IOException {
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'integrations read' }.data.'away since'", startsWith("20"));
        Webhook.post("nobody", "no key", Webhook.event("push")).statusCode(503).header("Retry-After", notNullValue());
    }

    @Test
    @Order(2)
    void takesEventsAgainWhenKafkaIsBack() throws IOException {
        broker().restart();
        createTopics();
        connect();
        RestAssured.get("/q/health/ready").then().statusCode(200).body(not(containsString("away since")));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        Webhook.post(INTEGRATION, KEY, Webhook.event("push")).statusCode(202));
    }

    @Test
    @Order(3)
    void asksToComeBackWithinEventBridgesTimeWhenKafkaStops() throws IOException {
        broker().stop();
        Webhook.post(INTEGRATION, KEY, Webhook.event("push"))
                .statusCode(503)
                .header("Retry-After", equalTo("5"))
                .body("title", equalTo("Try again"));
        assertThat(table.judge(INTEGRATION, KEY)).isInstanceOf(Access.Granted.class);
    }

    private void connect() {
        IntegrationChanged changed = IntegrationChanged.newBuilder()
                .setIntegrationId(INTEGRATION)
                .setState(IntegrationState.INTEGRATION_STATE_CONNECTED)
                .setAccount("123456789012")
                .setRegion("us-west-2")
                .addApiKeyHashes(ByteString.copyFrom(TestIntegrations.hash(KEY)))
                .build();
        try (var kafka = new KafkaCompanion(broker().bootstrapServers())) {
            kafka.produceWithSerializers(StringSerializer.class, ByteArraySerializer.class)
                    .fromRecords(new ProducerRecord<>(Topics.INTEGRATIONS.name(), INTEGRATION, changed.toByteArray()))
                    .awaitCompletion();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> table.judge(INTEGRATION, KEY) instanceof Access.Granted && table.isComplete());
    }

    private static void createTopics() {
        broker().createTopic(Topics.INTEGRATIONS.name(), 1, Map.of());
        broker().createTopic(Topics.REGISTRY_EVENTS.name(), 1, Map.of());
    }

    private static EmbeddedKafka broker() {
        return Objects.requireNonNull(StoppedKafka.broker);
    }

    public static final class Profile implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(StoppedKafka.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    /** Names a broker that does not run yet. */
    public static final class StoppedKafka implements QuarkusTestResourceLifecycleManager {

        private static @Nullable EmbeddedKafka broker;

        @Override
        public Map<String, String> start() {
            EmbeddedKafka kafka = EmbeddedKafka.start();
            kafka.stop();
            broker = kafka;
            return Map.of("kafka.bootstrap.servers", kafka.bootstrapServers());
        }

        @Override
        public void stop() {
            broker().close();
        }
    }
}
