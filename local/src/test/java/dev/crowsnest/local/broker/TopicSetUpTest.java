package dev.crowsnest.local.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.contracts.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

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

    @ParameterizedTest
    @ValueSource(strings = {"compose/topics", "kubernetes/components/managed-services/topics"})
    void isWhatTheScriptsOfDeployMake(String file) throws Exception {
        Path script = Path.of("../deploy", file);
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

    @Test
    void isWhatStrimziMakes() throws Exception {
        String file = Files.readString(Path.of("../deploy/kubernetes/components/strimzi-cloudnativepg/topics.yaml"));
        List<String> made = new ArrayList<>();
        new Yaml().loadAll(file).forEach(document -> made.add(line(new ObjectMapper().valueToTree(document))));

        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(TopicSetUp.wanted().stream()
                        .map(topic -> line(topic) + " min.insync.replicas=2")
                        .toList());
    }

    private static String line(JsonNode topic) {
        Stream<String> settings = topic.at("/spec/config").properties().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue().asText());
        return "topic " + topic.at("/metadata/name").asText() + " "
                + topic.at("/spec/partitions").asInt() + " " + settings.collect(Collectors.joining(" "));
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
