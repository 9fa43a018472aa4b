package dev.crowsnest.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsTest {

    @Test
    void keepsIntegrationsForeverAndTheRestForAWeek() {
        assertThat(Topics.INTEGRATIONS.settings()).containsExactly(Map.entry("cleanup.policy", "compact"));
        assertThat(Topics.REGISTRY_EVENTS.settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "604800000");
    }

    @Test
    void namesEachTopicOnce() {
        assertThat(Topics.all()).extracting(Topic::name).doesNotHaveDuplicates().allMatch(name -> name.endsWith(".v1"));
    }

    @Test
    void putsADeadRecordAsideAsItCame() {
        var record = new ConsumerRecord<>("crowsnest.registry.events.v1", 3, 42L, "key", new byte[] {1, 2});
        record.headers().add("ce_id", "e1".getBytes(StandardCharsets.UTF_8));
        var dead = DeadLetter.of(record, Topics.REGISTRY_EVENTS, "integration-service", "no fact in it");
        assertThat(dead.topic()).isEqualTo("crowsnest.registry.events.v1.dead");
        assertThat(dead.key()).isEqualTo("key");
        assertThat(dead.value()).containsExactly(1, 2);
        assertThat(header(dead, "ce_id")).isEqualTo("e1");
        assertThat(header(dead, DeadLetter.REASON)).isEqualTo("no fact in it");
        assertThat(header(dead, DeadLetter.ORIGIN)).isEqualTo("crowsnest.registry.events.v1/3/42");
    }

    private static String header(ProducerRecord<String, byte[]> of, String name) {
        return new String(of.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
