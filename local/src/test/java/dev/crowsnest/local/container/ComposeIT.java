package dev.crowsnest.local.container;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.local.LauncherProcess;
import dev.crowsnest.local.chaos.Surroundings;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The jars of the images, started as the compose file has them started: command, environment and secrets are those of the file,
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
    private LauncherProcess around;
    private Surroundings surroundings;

    @BeforeEach
    void start() throws Exception {
        compose = ComposeFile.read(LauncherProcess.home().resolve("docker-compose.yml"));
        ComposeSecrets.make(directory);
        Path data = directory.resolve("around");
        surroundings = new Surroundings(data, ports);
        around = LauncherProcess.start(data, ports, Map.of(), "up", "--no-services")
                .awaitReady();
        for (String service : List.of("integration", "analysis")) {
            ownDatabase(service);
        }
    }

    @AfterEach
    void stop() {
        services.forEach(Process::destroy);
        services.forEach(service -> service.onExit().join());
        around.close();
    }

    @Test
    void analysesWhatIsPushedToARegistryThatWasConnected() throws Exception {
        service("ingest-service", 8_081, surroundings.ingest(), Map.of());
        service("analysis-service", 8_082, surroundings.analysis(), ofOperator());
        service("integration-service", 8_080, surroundings.api(), ofOperator());
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
    }

    private static JsonNode shown(CrowsnestApi api) {
        return api.get("/api/v1/images?repository=composed").path("items").path(0);
    }

    private void connect(CrowsnestApi api) throws IOException {
        String template = Files.readString(LauncherProcess.home().resolve("deploy/aws/crowsnest-ecr.yaml"));
        new LocalIntegration(api, new RegistryControl(surroundings.registry(), HTTP), RegistryAccount.LOCAL, template)
                .connect(surroundings.ingest());
    }

    /** As the script for PostgreSQL's first start does. */
    private void ownDatabase(String service) throws Exception {
        String password = Files.readString(secrets().resolve(service + ".properties"))
                .strip()
                .replace("quarkus.datasource.password=", "");
        var server = surroundings.database();
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create role \"%s\" login password '%s'".formatted(service, password));
            statement.execute("alter database \"%1$s\" owner to \"%1$s\"".formatted(service));
            statement.execute("revoke connect on database \"%s\" from public".formatted(service));
        }
    }

    private void service(String name, int port, URI address, Map<String, String> added) throws IOException {
        Path state = Files.createDirectories(directory.resolve(name));
        ImageContent content = ImageContent.ofService(LauncherProcess.home(), name, port);
        String app = LauncherProcess.home().resolve(name).resolve("target/quarkus-app") + "/";
        List<String> command = new ArrayList<>(content.command());
        command.replaceAll(word -> word.replace(ImageContent.HOME, app));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Map<String, String> environment = new TreeMap<>(added);
        compose.environment(name).forEach((variable, value) -> environment.put(variable, here(value, state)));
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(address.getPort()));
        assertThat(environment).doesNotContainKey("QUARKUS_DATASOURCE_PASSWORD");

        var log = directory.resolve(name + ".log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(state.toFile()).environment().putAll(environment);
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
                .replace("analysis-service", "127.0.0.1")
                .replaceFirst("^8082$", Integer.toString(ports + 2))
                .replaceFirst("^https://osv-vulnerabilities.*", "")
                .replace("/run/secrets", secrets().toString())
                .replace("/var/lib/crowsnest", state.toString());
    }

    /** What stands in {@code .env}, and what the local registry takes to be AWS. */
    private Map<String, String> ofOperator() {
        return Map.of(
                "CROWSNEST_SETUP_PUBLIC_ADDRESS", surroundings.api().toString(),
                "CROWSNEST_SETUP_EVENTS_ADDRESS", surroundings.ingest().toString(),
                "CROWSNEST_SETUP_ADDITIONAL_ORIGINS", surroundings.registry().toString(),
                "CROWSNEST_SETUP_TRUST_ANCHORS",
                        directory.resolve("around/registry/topics/anchor.pem").toString(),
                "CROWSNEST_AWS_ENDPOINT", surroundings.registry().toString(),
                "AWS_ACCESS_KEY_ID", RegistryAccount.LOCAL.serviceKey(),
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_REGION", RegistryAccount.LOCAL.region(),
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    private Path secrets() {
        return directory.resolve(".crowsnest/secrets");
    }
}
