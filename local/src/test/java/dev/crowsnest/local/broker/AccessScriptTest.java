package dev.crowsnest.local.broker;

import dev.crowsnest.contracts.Topic;
import dev.crowsnest.contracts.Topics;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Kafka lets each service do, held against the channels and the code of the services. */
class AccessScriptTest {

    private static final List<String> SERVICES = AccessScript.SERVICES;
    private static final Pattern CHANNEL =
            Pattern.compile("mp\\.messaging\\.(incoming|outgoing)\\.([a-z-]+)\\.(topics?|group\\.id)");
    private static final Pattern CONSTANT = Pattern.compile("\\bTopics\\.([A-Z_]+)\\b");

    @TempDir
    private Path directory;

    private AccessScript script;

    @BeforeEach
    void run() throws Exception {
        script = AccessScript.run(directory);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void namesTheTopicsThatTheServiceSpeaksOf(String service) throws Exception {
        Set<String> spokenOf = constants(service);
        spokenOf.addAll(channels(service, "incoming", "topic"));
        spokenOf.addAll(channels(service, "outgoing", "topic"));
        spokenOf.removeIf(topic -> topic.endsWith(".dead"));

        Set<String> named = new TreeSet<>(reads(service));
        named.addAll(writes(service));
        named.removeIf(topic -> topic.endsWith(".dead"));
        assertThat(named).isEqualTo(spokenOf);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void letsReadWhatTheChannelsReadInTheirGroups(String service) throws Exception {
        Set<String> read = channels(service, "incoming", "topic");
        // Its thread is no channel, and has no group.
        if (service.equals("ingest-service")) {
            read.add(Topics.INTEGRATIONS.name());
        }
        assertThat(reads(service)).isEqualTo(read);
        assertThat(script.names(service, AclOperation.READ, ResourceType.GROUP))
                .containsExactlyElementsOf(channels(service, "incoming", "group.id"));
    }

    /** Whoever reads a topic in a group puts aside what he cannot use. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void letsWriteWhatTheChannelsWriteAndTheDeadTwinsOfWhatTheyRead(String service) throws Exception {
        Set<String> twins = channels(service, "incoming", "topic").stream()
                .filter(topic -> !topic.endsWith(".dead"))
                .map(topic -> topic + ".dead")
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(writes(service))
                .containsAll(channels(service, "outgoing", "topic"))
                .filteredOn(topic -> topic.endsWith(".dead"))
                .containsExactlyElementsOf(twins);
    }

    @Test
    void letsIntegrationServiceReplayWhateverAnyServicePutsAside() {
        List<String> aside = SERVICES.stream()
                .flatMap(service -> writes(service).stream())
                .filter(topic -> topic.endsWith(".dead"))
                .map(topic -> topic.replaceFirst("\\.dead$", ""))
                .toList();

        assertThat(writes("integration-service")).containsAll(aside);
        assertThat(reads("integration-service"))
                .containsAll(Topics.all().stream().map(Topic::deadName).toList());
    }

    @Test
    void isWhatTheDocumentationLists() throws IOException {
        String page = Files.readString(Path.of("../docs/how-to/kafka-access.md"));

        for (String service : SERVICES) {
            String groups = listed(script.names(service, AclOperation.READ, ResourceType.GROUP));
            assertThat(page)
                    .contains("| `" + service + "` | " + listed(reads(service)) + " | " + listed(writes(service))
                            + " | " + groups + " |");
        }
    }

    @Test
    void takesThePasswordOfEachServiceFromItsFile() {
        for (String service : SERVICES) {
            assertThat(script.passwords()).containsEntry(service, AccessScript.password(service));
        }
    }

    @Test
    void saysWhichFileHasNoPassword() throws IOException {
        Path secrets = Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(secrets.resolve("ingest.properties"), "quarkus.datasource.password=other\n");

        assertThatThrownBy(() -> AccessScript.run(directory, secrets))
                .hasMessageContaining("could not make the user ingest-service in Kafka: " + secrets)
                .hasMessageContaining("has no kafka.sasl.jaas.config with a password");
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty()
                ? "–"
                : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private Set<String> reads(String service) {
        return new TreeSet<>(script.names(service, AclOperation.READ, ResourceType.TOPIC));
    }

    private Set<String> writes(String service) {
        return new TreeSet<>(script.names(service, AclOperation.WRITE, ResourceType.TOPIC));
    }

    private static Set<String> constants(String service) throws Exception {
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of("..", service, "src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (MatchResult found :
                        CONSTANT.matcher(Files.readString(file)).results().toList()) {
                    Object constant = Topics.class.getField(found.group(1)).get(null);
                    if (constant instanceof Topic<?> topic) {
                        names.add(topic.name());
                    }
                }
            }
        }
        return names;
    }

    /** What the channels of a service say for a field. */
    private static Set<String> channels(String service, String direction, String field) throws IOException {
        var properties = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("..", service, "src/main/resources/application.properties"))) {
            properties.load(file);
        }
        var values = new TreeSet<String>();
        properties.forEach((name, value) -> {
            var channel = CHANNEL.matcher(name.toString());
            if (channel.matches()
                    && channel.group(1).equals(direction)
                    && channel.group(3).startsWith(field)) {
                values.addAll(List.of(value.toString().split(",")));
            }
        });
        return values;
    }
}
