package dev.crowsnest.testsupport.infrastructure;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A real broker with its own controller (KRaft), in this JVM, up in about two seconds.
 *
 * <p>{@link #stop()} and {@link #restart()} keep port, topics and records, so that clients can be seen to survive.
 * Topics are not made on first use: a test names the ones that it needs.
 */
public final class EmbeddedKafka implements KafkaBroker {

    private static final String HOST = "localhost";

    private final int port = FreePort.find();
    private final int controllerPort = FreePort.find();
    private final String clusterId = Uuid.randomUuid().toString();
    private final TemporaryDirectory directory = TemporaryDirectory.create("kafka");
    private @Nullable EmbeddedKafkaBroker running;

    private EmbeddedKafka() {}

    /** Starts a broker on a free port. */
    public static EmbeddedKafka start() {
        EmbeddedKafka kafka = new EmbeddedKafka();
        try {
            kafka.restart();
            return kafka;
        } catch (RuntimeException | LinkageError e) {
            kafka.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Stops the broker in order, keeping its data; nothing happens when it is stopped. */
    public synchronized void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /** Starts the broker again on its port, with its data; stops it before when it runs. */
    public synchronized void restart() {
        stop();
        running = new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withClusterId(clusterId)
                .withKafkaHost(HOST)
                .withKafkaPort(port)
                .withControllerPort(controllerPort)
                .withDeleteLogDirsOnClose(false)
                .withAdditionalProperties(this::configure)
                .start();
    }

    @Override
    public synchronized void close() {
        stop();
        directory.close();
    }

    private void configure(Properties broker) {
        Path logs = directory.path().resolve("logs");
        broker.remove("log.dir");
        broker.put("log.dirs", logs.toString());
        broker.put("auto.create.topics.enable", "false");
        // A consumer that comes first waits for others in production; here it has nobody to wait for.
        broker.put("group.initial.rebalance.delay.ms", "0");
    }
}
