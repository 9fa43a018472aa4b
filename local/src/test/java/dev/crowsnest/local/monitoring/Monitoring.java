package dev.crowsnest.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The alerts and dashboards as they are in the checkout. */
public final class Monitoring {

    static final Path HOME = Path.of("..");
    static final Path DIRECTORY = HOME.resolve("deploy/monitoring");
    static final List<String> DASHBOARDS = List.of("pipeline", "posture");

    private Monitoring() {}

    /** What all of their queries ask for. */
    public static List<Selector> selectors() throws IOException {
        return queries().stream().flatMap(Selector::of).distinct().toList();
    }

    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        alerts().forEach(alert -> queries.add(alert.path("expr").asText()));
        for (String dashboard : DASHBOARDS) {
            panels(dashboard)
                    .flatMap(panel -> items(panel.path("targets")))
                    .forEach(target -> queries.add(target.path("expr").asText()));
        }
        return queries;
    }

    static List<JsonNode> alerts() throws IOException {
        return items(yaml("alerts.yaml").at("/groups/0/rules")).toList();
    }

    static JsonNode yaml(String name) throws IOException {
        return new ObjectMapper().valueToTree((Object) new Yaml().load(Files.readString(DIRECTORY.resolve(name))));
    }

    static JsonNode dashboard(String name) throws IOException {
        return new ObjectMapper().readTree(DIRECTORY.resolve(name + ".json").toFile());
    }

    static Stream<JsonNode> panels(String dashboard) throws IOException {
        return items(dashboard(dashboard).path("panels"));
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Skips the test where promtool is not installed. */
    static void promtool(String... arguments) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "promtool"))),
                "promtool is not installed, so the rules are not checked");
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
