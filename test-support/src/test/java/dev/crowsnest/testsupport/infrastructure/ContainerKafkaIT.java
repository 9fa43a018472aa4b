package dev.crowsnest.testsupport.infrastructure;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@RequiresDocker
class ContainerKafkaIT {

    @Test
    void carriesRecords() throws Exception {
        try (ContainerKafka kafka = ContainerKafka.start()) {
            kafka.createTopic("carried", 1, Map.of());

            RoundTrip.send(kafka, "carried", "first", "second");

            assertThat(RoundTrip.read(kafka, "carried", 2)).containsExactly("first", "second");
        }
    }
}
