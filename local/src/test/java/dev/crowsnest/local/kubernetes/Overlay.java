package dev.crowsnest.local.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** An overlay's objects, rendered. */
record Overlay(String name, List<JsonNode> objects) {

    static final List<String> SERVICES = List.of("ingest-service", "integration-service", "analysis-service");

    /** Kustomize's labels for templates came with kubectl 1.25. */
    private static final int OLDEST_MINOR = 25;

    private static final Path OVERLAYS = Path.of("../deploy/kubernetes/overlays");

    static List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(OVERLAYS)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Skips the test where no kubectl is that can render it. */
    static Overlay rendered(String name) throws IOException, InterruptedException {
        assumeTrue(canRender(), "there is no kubectl, or one older than 1.25: deploy/kubernetes is not evaluated");
        Process process = new ProcessBuilder(
                        "kubectl", "kustomize", OVERLAYS.resolve(name).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("kubectl kustomize " + name).isZero();
        List<JsonNode> objects = new ArrayList<>();
        new Yaml().loadAll(text).forEach(object -> objects.add(new ObjectMapper().valueToTree(object)));
        return new Overlay(name, objects);
    }

    List<JsonNode> all(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    JsonNode one(String kind, String name) {
        return all(kind).stream()
                .filter(object -> nameOf(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no " + kind + " " + name));
    }

    /** The templates of pods, ours and the jobs'. */
    List<JsonNode> pods() {
        return Stream.of("Deployment", "Job", "StatefulSet", "DaemonSet", "CronJob")
                .flatMap(kind -> all(kind).stream())
                .map(object -> object.at("/spec/template"))
                .toList();
    }

    /** What the first container of a service finds in its environment; of a secret its name and key. */
    Map<String, String> environment(String service) {
        JsonNode container = one("Deployment", service).at("/spec/template/spec/containers/0");
        Map<String, String> environment = new TreeMap<>();
        items(container.path("envFrom"))
                .forEach(from -> one("ConfigMap", from.at("/configMapRef/name").asText())
                        .path("data")
                        .properties()
                        .forEach(entry ->
                                environment.put(entry.getKey(), entry.getValue().asText())));
        items(container.path("env"))
                .forEach(entry -> environment.put(entry.path("name").asText(), value(entry)));
        return environment;
    }

    private static String value(JsonNode entry) {
        JsonNode secret = entry.at("/valueFrom/secretKeyRef");
        return secret.isObject()
                ? "secret:" + secret.path("name").asText() + "/"
                        + secret.path("key").asText()
                : entry.path("value").asText();
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new TreeMap<>();
        object.properties()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asText()));
        return labels;
    }

    static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static boolean canRender() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("kubectl", "version", "--client", "--output=json")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            JsonNode version =
                    new ObjectMapper().readTree(process.getInputStream()).path("clientVersion");
            int minor = Integer.parseInt(version.path("minor").asText("0").replaceAll("[^0-9]", ""));
            return process.waitFor() == 0 && minor >= OLDEST_MINOR;
        } catch (IOException e) {
            return false;
        }
    }
}
