package dev.crowsnest.local.chaos;

import dev.crowsnest.local.process.JavaPart;
import dev.crowsnest.local.registry.RegistryControl;
import dev.crowsnest.local.service.BuiltService;
import dev.crowsnest.testsupport.infrastructure.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A second one of each service beside the launcher's. While they run, events come to the second ingest-service. */
final class Replicas implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Surroundings surroundings;
    private final List<ProcessHandle> processes = new ArrayList<>();

    private Replicas(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static Replicas start(Surroundings surroundings, Path home, Map<String, String> settings) throws IOException {
        var replicas = new Replicas(surroundings);
        int ingestPort = FreePort.find();
        List<JavaPart> parts = List.of(
                replicas.part(home, "ingest-service", ingestPort, "integration", settings),
                replicas.part(home, "integration-service", FreePort.find(), "integration", settings),
                replicas.part(home, "analysis-service", FreePort.find(), "analysis", settings));
        parts.forEach(part -> replicas.processes.add(part.start()));
        try {
            Awaitility.await("second replicas")
                    .atMost(PATIENCE)
                    .until(() -> parts.stream().allMatch(JavaPart::isReady));
        } catch (RuntimeException e) {
            replicas.close();
            throw e;
        }
        replicas.sendEventsTo(URI.create("http://127.0.0.1:" + ingestPort));
        return replicas;
    }

    private JavaPart part(Path home, String name, int port, String database, Map<String, String> settings)
            throws IOException {
        Path jar = home.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        var environment = surroundings.settings(database);
        environment.putAll(settings);
        Path log = surroundings.data().resolve("logs").resolve(name + "-second.log");
        var options = List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        return new BuiltService(name, jar, port, options).part(environment, log);
    }

    private void sendEventsTo(URI ingest) throws IOException {
        new RegistryControl(surroundings.registry(), HttpClient.newHttpClient())
                .moveWebhook(
                        Surroundings.WEBHOOK,
                        ingest.resolve(surroundings.webhook().path()));
    }

    /** They die without warning, under way with whatever they do. */
    @Override
    public void close() throws IOException {
        sendEventsTo(surroundings.ingest());
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }
}
