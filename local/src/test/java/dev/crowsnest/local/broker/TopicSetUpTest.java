package dev.crowsnest.local.broker;

import dev.crowsnest.contracts.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    @Test
    void isWhatTheScriptOfComposeMakes() throws Exception {
        Path script = Path.of("../deploy/compose/topics");
        String week = "" + Duration.ofDays(7).toMillis();
        String month = "" + Topics.DEAD_KEPT.toMillis();
        List<String> made = Files.readAllLines(script).stream()
                .filter(line -> line.startsWith("topic crowsnest."))
                .map(line -> line.replace("$week", week).replace("$month", month))
                .toList();

        assertThat(Files.readString(script)).contains("week=" + week + "\n", "month=" + month + "\n");
        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(
                        TopicSetUp.wanted().stream().map(TopicSetUpTest::line).toList());
    }

    private static String line(NewTopic topic) {
        return "topic " + topic.name() + " " + topic.numPartitions() + " "
                + new TreeMap<>(topic.configs())
                        .entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining(" "));
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
