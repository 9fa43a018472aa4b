package dev.crowsnest.testsupport.infrastructure;

import org.testcontainers.kafka.KafkaContainer;

/** The broker that production runs, in a container; needs Docker. */
public final class ContainerKafka implements KafkaBroker {

    private static final String IMAGE = "apache/kafka:4.1.1";

    private final KafkaContainer container;

    private ContainerKafka(KafkaContainer container) {
        this.container = container;
    }

    /** Starts a container; pulls the image first when Docker does not have it. */
    public static ContainerKafka start() {
        KafkaContainer container = new KafkaContainer(IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        container.start();
        return new ContainerKafka(container);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public void close() {
        container.stop();
    }
}
