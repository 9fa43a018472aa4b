package dev.crowsnest.local.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;

/** A broker that asks who somebody is, and lets nobody do what he was not allowed. */
final class GuardedBroker implements AutoCloseable {

    private static final String ADMIN = "admin";

    private final int port = freePort();
    private final int innerPort = freePort();
    private final BrokerSettings settings;
    private final KafkaRaftServer server;

    private GuardedBroker(Path data) throws Exception {
        settings = new BrokerSettings(data, port, freePort());
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setScramArguments(List.of("SCRAM-SHA-512=[name=" + ADMIN + ",password=" + ADMIN + "]"))
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
        server = new KafkaRaftServer(KafkaConfig.fromProps(properties(), false), Time.SYSTEM);
        server.startup();
    }

    static GuardedBroker start(Path data) throws Exception {
        return new GuardedBroker(data);
    }

    String bootstrapServers() {
        return settings.bootstrapServers();
    }

    Map<String, Object> admin() {
        return client(ADMIN, ADMIN);
    }

    /** What a client needs to sign in. */
    Map<String, Object> client(String user, String password) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                        + password + "\";"));
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private Properties properties() {
        Properties properties = settings.properties();
        String controller = properties.getProperty("listeners").split(",")[1];
        String clients = "CLIENTS://127.0.0.1:" + port + ",INNER://127.0.0.1:" + innerPort;
        properties.put("listeners", clients + "," + controller);
        properties.put("advertised.listeners", clients);
        properties.put("inter.broker.listener.name", "INNER");
        properties.put("listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,INNER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        properties.put(
                "listener.name.clients.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        properties.put("authorizer.class.name", StandardAuthorizer.class.getName());
        properties.put("super.users", "User:ANONYMOUS;User:" + ADMIN);
        return properties;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("found no free port", e);
        }
    }
}
