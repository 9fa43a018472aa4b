package dev.crowsnest.analysis.pipeline;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.crowsnest.contracts.EventHeaders;
import dev.crowsnest.contracts.Topic;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.FindingsNews;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;

/** The test's own end of the broker: sends requests and reads all results, from the first on. */
public final class Broker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    private Broker(String servers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(
                new TopicPartition(Topics.ANALYSIS_RESULTS.name(), 0),
                new TopicPartition(Topics.ANALYSIS_RESULTS.name(), 1),
                new TopicPartition(Topics.FINDINGS_NEWS.name(), 0),
                new TopicPartition(Topics.FINDINGS_NEWS.name(), 1),
                new TopicPartition(Topics.ANALYSIS_REQUESTS.deadName(), 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public static Broker connect() {
        return new Broker(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    void send(String key, AnalysisRequest request) {
        send(key, request.toByteArray(), new EventHeaders(id(), "AnalysisRequested", "/test", Instant.now(), null));
    }

    void send(String key, byte[] value, EventHeaders headers) {
        var record = new ProducerRecord<>(Topics.ANALYSIS_REQUESTS.name(), key, value);
        headers.writeTo(record.headers());
        producer.send(record);
        producer.flush();
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    /** All results of a digest so far, in the order of the topic. */
    List<AnalysisResult> results(String digest) {
        poll();
        return seen.stream()
                .filter(record -> record.topic().equals(Topics.ANALYSIS_RESULTS.name()))
                .filter(record -> digest.equals(record.key()))
                .map(Broker::result)
                .toList();
    }

    /** All news of findings in a repository so far, in the order of the topic. */
    List<FindingsNews> news(String repository) {
        return everything().stream()
                .filter(record -> record.topic().equals(Topics.FINDINGS_NEWS.name()))
                .filter(record -> (Registry.ACCOUNT + "/" + Registry.REGION + "/" + repository).equals(record.key()))
                .map(record -> parse(Topics.FINDINGS_NEWS, record))
                .toList();
    }

    /** The place in a trace of each result of a digest so far. */
    List<String> traceParents(String digest) {
        return everything().stream()
                .filter(record -> digest.equals(record.key()))
                .map(record ->
                        new String(record.headers().lastHeader("traceparent").value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Waits for the first result of a digest that is as wanted. */
    public AnalysisResult await(String digest, Predicate<AnalysisResult> wanted) {
        return Awaitility.await("a result of " + digest)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> results(digest).stream().filter(wanted).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** Every record of the results and of the dead twin, so far. */
    List<ConsumerRecord<String, byte[]>> everything() {
        poll();
        return List.copyOf(seen);
    }

    /** Waits for the reason why a record with this key is dead. */
    String awaitDead(String key, String reasonHeader) {
        return Awaitility.await("a dead record of " + key)
                .atMost(PATIENCE)
                .until(
                        () -> everything().stream()
                                .filter(record -> record.topic().equals(Topics.ANALYSIS_REQUESTS.deadName()))
                                .filter(record -> key.equals(record.key()))
                                .map(record -> new String(
                                        record.headers()
                                                .lastHeader(reasonHeader)
                                                .value(),
                                        StandardCharsets.UTF_8))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
    }

    private static AnalysisResult result(ConsumerRecord<String, byte[]> record) {
        return parse(Topics.ANALYSIS_RESULTS, record);
    }

    private static <M extends Message> M parse(Topic<M> topic, ConsumerRecord<String, byte[]> record) {
        try {
            return topic.parse(record.value());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("no message of its topic: " + record, e);
        }
    }
}
