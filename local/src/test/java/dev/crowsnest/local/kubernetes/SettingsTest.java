package dev.crowsnest.local.kubernetes;

import dev.crowsnest.testsupport.configuration.DocumentedProperties;
import dev.crowsnest.testsupport.configuration.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the overlays set is what {@code docs/configuration.md} knows, and all that no service can do without. */
class SettingsTest {

    private static final Path DOCUMENT = Path.of("../docs/configuration.md");

    @ParameterizedTest
    @MethodSource("dev.crowsnest.local.kubernetes.Overlay#names")
    void areKnown(String overlay) throws Exception {
        Overlay rendered = Overlay.rendered(overlay);

        for (String service : Overlay.SERVICES) {
            assertThat(known(service))
                    .as(overlay + ": " + service)
                    .containsAll(rendered.environment(service).keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.crowsnest.local.kubernetes.Overlay#names")
    void nameWhateverIsElsewhereThanOnOneMachine(String overlay) throws Exception {
        Overlay rendered = Overlay.rendered(overlay);

        for (String service : Overlay.SERVICES) {
            assertThat(rendered.environment(service))
                    .as(overlay + ": " + service)
                    .containsKeys(needed(service));
        }
        assertThat(rendered.environment("integration-service"))
                .containsKey("CROWSNEST_SETUP_PUBLIC_ADDRESS")
                .containsEntry("QUARKUS_GRPC_CLIENTS_INSIGHTS_HOST", "analysis-service");
    }

    @ParameterizedTest
    @MethodSource("dev.crowsnest.local.kubernetes.Overlay#names")
    void haveSecretsThatSomethingMakes(String overlay) throws Exception {
        Overlay rendered = Overlay.rendered(overlay);
        Set<String> made = made(rendered);

        assertThat(rendered.all("Secret")).isEmpty();
        for (String service : Overlay.SERVICES) {
            Map<String, String> environment = rendered.environment(service);
            assertThat(environment)
                    .allSatisfy((name, value) -> assertThat(value.startsWith("secret:"))
                            .as(name)
                            .isEqualTo(Pattern.matches(".*_(USERNAME|PASSWORD|JAAS_CONFIG)", name)));
            assertThat(made)
                    .containsAll(environment.values().stream()
                            .filter(value -> value.startsWith("secret:"))
                            .toList());
        }
    }

    /** Of the operators' objects, by what they document to make. */
    private static Set<String> made(Overlay overlay) {
        Set<String> made = new TreeSet<>();
        overlay.all("KafkaUser").forEach(user -> made.add("secret:" + Overlay.nameOf(user) + "/sasl.jaas.config"));
        overlay.all("Cluster")
                .forEach(database -> Stream.of("username", "password")
                        .forEach(key -> made.add("secret:" + Overlay.nameOf(database) + "-app/" + key)));
        overlay.all("ExternalSecret")
                .forEach(secret -> Overlay.items(secret.at("/spec/data"))
                        .forEach(one -> made.add(
                                "secret:" + secret.at("/spec/target/name").asText() + "/"
                                        + one.path("secretKey").asText())));
        return made;
    }

    /** Variables of the service's section, and what Kafka's own clients take. */
    private static Set<String> known(String service) throws IOException {
        Set<String> known = new TreeSet<>();
        String section =
                Files.readString(DOCUMENT).split("\n## " + service + "\n")[1].split("\n## ")[0];
        Pattern.compile("`([A-Z]+_[A-Z0-9_]+)`").matcher(section).results().forEach(name -> known.add(name.group(1)));
        AdminClientConfig.configNames()
                .forEach(name -> known.add("KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT)));
        return known;
    }

    /** What is on this machine by default, and the password of whatever has a database. */
    private static String[] needed(String service) {
        var all = DocumentedProperties.of(DOCUMENT, service).named("");
        Stream<String> elsewhere =
                all.stream().filter(one -> one.usual().contains("localhost")).map(Property::environment);
        Stream<String> password = all.stream()
                .filter(one -> one.name().equals("quarkus.datasource.username"))
                .map(user -> "QUARKUS_DATASOURCE_PASSWORD");
        return Stream.concat(elsewhere, password).toArray(String[]::new);
    }
}
