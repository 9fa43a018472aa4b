package dev.crowsnest.local.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * How the one broker of this machine runs: broker and controller in one process, everything once.
 *
 * @param controllerPort where the controller listens for the broker beside it
 */
record BrokerSettings(Path data, int port, int controllerPort) {

    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String HOST = "127.0.0.1";
    private static final String CLIENTS = "PLAINTEXT";

    String bootstrapServers() {
        return HOST + ":" + port;
    }

    Properties properties() {
        var settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", listener(CLIENTS, port) + "," + listener(CONTROLLER, controllerPort));
        settings.put("advertised.listeners", listener(CLIENTS, port));
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("log.dirs", data.toString());
        settings.put("auto.create.topics.enable", "false");
        // A group waits for members that come later; here a service has one process.
        settings.put("group.initial.rebalance.delay.ms", "0");
        alone(settings);
        return settings;
    }

    /** What a cluster keeps three times is kept once, and its inner topics are small. */
    private static void alone(Properties settings) {
        for (var topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(topic + ".replication.factor", "1");
        }
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        // Of the 128 MiB that it takes by itself nothing is needed for a compacted topic of a few records.
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    }

    private static String listener(String name, int port) {
        return name + "://" + HOST + ":" + port;
    }
}
