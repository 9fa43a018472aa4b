package dev.crowsnest.local.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What {@code deploy/kafka/access} says, in a broker that asks and refuses. */
class KafkaAccessIT {

    private static final List<String> SERVICES = AccessScript.SERVICES;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> TOPICS =
            TopicSetUp.wanted().stream().map(NewTopic::name).toList();

    @TempDir
    private static Path directory;

    private static GuardedBroker broker;
    private static AccessScript script;

    @BeforeAll
    static void start() throws Exception {
        broker = GuardedBroker.start(directory.resolve("kafka"));
        script = AccessScript.run(Files.createDirectories(directory.resolve("script")));
        try (var admin = Admin.create(broker.admin())) {
            admin.createTopics(TopicSetUp.wanted()).all().get(60, TimeUnit.SECONDS);
            admin.alterUserScramCredentials(script.users()).all().get(60, TimeUnit.SECONDS);
            admin.createAcls(script.bindings()).all().get(60, TimeUnit.SECONDS);
        }
        for (String topic : TOPICS) {
            assertThat(writes(broker.admin(), topic)).isTrue();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void letsAServiceReadAndWriteWhatIsItsOwnAndNothingElse(String service) throws Exception {
        List<String> readable = script.names(service, AclOperation.READ, ResourceType.TOPIC);
        List<String> writable = script.names(service, AclOperation.WRITE, ResourceType.TOPIC);

        assertThat(TOPICS.stream().filter(topic -> reads(client(service), topic)))
                .containsExactlyInAnyOrderElementsOf(readable);
        for (String topic : TOPICS) {
            assertThat(writes(client(service), topic)).as(topic).isEqualTo(writable.contains(topic));
        }
    }

    @Test
    void letsAServiceJoinItsOwnGroupOnly() {
        assertThat(joins("analysis-service", "analysis-service", "crowsnest.analysis.requests.v1"))
                .isTrue();
        assertThat(joins("integration-service", "integration-service", "crowsnest.registry.events.v1"))
                .isTrue();
        assertThat(joins("analysis-service", "integration-service", "crowsnest.analysis.requests.v1"))
                .isFalse();
        assertThat(joins("ingest-service", "ingest-service", "crowsnest.integrations.v1"))
                .isFalse();
    }

    @Test
    void refusesWhoIsNotKnown() {
        assertThatThrownBy(() -> writes(broker.client("ingest-service", "wrong"), "crowsnest.registry.events.v1"))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
        assertThatThrownBy(() -> writes(broker.client("somebody", "else"), "crowsnest.registry.events.v1"))
                .hasRootCauseInstanceOf(SaslAuthenticationException.class);
    }

    private static Map<String, Object> client(String service) {
        return broker.client(service, AccessScript.password(service));
    }

    private static boolean writes(Map<String, Object> client, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", "value")).get(60, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            throw e;
        }
    }

    private static boolean reads(Map<String, Object> client, String topic) {
        try (var consumer = new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            return awaited(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
        } catch (AuthorizationException e) {
            return false;
        }
    }

    private static boolean joins(String service, String group, String topic) {
        Map<String, Object> settings = client(service);
        settings.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            return awaited(() -> {
                consumer.poll(Duration.ofMillis(100));
                return !consumer.assignment().isEmpty();
            });
        } catch (AuthorizationException e) {
            return false;
        }
    }

    private static boolean awaited(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInSameThread().until(condition::getAsBoolean);
        return true;
    }
}
