package dev.crowsnest.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker, in this process. */
final class Broker implements AutoCloseable {

    private final KafkaRaftServer server;

    private Broker(KafkaRaftServer server) {
        this.server = server;
    }

    /** Serves when this returns; records of earlier runs are there. */
    static Broker start(BrokerSettings settings) {
        format(settings);
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings.properties(), false), Time.SYSTEM);
        server.startup();
        return new Broker(server);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Gives the cluster its identity, once. */
    private static void format(BrokerSettings settings) {
        var data = settings.data();
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(data);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .addDirectory(data.toString())
                    .setMetadataLogDirectory(data.toString())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("could not write Kafka's directory for " + data + ": " + e, e);
        } catch (Exception e) {
            throw new IllegalStateException("could not format Kafka's directory for " + data + ": " + e, e);
        }
    }
}
