package dev.crowsnest.local;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.local.database.DatabaseAddress;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Broker, database and registry under the launcher; the services are the matter of {@code DemoIT}. */
class LauncherIT {

    private static final int REGISTRY = 3;
    private static final int BROKER = 4;
    private static final int DATABASE = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private Path data;
    private int ports;

    @BeforeEach
    void choosePorts() {
        data = directory.resolve("data");
        ports = LauncherProcess.freePorts();
    }

    @Test
    void findsEverythingAgainAfterAKillOfEverything() throws Exception {
        var first = launch().awaitReady();
        produce("before the kill");
        execute("CREATE TABLE kept AS SELECT 'before the kill' AS line");
        var digest = push();
        first.killEverything();

        try (var second = launch().awaitReady()) {
            assertThat(consume()).contains("before the kill");
            assertThat(query("SELECT line FROM kept")).isEqualTo("before the kill");
            assertThat(manifestStatus(digest)).isEqualTo(200);
            assertThat(query("SHOW fsync")).isEqualTo("on");
            assertThat(second.parts()).hasSize(3);
        }
    }

    @Test
    void stopsWhatAKilledLauncherLeft() throws Exception {
        var first = launch().awaitReady();
        var orphans = first.parts();
        first.killLauncher();
        assertThat(orphans).hasSize(3).allMatch(ProcessHandle::isAlive);

        try (var second = launch().awaitReady()) {
            assertThat(second.said()).contains("Stopped what an earlier run left: broker, registry");
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void startsAPartAgainAndLeavesNoneBehind() throws Exception {
        List<ProcessHandle> last;
        try (var launcher = launch().awaitReady()) {
            launcher.parts().forEach(ProcessHandle::destroyForcibly);

            await().atMost(PATIENCE)
                    .until(() -> List.of("broker", "database", "registry").stream()
                            .allMatch(part -> launcher.said().contains(part + " is back")));
            assertThat(query("SELECT 'alive'")).isEqualTo("alive");
            last = launcher.parts();
            assertThat(last).hasSize(3);
        }

        assertThat(last).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void refusesToStartWhereAnotherRuns() throws Exception {
        try (var first = launch().awaitReady()) {
            var second = launch();

            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.said()).startsWith("crowsnest: Crowsnest already runs in " + data);
            assertThat(first.parts()).hasSize(3);
        }
    }

    private LauncherProcess launch() throws Exception {
        return LauncherProcess.start(data, ports, "up", "--no-services");
    }

    private void produce(String value) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + (ports + BROKER), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.INTEGRATIONS.name(), "key", value))
                    .get();
        }
    }

    private List<String> consume() {
        var settings = Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + (ports + BROKER));
        var partition = new TopicPartition(Topics.INTEGRATIONS.name(), 0);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(PATIENCE).records(partition).stream()
                    .map(found -> found.value())
                    .toList();
        }
    }

    private String push() {
        var image = ImageBuilder.oci()
                .layer(new LayerBuilder().file("etc/motd", "kept").gzip())
                .build();
        return RegistryPush.to(registry()).push(image, "kept/image", "1");
    }

    private int manifestStatus(String digest) throws Exception {
        var request = HttpRequest.newBuilder(registry().resolve("/v2/kept/image/manifests/" + digest));
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    private URI registry() {
        return URI.create("http://127.0.0.1:" + (ports + REGISTRY));
    }

    private void execute(String sql) throws Exception {
        var server = server();
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("analysis"), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws Exception {
        var server = server();
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("analysis"), server.user(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private DatabaseAddress server() throws Exception {
        var password = Files.readString(data.resolve("postgres/password")).strip();
        return new DatabaseAddress("127.0.0.1", ports + DATABASE, "crowsnest", password);
    }
}
