package dev.crowsnest.local.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crowsnest.local.machine.CannotStart;
import dev.crowsnest.localecr.LocalEcr;
import dev.crowsnest.localecr.LocalEcrConfig;
import dev.crowsnest.testsupport.image.BuiltImage;
import dev.crowsnest.testsupport.image.DockerArchive;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.IndexBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContainerImagesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TYPES =
            "application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json";
    private static final List<String> BOTH = List.of("amd64", "arm64");

    @TempDir
    private Path directory;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    private final List<String> said = new ArrayList<>();
    private LocalEcr registry;
    private String host;

    @BeforeEach
    void start() throws IOException {
        registry = LocalEcr.start(
                LocalEcrConfig.in(directory.resolve("registry")).port(0).build());
        host = "localhost:" + registry.registryUri().getPort();
        var base = IndexBuilder.oci().image(base("amd64")).image(base("arm64")).build();
        RegistryPush.to(registry.registryUri()).push(base, "base", "17");
        for (String service : List.of("ingest-service", "integration-service", "analysis-service")) {
            file(service + "/target/quarkus-app/lib/main/org.library-1.jar", "library");
            file(service + "/target/quarkus-app/lib/main/dev.crowsnest.contracts-1.jar", "contracts");
            file(service + "/target/quarkus-app/quarkus-run.jar", service);
        }
        file("local-ecr/target/lib/vertx-1.jar", "library");
        file("local-ecr/target/local-ecr-1.0.jar", "local-ecr");
        file("local-ecr/target/local-ecr-1.0-sources.jar", "sources");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void pushesForBothArchitecturesWhoseImagesAreNotRoots() throws Exception {
        images("base:17", BOTH).toRegistry(host + "/crowsnest");

        JsonNode index = manifest("ingest-service", "test");
        assertThat(texts(index.path("manifests"), "/platform/architecture")).containsExactlyInAnyOrderElementsOf(BOTH);
        for (JsonNode child : index.path("manifests")) {
            JsonNode config = config("ingest-service", child.path("digest").asText());
            assertThat(config.path("architecture")).isEqualTo(child.at("/platform/architecture"));
            assertThat(config.at("/config/User").asText()).isEqualTo("10001:10001");
            assertThat(texts(config.at("/config/Entrypoint"), ""))
                    .startsWith("java")
                    .endsWith("-jar", "/app/quarkus-run.jar");
            assertThat(config.at("/config/ExposedPorts").has("8081/tcp")).isTrue();
        }
        assertThat(said).hasSize(4).allMatch(line -> line.endsWith("pushed for amd64, arm64"));
    }

    @Test
    void putsWhatChangesLeastBelow() throws Exception {
        images("base:17", List.of("amd64")).toRegistry(host + "/crowsnest");

        assertThat(layers("integration-service")).containsExactly("state", "libraries", "modules", "application");
        assertThat(layers("local-ecr")).containsExactly("state", "libraries", "application");
    }

    @Test
    void pushesTheSameDigestForTheSameFilesAndOnlyTheLastLayerForAnotherApplication() throws Exception {
        images("base:17", List.of("amd64")).toRegistry(host + "/crowsnest");
        JsonNode first = manifest("analysis-service", "test");
        images("base:17", List.of("amd64")).toRegistry(host + "/crowsnest");
        assertThat(manifest("analysis-service", "test")).isEqualTo(first);

        file("analysis-service/target/quarkus-app/quarkus-run.jar", "changed");
        images("base:17", List.of("amd64")).toRegistry(host + "/crowsnest");

        List<String> before = texts(first.path("layers"), "/digest");
        List<String> after = texts(manifest("analysis-service", "test").path("layers"), "/digest");
        int last = before.size() - 1;
        assertThat(after.subList(0, last)).isEqualTo(before.subList(0, last));
        assertThat(after.get(last)).isNotEqualTo(before.get(last));
    }

    @Test
    void makesSecretsOnceThatNobodyCanGuess() throws IOException {
        ComposeSecrets.make(directory);
        Path file = directory.resolve(".crowsnest/secrets/integration.properties");
        String first = Files.readString(file);

        ComposeSecrets.make(directory);

        assertThat(first).matches("quarkus\\.datasource\\.password=[A-Za-z0-9_-]{32}\n");
        assertThat(file).hasContent(first);
        assertThat(Files.readString(directory.resolve(".crowsnest/secrets/analysis.properties")))
                .isNotEqualTo(first);
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void writesAFileOfEachImage() {
        images("base:17", List.of("arm64")).toTars(directory.resolve("images"));

        assertThat(directory.resolve("images"))
                .isDirectoryContaining("glob:**/ingest-service-arm64.tar")
                .isDirectoryContaining("glob:**/integration-service-arm64.tar")
                .isDirectoryContaining("glob:**/analysis-service-arm64.tar")
                .isDirectoryContaining("glob:**/local-ecr-arm64.tar");
    }

    @Test
    void standsOnABaseImageOfAFile() {
        Path file = directory.resolve("base.tar");
        DockerArchive.write(file, base("amd64"), "base:17");

        new ContainerImages(directory, BaseImage.parse(file.toString()), "test", List.of("amd64"), said::add)
                .toTars(directory.resolve("images"));

        assertThat(directory.resolve("images/local-ecr-amd64.tar")).isNotEmptyFile();
    }

    @Test
    void saysWhatToDoWithoutABaseImage() {
        assertThatThrownBy(() -> images("none:1", BOTH).toRegistry(host + "/crowsnest"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Could not build the image of ingest-service on " + host + "/none:1")
                .hasMessageContaining("--base names another image");
        assertThatThrownBy(() -> BaseImage.parse("absent.tar"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("deploy/images/base makes one");
        assertThatThrownBy(() -> BaseImage.parse("Not An Image")).isInstanceOf(CannotStart.class);
    }

    @Test
    void saysWhatIsNotBuilt() throws IOException {
        Files.delete(directory.resolve("local-ecr/target/local-ecr-1.0.jar"));

        assertThatThrownBy(() -> images("base:17", BOTH).toRegistry(host + "/crowsnest"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("local-ecr is not built")
                .hasMessageContaining("./crowsnest build");
    }

    private ContainerImages images(String base, List<String> architectures) {
        return new ContainerImages(directory, BaseImage.parse(host + "/" + base), "test", architectures, said::add);
    }

    private List<String> layers(String name) throws Exception {
        JsonNode config = config(name, "test");
        return texts(config.path("history"), "/comment").stream()
                .filter(comment -> !comment.isEmpty())
                .toList();
    }

    private JsonNode config(String name, String reference) throws Exception {
        String digest = manifest(name, reference).at("/config/digest").asText();
        return get("/v2/crowsnest/" + name + "/blobs/" + digest);
    }

    private JsonNode manifest(String name, String reference) throws Exception {
        return get("/v2/crowsnest/" + name + "/manifests/" + reference);
    }

    private JsonNode get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://" + host + path))
                .header("Accept", TYPES)
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<String> texts(JsonNode array, String pointer) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(one -> one.at(pointer).asText())
                .toList();
    }

    private static BuiltImage base(String architecture) {
        return ImageBuilder.oci()
                .platform("linux", architecture)
                .layer(new LayerBuilder().file("usr/bin/java", architecture).gzip())
                .history("a Java runtime")
                .build();
    }

    private void file(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
