package dev.crowsnest.local.broker;

import dev.crowsnest.contracts.Topic;
import dev.crowsnest.contracts.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes every topic of the catalogue and its dead twin, before any service starts. */
final class TopicSetUp {

    private static final short ONE_COPY = 1;
    private static final long SECONDS = 30;

    private TopicSetUp() {}

    /** Leaves those alone that are there. */
    static void run(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            var present = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            var missing = wanted().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not make the topics at " + bootstrapServers + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not make the topics at " + bootstrapServers + ": interrupted", e);
        }
    }

    static List<NewTopic> wanted() {
        var wanted = new ArrayList<NewTopic>();
        for (Topic<?> topic : Topics.all()) {
            wanted.add(new NewTopic(topic.name(), topic.partitions(), ONE_COPY).configs(topic.settings()));
            wanted.add(new NewTopic(topic.deadName(), topic.partitions(), ONE_COPY)
                    .configs(Map.of(
                            "cleanup.policy", "delete", "retention.ms", Long.toString(Topics.DEAD_KEPT.toMillis()))));
        }
        return wanted;
    }
}
