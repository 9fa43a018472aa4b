package dev.crowsnest.local.broker;

import dev.crowsnest.contracts.Topics;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TopicSetUpTest {

    @Test
    void wantsEachTopicWithItsDeadTwin() {
        assertThat(TopicSetUp.wanted())
                .extracting(NewTopic::name)
                .contains(Topics.INTEGRATIONS.name(), Topics.INTEGRATIONS.deadName())
                .hasSize(2 * Topics.all().size());
    }

    @Test
    void compactsTheIntegrationsAndNotTheirDeadTwin() {
        assertThat(settingOf(Topics.INTEGRATIONS.name())).isEqualTo("compact");
        assertThat(settingOf(Topics.INTEGRATIONS.deadName())).isEqualTo("delete");
    }

    private static String settingOf(String topic) {
        return TopicSetUp.wanted().stream()
                .filter(wanted -> wanted.name().equals(topic))
                .findFirst()
                .orElseThrow()
                .configs()
                .get("cleanup.policy");
    }
}
