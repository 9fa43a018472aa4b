package dev.crowsnest.ingest.access.messaging;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.ingest.access.Integration;
import dev.crowsnest.ingest.access.IntegrationTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/** One reading of the topic from its first record on. The table learns of it only at the topic's end. */
final class IntegrationsReading {

    private static final Logger LOGGER = Logger.getLogger(IntegrationsReading.class);

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final IntegrationTable table;
    private final Map<String, Integration> integrations = new HashMap<>();

    private IntegrationsReading(
            Consumer<String, byte[]> consumer, List<TopicPartition> partitions, IntegrationTable table) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.table = table;
    }

    /** @throws UnknownTopicOrPartitionException when there is no topic; read as an empty one it would refuse everybody */
    static IntegrationsReading fromTheStart(Consumer<String, byte[]> consumer, IntegrationTable table) {
        String topic = Topics.INTEGRATIONS.name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("there is no such topic");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new IntegrationsReading(consumer, partitions, table);
    }

    /** Waits for news, at most so long, and tells the table of them. */
    void goOn(Duration patience) {
        // The end is asked for before the poll: all that was written until then is known once it is reached.
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.poll(patience).forEach(this::apply);
        if (ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            table.replaceAll(integrations);
        }
    }

    private void apply(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            integrations.remove(record.key());
            return;
        }
        try {
            integrations.put(record.key(), integration(Topics.INTEGRATIONS.parse(record.value())));
        } catch (InvalidProtocolBufferException e) {
            // The last readable state stays. A group-less reader has no dead twin: every replica would write one.
            LOGGER.errorf(
                    "passed over an unreadable integration: partition=%d offset=%d reason=%s",
                    record.partition(), record.offset(), e.getMessage());
        }
    }

    private static Integration integration(IntegrationChanged changed) {
        return new Integration(
                changed.getState() == IntegrationState.INTEGRATION_STATE_REMOVED,
                changed.getAccount(),
                changed.getRegion(),
                changed.getApiKeyHashesList().stream()
                        .map(hash -> hash.toByteArray())
                        .toList());
    }
}
