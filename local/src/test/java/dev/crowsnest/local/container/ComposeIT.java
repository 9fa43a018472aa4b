package dev.crowsnest.local.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.Surroundings;
import dev.crowsnest.local.monitoring.Monitoring;
import dev.crowsnest.local.process.HttpReadiness;
import dev.crowsnest.local.registry.RegistryAccount;
import dev.crowsnest.local.registry.RegistryControl;
import dev.crowsnest.local.setup.CrowsnestApi;
import dev.crowsnest.local.setup.LocalIntegration;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The jars of the images, started as the compose files have them started: command, environment and secrets are those of the files,
 * only addresses and directories are this machine's.
 */
class ComposeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private final List<Process> services = new ArrayList<>();
    private final int ports = LauncherProcess.freePorts();
    private ComposeFile compose;
    private ComposeFile registry;
    private LauncherProcess around;
    private Surroundings surroundings;

    @BeforeEach
    void start() throws Exception {
        compose = ComposeFile.read(LauncherProcess.home().resolve("docker-compose.yml"));
        registry = ComposeFile.read(LauncherProcess.home().resolve("deploy/compose/local-ecr.yml"));
        ComposeSecrets.make(directory);
        Path data = directory.resolve("around");
        surroundings = new Surroundings(data, ports);
        around = LauncherProcess.start(data, ports, Map.of(), "up", "--no-services")
                .awaitReady();
        ownDatabases();
    }

    @AfterEach
    void stop() {
        services.forEach(Process::destroy);
        services.forEach(service -> service.onExit().join());
        around.close();
    }

    @Test
    void analysesWhatIsPushedToARegistryThatWasConnected() throws Exception {
        service("ingest-service", 8_081, surroundings.ingest());
        service("analysis-service", 8_082, surroundings.analysis());
        service("integration-service", 8_080, surroundings.api());
        Path state = directory.resolve("integration-service");
        assertThat(state.resolve("password")).isNotEmptyFile();
        var api = new CrowsnestApi(
                surroundings.api(), Files.readString(state.resolve("token")).strip(), HTTP);
        connect(api);

        var image = ImageBuilder.oci()
                .platform("linux", "amd64")
                .layer(new LayerBuilder().file("content", "composed").gzip())
                .build();
        RegistryPush.to(surroundings.registry()).push(image, "composed", "1");

        await().atMost(PATIENCE)
                .until(() -> "ANALYZED".equals(shown(api).path("state").asText()));
        showsWhateverDashboardsAndAlertsAskFor();
    }

    /** Of feeds there is no age, since none is read here: see {@code ExploitationFeedsIT}. */
    private void showsWhateverDashboardsAndAlertsAskFor() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<String> samples = new ArrayList<>();
            for (URI service : List.of(surroundings.ingest(), surroundings.api(), surroundings.analysis())) {
                samples.addAll(metrics(service));
            }
            assertThat(Monitoring.selectors())
                    .filteredOn(selector -> !selector.metric().equals("crowsnest_feed_age_seconds"))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(selector -> assertThat(samples.stream().filter(selector::takes))
                            .as(selector.toString())
                            .isNotEmpty());
        });
    }

    private static List<String> metrics(URI service) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(service.resolve("/q/metrics")).build(), BodyHandlers.ofLines())
                .body()
                .toList();
    }

    private static JsonNode shown(CrowsnestApi api) {
        return api.get("/api/v1/images?repository=composed").path("items").path(0);
    }

    private void connect(CrowsnestApi api) throws IOException {
        String template = Files.readString(LauncherProcess.home().resolve("deploy/aws/crowsnest-ecr.yaml"));
        new LocalIntegration(api, new RegistryControl(surroundings.registry(), HTTP), RegistryAccount.LOCAL, template)
                .connect(surroundings.ingest());
    }

    /** By the script that the file mounts, in place of those that the launcher made. */
    private void ownDatabases() throws Exception {
        assumeTrue(isInstalled("psql"), "psql is not installed, which the script for PostgreSQL's first start uses");
        var server = surroundings.database();
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("drop database integration");
            statement.execute("drop database analysis");
        }
        var script = new ProcessBuilder(
                        "bash",
                        LauncherProcess.home()
                                .resolve("deploy/compose/databases")
                                .toString())
                .redirectErrorStream(true);
        script.environment()
                .putAll(Map.of(
                        "SECRETS", secrets().toString(),
                        "POSTGRES_USER", server.user(),
                        "PGHOST", server.host(),
                        "PGPORT", Integer.toString(server.port()),
                        "PGDATABASE", "postgres",
                        "PGPASSWORD", server.password()));
        Process run = script.start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor()).as(said).isZero();
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    private void service(String name, int port, URI address) throws IOException {
        Path state = Files.createDirectories(directory.resolve(name));
        ImageContent content = ImageContent.ofService(LauncherProcess.home(), name, port);
        String app = LauncherProcess.home().resolve(name).resolve("target/quarkus-app") + "/";
        List<String> command = new ArrayList<>(content.command());
        command.replaceAll(word -> word.replace(ImageContent.HOME, app));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Map<String, String> environment = new TreeMap<>();
        compose.environment(name).forEach((variable, value) -> environment.put(variable, here(value, state)));
        registry.environment(name).forEach((variable, value) -> environment.put(variable, here(value, state)));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(address.getPort()));
        assertThat(environment).doesNotContainKey("QUARKUS_DATASOURCE_PASSWORD");

        var log = directory.resolve(name + ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(state.toFile()).environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        services.add(process);
        var ready = new HttpReadiness(address.resolve("/q/health/ready"));
        await().atMost(PATIENCE).until(() -> !process.isAlive() || ready.check());
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
    }

    private String here(String value, Path state) {
        String database = "127.0.0.1:" + (ports + 6);
        return value.replace("kafka:9092", "127.0.0.1:" + (ports + 4))
                .replace("postgres:5432", database)
                .replace("http://integration-service:8080", surroundings.api().toString())
                .replace("http://ingest-service:8081", surroundings.ingest().toString())
                .replace("http://local-ecr:5000", surroundings.registry().toString())
                .replaceFirst("^/registry/", directory.resolve("around/registry") + "/")
                .replace("analysis-service", "127.0.0.1")
                .replaceFirst("^8082$", Integer.toString(ports + 2))
                .replaceFirst("^https://osv-vulnerabilities.*", "")
                .replace("/run/secrets", secrets().toString())
                .replace("/var/lib/crowsnest", state.toString());
    }

    private Path secrets() {
        return directory.resolve(".crowsnest/secrets");
    }
}
