package dev.crowsnest.local.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.Surroundings;
import dev.crowsnest.local.demo.PushedSamples;
import dev.crowsnest.local.demo.Sample;
import dev.crowsnest.local.demo.Samples;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A server's stored result and an analysis here are the same document: one matcher, one order. */
class StoredResultIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** dpkg, apk, npm, Python, jars, and an index of two platforms; one that only repeats another's packages is left out. */
    private final List<Sample> samples = new Samples(Path.of("target", "sample-jars"), "")
            .all().stream()
                    .filter(sample -> !sample.repository().equals("demo/site"))
                    .toList();

    @TempDir
    private Path directory;

    private Surroundings installation;

    @BeforeEach
    void requireWhatTheBuildMakes() throws IOException {
        assumeTrue(CommandLineProcess.jar().isPresent(), "needs the jar of cli, which mvn package makes");
        Path service = LauncherProcess.home().resolve("analysis-service/target/quarkus-app/quarkus-run.jar");
        assumeTrue(Files.exists(service), "needs " + service + ", which mvn package makes");
        installation = new Surroundings(directory.resolve("data"), LauncherProcess.freePorts());
    }

    @Test
    void isByteForByteWhatAnAnalysisHereSaysAndCostsNoLayer() throws Exception {
        try (var launcher = launch()) {
            launcher.awaitReady();
            push();
            for (Sample sample : samples) {
                assertSame("cves", "cves.schema.json", sample);
                assertSame("sbom", "sbom.schema.json", sample);
                assertSame("explain", "explain.schema.json", sample, worstOf(sample));
            }
            Sample several = samples.get(samples.size() - 1);
            assertSame("cves", "cves.schema.json", several, "--platform", "linux/arm64");
            JsonNode advisories = advisories(stored().run("cves", "--format", "json", reference(several)));
            assertThat(advisories.path("name").asText()).isEqualTo("starter set");
            assertThat(advisories.path("synced").isNull()).isTrue();
        }
    }

    @Test
    void hasTheSameFindingsFromALargeSet() throws Exception {
        String address = System.getProperty("crowsnest.test.advisories", "");
        assumeFalse(address.isEmpty(), "needs -Dcrowsnest.test.advisories=ADDRESS with the large set");
        try (var launcher = launch("--advisories", address)) {
            launcher.awaitReady();
            push();
            await().atMost(PATIENCE)
                    .until(() -> installation
                            .client()
                            .get("/api/v1/images/" + samples.get(0).image().digest() + "/report")
                            .at("/advisories/name")
                            .asText()
                            .equals(address));
            for (Sample sample : samples) {
                JsonNode there = JSON.readTree(stored().run("cves", "--format", "json", reference(sample)));
                JsonNode here = JSON.readTree(
                        here().run("cves", "--format", "json", "--advisories", address, reference(sample)));
                for (String part : List.of("findings", "undecided")) {
                    assertThat(there.path(part).toPrettyString())
                            .as("%s of %s", part, sample.reference())
                            .isEqualTo(here.path(part).toPrettyString());
                }
                assertThat(there.path("advisories").path("advisories"))
                        .isEqualTo(here.path("advisories").path("advisories"));
            }
        }
    }

    private LauncherProcess launch(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(List.of(options));
        return LauncherProcess.start(
                installation.data(), installation.ports(), Map.of(), arguments.toArray(String[]::new));
    }

    private void push() throws IOException {
        var pushed = new PushedSamples(RegistryPush.to(installation.registry()), installation.client(), PATIENCE);
        assertThat(pushed.follow(samples, line -> {})).allMatch(outcome -> outcome.isAnalyzed());
    }

    /** The document of the server and that of this machine, which have the same bytes. */
    private void assertSame(String command, String schema, Sample sample, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(command, "--format", "json", reference(sample)));
        arguments.addAll(List.of(options));
        String here = here().run(arguments.toArray(String[]::new));
        long mark = requestsSince(0).path("mark").asLong();
        String there = stored().run(arguments.toArray(String[]::new));

        assertThat(there).as(sample.reference()).isEqualTo(here).contains("pkg:");
        assertThat(requestsSince(mark).path("requests"))
                .as("what the server's result of " + sample.reference() + " asked of the registry")
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.path("path").asText()).doesNotContain("/blobs/"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(
                                LauncherProcess.home().resolve("docs/schema").resolve(schema)))
                        .validate(here, InputFormat.JSON))
                .as(sample.reference())
                .isEmpty();
    }

    private String worstOf(Sample sample) throws Exception {
        String report = stored().run("cves", "--format", "json", reference(sample));
        return JSON.readTree(report).at("/findings/0/id").asText();
    }

    private CommandLineProcess here() {
        return new CommandLineProcess(directory.resolve("here"), Map.of());
    }

    /** With a cache of its own, so that no layer is known before. */
    private CommandLineProcess stored() throws IOException {
        String token = Files.readString(installation.data().resolve("token")).strip();
        return new CommandLineProcess(
                directory.resolve("there"),
                Map.of("CROWSNEST_SERVER", installation.api().toString(), "CROWSNEST_TOKEN", token));
    }

    private String reference(Sample sample) {
        return installation.registry().getAuthority() + "/" + sample.reference();
    }

    private static JsonNode advisories(String report) throws IOException {
        return JSON.readTree(report).path("advisories");
    }

    private JsonNode requestsSince(long mark) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(installation.registry().resolve("/_local/requests?since=" + mark));
        return JSON.readTree(HTTP.send(request.build(), BodyHandlers.ofString()).body());
    }
}
