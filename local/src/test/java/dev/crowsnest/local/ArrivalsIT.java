package dev.crowsnest.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crowsnest.local.chaos.Surroundings;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What events tell of that nobody pushed, from the registry to the inventory. */
class ArrivalsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SOURCE = "source/app";

    @TempDir
    private Path directory;

    private LauncherProcess launcher;
    private Surroundings installation;

    @BeforeEach
    void launch() throws IOException {
        installation = new Surroundings(directory.resolve("data"), LauncherProcess.freePorts());
        launcher = LauncherProcess.start(installation.data(), installation.ports(), "up");
        launcher.awaitReady();
    }

    @AfterEach
    void stop() {
        launcher.close();
    }

    @Test
    void analysesWhatIsReplicatedAndPulledThroughAndKeepsARepositoryThatWasNotDeleted() throws Exception {
        String digest = push(SOURCE, "1");
        await().atMost(PATIENCE).until(() -> "ANALYZED".equals(state(SOURCE, digest)));

        arrive("team/copied", "\"account\":\"999999999999\",\"region\":\"us-east-1\"");
        arrive("docker-hub/library/cached", "\"upstream\":\"registry-1.docker.io\"");

        await().atMost(PATIENCE).until(() -> "ANALYZED".equals(state("team/copied", digest)));
        await().atMost(PATIENCE).until(() -> "ANALYZED".equals(state("docker-hub/library/cached", digest)));

        assertThat(delete("team/copied", false)).isEqualTo(400);
        // Events of a repository keep their order.
        String after = push("team/copied", "2");
        await().atMost(PATIENCE).until(() -> "ANALYZED".equals(state("team/copied", after)));
        assertThat(state("team/copied", digest)).isEqualTo("ANALYZED");
        assertThat(deletedAt("team/copied").isTextual()).isFalse();

        assertThat(delete("team/copied", true)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> "DELETED".equals(state("team/copied", digest)));
        assertThat(deletedAt("team/copied").isTextual()).isTrue();
        assertThat(state(SOURCE, digest)).isEqualTo("ANALYZED");
    }

    private String push(String repository, String tag) {
        var image = ImageBuilder.oci()
                .platform("linux", "amd64")
                .layer(new LayerBuilder().file("etc/motd", repository + tag).gzip())
                .build();
        return RegistryPush.to(installation.registry()).push(image, repository, tag);
    }

    private void arrive(String repository, String origin) throws Exception {
        String order = "{\"from\":\"%s\",\"reference\":\"1\",\"to\":\"%s\",%s}".formatted(SOURCE, repository, origin);
        assertThat(send(request("/_local/arrivals").PUT(BodyPublishers.ofString(order))))
                .isEqualTo(204);
    }

    private int delete(String repository, boolean force) throws Exception {
        String call = "{\"repositoryName\":\"%s\",\"force\":%s}".formatted(repository, force);
        return send(request("/")
                .header("X-Amz-Target", "AmazonEC2ContainerRegistry_V20150921.DeleteRepository")
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(BodyPublishers.ofString(call)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(installation.registry().resolve(path)).timeout(Duration.ofSeconds(10));
    }

    private static int send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private String state(String repository, String digest) throws IOException {
        return first("/api/v1/images?repository=" + repository + "&digest=" + digest)
                .path("state")
                .asText();
    }

    private JsonNode deletedAt(String repository) throws IOException {
        return first("/api/v1/repositories?name=" + repository).path("deletedAt");
    }

    private JsonNode first(String path) throws IOException {
        return installation.client().get(path).path("items").path(0);
    }
}
