package dev.crowsnest.ingest.webhook.rest;

import com.google.protobuf.ByteString;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.ingest.access.Access;
import dev.crowsnest.ingest.access.IntegrationTable;
import dev.crowsnest.ingest.access.TestIntegrations;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import static org.awaitility.Awaitility.await;

/** Lets the service know integrations, as integration-service does. */
final class KnownIntegrations {

    static final String KEY = "the-key";

    private static final String REGION = "us-west-2";

    private final KafkaCompanion kafka;
    private final IntegrationTable table;

    KnownIntegrations(KafkaCompanion kafka, IntegrationTable table) {
        this.kafka = kafka;
        this.table = table;
    }

    void know(String id, String account, IntegrationState state) {
        IntegrationChanged changed = IntegrationChanged.newBuilder()
                .setIntegrationId(id)
                .setState(state)
                .setAccount(account)
                .setRegion(REGION)
                .addApiKeyHashes(ByteString.copyFrom(TestIntegrations.hash(KEY)))
                .build();
        kafka.produceWithSerializers(StringSerializer.class, ByteArraySerializer.class)
                .fromRecords(new ProducerRecord<>(Topics.INTEGRATIONS.name(), id, changed.toByteArray()))
                .awaitCompletion();
        await().until(() -> isKnown(id, state));
    }

    private boolean isKnown(String id, IntegrationState state) {
        Access access = table.judge(id, KEY);
        return state == IntegrationState.INTEGRATION_STATE_REMOVED
                ? access.equals(new Access.Refused("the integration was removed"))
                : access instanceof Access.Granted;
    }
}
