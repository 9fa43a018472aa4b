package dev.crowsnest.testsupport.infrastructure;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A broker for Quarkus tests: gives {@code kafka.bootstrap.servers}.
 *
 * <p>In process; in a container when the profile {@code containers} is on and Docker answers. The init argument
 * {@code topics} names topics to be made before the application starts, with partitions where there are more than one:
 * {@code "crowsnest.registry.events.v1:3,crowsnest.integrations.v1"}.
 */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private final Map<String, Integer> topics = new TreeMap<>();
    private @Nullable KafkaBroker broker;

    @Override
    public void init(Map<String, String> arguments) {
        for (String topic : arguments.getOrDefault("topics", "").split(",")) {
            String[] parts = topic.strip().split(":");
            if (!parts[0].isEmpty()) {
                topics.put(parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
            }
        }
    }

    @Override
    public Map<String, String> start() {
        KafkaBroker started = Containers.areUsable() ? ContainerKafka.start() : EmbeddedKafka.start();
        broker = started;
        topics.forEach((name, partitions) -> started.createTopic(name, partitions, Map.of()));
        return Map.of("kafka.bootstrap.servers", started.bootstrapServers());
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }
}
