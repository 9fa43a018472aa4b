package dev.crowsnest.ingest.bench;

import com.google.protobuf.ByteString;
import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.MalformedEventException;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.ingest.access.TestIntegrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker that both sides write to, seen from outside. */
final class Broker implements AutoCloseable {

    private final JavaProcess process;
    private final String address;

    private Broker(JavaProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    static Broker start(Path folder) throws IOException {
        Path address = folder.resolve("broker.address");
        var arguments = List.of(
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                address.toString());
        JavaProcess process = JavaProcess.start(arguments, Map.of(), folder.resolve("broker.log"));
        try {
            process.awaitReady(() -> Files.exists(address));
            return new Broker(process, Files.readString(address));
        } catch (IOException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    String address() {
        return address;
    }

    void createTopic(String name, int partitions) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** Makes the topic of integrations with one that is connected, whose key the load has. */
    void know(String integration) throws InterruptedException, ExecutionException {
        createTopic(Topics.INTEGRATIONS.name(), Topics.INTEGRATIONS.partitions());
        IntegrationChanged connected = IntegrationChanged.newBuilder()
                .setIntegrationId(integration)
                .setState(IntegrationState.INTEGRATION_STATE_CONNECTED)
                .setAccount(PushEvent.ACCOUNT)
                .setRegion(PushEvent.REGION)
                .addApiKeyHashes(ByteString.copyFrom(TestIntegrations.hash(LoadGenerator.KEY)))
                .build();
        produce(Topics.INTEGRATIONS.name(), integration, connected.toByteArray());
    }

    private void produce(String topic, String key, byte[] value) throws InterruptedException, ExecutionException {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    /** The event id of every record of a topic, doubles too, sorted. */
    List<String> eventIds(String topic) {
        List<String> ids = new ArrayList<>();
        read(topic, record -> ids.add(eventId(record)));
        ids.sort(null);
        return ids;
    }

    long count(String topic) {
        var count = new LongAdder();
        read(topic, record -> count.increment());
        return count.sum();
    }

    private static String eventId(ConsumerRecord<String, byte[]> record) {
        try {
            return EventHeaders.readFrom(record.headers()).id();
        } catch (MalformedEventException e) {
            throw new IllegalStateException("a record on " + record.topic() + " is no event", e);
        }
    }

    // One at a time: a full run leaves more than fits into this process at once.
    private void read(String topic, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(each);
            }
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
