package dev.crowsnest.localecr;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SurvivalIT {

    private static final int PUSHES = 20;

    @Test
    void losesNeitherImagesNorEventsWhenItIsKilled(@TempDir Path directory) {
        try (var receiver = new WebhookReceiver()) {
            // Given every event refused for the moment
            receiver.plan(IntStream.range(0, PUSHES).mapToObj(i -> 503).toArray(Integer[]::new));
            receiver.retryAfter("3600");
            try (var process = LocalEcrProcess.start(directory)) {
                setWebhook(process, receiver);
                for (var i = 0; i < PUSHES; i++) {
                    new RegistryUser(process.uri()).push("team/app", "v" + i, SmallImage.of("image " + i));
                }
                process.kill();
            }
            var before = receiver.received().size();

            // When it is started again
            try (var process = LocalEcrProcess.start(directory)) {
                var user = new RegistryUser(process.uri());

                // Then all is there, and told
                for (var i = 0; i < PUSHES; i++) {
                    assertThat(user.get("/v2/team/app/manifests/v" + i).body())
                            .isEqualTo(SmallImage.of("image " + i).manifest());
                }
                await().atMost(Duration.ofSeconds(20)).until(() -> deliveries(process) >= PUSHES - before);
                assertThat(receiver.received().stream()
                                .map(received -> received.detail().getString("image-digest"))
                                .distinct())
                        .hasSize(PUSHES);
            }
        }
    }

    private static void setWebhook(LocalEcrProcess process, WebhookReceiver receiver) {
        var webhook = receiver.webhook();
        var body = new JsonObject()
                .put("uri", webhook.uri().toString())
                .put("keyHeader", webhook.keyHeader())
                .put("key", webhook.key());
        var answer = new RegistryUser(process.uri())
                .send("PUT", "/_local/webhooks/" + webhook.id(), body.encode().getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private static long deliveries(LocalEcrProcess process) {
        var answer = new RegistryUser(process.uri()).get("/_local/deliveries");
        return new JsonObject(RegistryUser.text(answer)).getLong("delivered");
    }
}
