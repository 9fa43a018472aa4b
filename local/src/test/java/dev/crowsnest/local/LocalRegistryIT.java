package dev.crowsnest.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.local.chaos.Surroundings;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The local registry under the launcher, connected by a stack of the template. */
class LocalRegistryIT {

    private static final String INTEGRATIONS = "/api/v1/integrations";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private Path data;

    @BeforeEach
    void chooseDirectory() {
        data = directory.resolve("data");
    }

    @Test
    void staysConnectedOnOtherPortsAndEndsWhatAKilledLauncherBegan() throws Exception {
        int ports = LauncherProcess.freePorts();
        int others;
        String id;
        try (var first = LauncherProcess.start(data, ports, "up").awaitReady()) {
            id = connected(ports).path("id").asText();
            others = LauncherProcess.freePorts();
        }

        var second = LauncherProcess.start(data, others, "up").awaitReady();
        assertThat(connected(others).path("id").asText()).isEqualTo(id);
        push(others, "moved");
        var api = new Surroundings(data, others).client();
        api.delete(INTEGRATIONS + "/" + id);
        api.post(INTEGRATIONS + "/setup", Map.of("name", "local"));
        second.killEverything();

        try (var third = LauncherProcess.start(data, ports, "up").awaitReady()) {
            assertThat(connected(ports).path("id").asText()).isNotEqualTo(id);
            push(ports, "again");
        }
    }

    /** The only integration there is. */
    private JsonNode connected(int ports) throws Exception {
        var all = new Surroundings(data, ports).client().get(INTEGRATIONS).path("items");
        assertThat(all).hasSize(1);
        assertThat(all.path(0).path("state").asText()).isEqualTo("CONNECTED");
        return all.path(0);
    }

    /** Its event comes in, and it gets a state. */
    private void push(int ports, String repository) throws Exception {
        var surroundings = new Surroundings(data, ports);
        var image = ImageBuilder.oci()
                .platform("linux", "amd64")
                .layer(new LayerBuilder().file("etc/motd", repository).gzip())
                .build();
        RegistryPush.to(surroundings.registry()).push(image, repository, "1");
        await().atMost(PATIENCE)
                .until(() -> "ANALYZED"
                        .equals(surroundings
                                .client()
                                .get("/api/v1/images?repository=" + repository)
                                .path("items")
                                .path(0)
                                .path("state")
                                .asText()));
    }
}
