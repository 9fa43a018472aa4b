package dev.crowsnest.ingest.access.messaging;

import com.google.protobuf.ByteString;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.ingest.access.Access;
import dev.crowsnest.ingest.access.IntegrationTable;
import dev.crowsnest.ingest.access.TestIntegrations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntegrationsReadingTest {

    private static final String TOPIC = Topics.INTEGRATIONS.name();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final byte[] OLD_KEY = state("old");
    private static final byte[] NEW_KEY = state("new");

    private final IntegrationTable table = TestIntegrations.table("i0", "any", "123456789012", "us-west-2");

    @Test
    void judgesNobodyByAStateThatWasTrueBeforeTheEnd() {
        MockConsumer<String, byte[]> consumer = topic(3);
        var reading = IntegrationsReading.fromTheStart(consumer, table);
        consumer.addRecord(record(0, OLD_KEY));
        reading.goOn(Duration.ZERO);
        assertThat(table.judge("i0", "any")).as("what was known stays").isInstanceOf(Access.Granted.class);
        assertThat(table.judge("i1", "old")).isInstanceOf(Access.Refused.class);

        consumer.addRecord(record(1, NEW_KEY));
        consumer.addRecord(record(2, NEW_KEY));
        reading.goOn(Duration.ZERO);

        assertThat(table.judge("i1", "new")).isInstanceOf(Access.Granted.class);
        assertThat(table.judge("i1", "old")).isInstanceOf(Access.Refused.class);
        assertThat(table.judge("i0", "any")).isInstanceOf(Access.Refused.class);
    }

    @Test
    void keepsTheLastReadableStateAndForgetsADeletedOne() {
        MockConsumer<String, byte[]> consumer = topic(2);
        var reading = IntegrationsReading.fromTheStart(consumer, table);
        consumer.addRecord(record(0, NEW_KEY));
        consumer.addRecord(record(1, new byte[] {(byte) 0xff}));
        reading.goOn(Duration.ZERO);
        assertThat(table.judge("i1", "new")).isInstanceOf(Access.Granted.class);

        consumer.updateEndOffsets(Map.of(PARTITION, 3L));
        consumer.addRecord(record(2, null));
        reading.goOn(Duration.ZERO);
        assertThat(table.judge("i1", "new")).isInstanceOf(Access.Refused.class);
    }

    @Test
    void takesNoTopicForNoKnowledge() {
        var consumer = new MockConsumer<String, byte[]>("earliest");
        consumer.updatePartitions(TOPIC, List.of());
        assertThatThrownBy(() -> IntegrationsReading.fromTheStart(consumer, table))
                .isInstanceOf(UnknownTopicOrPartitionException.class);
    }

    private static MockConsumer<String, byte[]> topic(long end) {
        var consumer = new MockConsumer<String, byte[]>("earliest");
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        return consumer;
    }

    private static ConsumerRecord<String, byte[]> record(long offset, byte @Nullable [] value) {
        return new ConsumerRecord<>(TOPIC, 0, offset, "i1", value);
    }

    private static byte[] state(String key) {
        return IntegrationChanged.newBuilder()
                .setIntegrationId("i1")
                .setState(IntegrationState.INTEGRATION_STATE_CONNECTED)
                .setAccount("123456789012")
                .setRegion("us-west-2")
                .addApiKeyHashes(ByteString.copyFrom(TestIntegrations.hash(key)))
                .build()
                .toByteArray();
    }
}
