package dev.crowsnest.testsupport.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** A running broker; stopped by {@link #close()}, which also deletes its data. */
public sealed interface KafkaBroker extends AutoCloseable permits EmbeddedKafka, ContainerKafka {

    /** Host and port, as {@code kafka.bootstrap.servers} wants them. */
    String bootstrapServers();

    /**
     * Makes a topic with one replica and returns when it is there.
     *
     * @param config such as {@code cleanup.policy} to {@code compact}
     * @throws IllegalStateException when the topic exists or the config is not one of Kafka's
     */
    default void createTopic(String name, int partitions, Map<String, String> config) {
        NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(config);
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            String reason = String.valueOf(e.getCause());
            throw new IllegalStateException("could not create topic for " + name + ": " + reason, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("could not create topic for " + name + ": interrupted", e);
        }
    }

    @Override
    void close();
}
