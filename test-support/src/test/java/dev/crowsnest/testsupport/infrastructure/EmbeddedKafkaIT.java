package dev.crowsnest.testsupport.infrastructure;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EmbeddedKafkaIT {

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void carriesRecords() throws Exception {
        kafka.createTopic("carried", 1, Map.of());

        RoundTrip.send(kafka, "carried", "first", "second");

        assertThat(RoundTrip.read(kafka, "carried", 2)).containsExactly("first", "second");
    }

    @Test
    void keepsPortAndRecordsOverRestart() throws Exception {
        kafka.createTopic("kept", 1, Map.of());
        RoundTrip.send(kafka, "kept", "before");
        String address = kafka.bootstrapServers();

        kafka.stop();
        kafka.restart();
        RoundTrip.send(kafka, "kept", "after");

        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        assertThat(RoundTrip.read(kafka, "kept", 2)).containsExactly("before", "after");
    }

    @Test
    void makesTopicsWithPartitionsAndConfig() throws Exception {
        kafka.createTopic("compacted", 3, Map.of("cleanup.policy", "compact"));

        assertThat(RoundTrip.partitions(kafka, "compacted")).isEqualTo(3);
        assertThat(RoundTrip.config(kafka, "compacted", "cleanup.policy")).isEqualTo("compact");
    }

    @Test
    void saysWhichTopicCouldNotBeMade() {
        kafka.createTopic("twice", 1, Map.of());

        assertThatIllegalStateException()
                .isThrownBy(() -> kafka.createTopic("twice", 1, Map.of()))
                .withMessageContaining("could not create topic for twice")
                .withMessageContaining("TopicExists");
    }

    @Test
    void givesQuarkusItsAddressAndItsTopics() throws Exception {
        KafkaResource resource = new KafkaResource();
        resource.init(Map.of("topics", "events:2, results"));
        try {
            String address = resource.start().get("kafka.bootstrap.servers");

            assertThat(address).startsWith("localhost:").isNotEqualTo(kafka.bootstrapServers());
            assertThat(RoundTrip.topics(address)).containsAll(List.of("events", "results"));
        } finally {
            resource.stop();
        }
    }
}
