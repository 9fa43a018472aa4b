package dev.crowsnest.ingest.access.messaging;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.ingest.access.IntegrationTable;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the topic of integrations from its first record on, outside any consumer group.
 *
 * <p>A thread and not a channel: the table must know when it has reached the end, and how lately it looked, which a channel does not
 * tell. After any failure it starts again from the first record; the topic is compacted and small.
 */
@ApplicationScoped
class IntegrationsConsumer {

    private static final Logger LOGGER = Logger.getLogger(IntegrationsConsumer.class);

    private final IntegrationTable table;
    private final IntegrationsConfig config;
    private final Map<String, Object> kafka;
    private final Thread thread = new Thread(this::run, "integrations");
    private volatile boolean stopped;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    IntegrationsConsumer(
            IntegrationTable table,
            IntegrationsConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.table = table;
        this.config = config;
        this.kafka = settings(kafka);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        LockSupport.unpark(thread);
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void run() {
        while (!stopped) {
            try (var opened = new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException e) {
                LOGGER.debug("stopped following the integrations", e);
            } catch (RuntimeException e) {
                // Of any kind: a reader that has ended for good would never refuse anybody again, and never tell.
                LOGGER.warnf("could not read the list of integrations: topic=%s reason=%s", topic(), e.getMessage());
                LockSupport.parkNanos(config.backOff().toNanos());
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> open) {
        var reading = IntegrationsReading.fromTheStart(open, table);
        while (!stopped) {
            reading.goOn(config.poll());
        }
    }

    private static String topic() {
        return Topics.INTEGRATIONS.name();
    }

    private static Map<String, Object> settings(Map<String, Object> broker) {
        var settings = new HashMap<>(broker);
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return settings;
    }
}
