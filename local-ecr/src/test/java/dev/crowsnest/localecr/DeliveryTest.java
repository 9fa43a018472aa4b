package dev.crowsnest.localecr;

import dev.crowsnest.localecr.delivery.DeliveryCounts;
import dev.crowsnest.localecr.delivery.RetryRule;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeliveryTest {

    private static final SmallImage IMAGE = SmallImage.of("delivered");
    /** Quick to try again, but not to give an attempt up: on a busy machine a late answer must not become a second attempt. */
    private static final RetryRule QUICK =
            new RetryRule(Duration.ofSeconds(4), Duration.ofMillis(10), Duration.ofMillis(20), 4, Duration.ofHours(1));

    @TempDir
    private Path directory;

    private final WebhookReceiver receiver = new WebhookReceiver();
    private LocalEcr ecr;

    @BeforeEach
    void start() {
        ecr = open();
    }

    @AfterEach
    void stop() {
        ecr.close();
        receiver.close();
    }

    @Test
    void tellsOfAPushAsEventBridgeDoes() {
        push("v1");

        await().until(() -> receiver.received().size() == 1);
        var received = receiver.received().get(0);
        assertThat(received.headers().get("x-api-key")).isEqualTo("the-key");
        assertThat(received.headers().get("User-Agent")).isEqualTo("Amazon/EventBridge/ApiDestinations");
        assertThat(received.headers().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(received.headers().get("Range")).isEqualTo("bytes=0-1048575");
        assertThat(received.headers().get("Accept-Encoding")).isEqualTo("gzip,deflate");
        assertThat(received.headers().get("Connection")).isEqualTo("close");
        var event = received.event();
        assertThat(event.getString("version")).isEqualTo("0");
        assertThat(event.getString("detail-type")).isEqualTo("ECR Image Action");
        assertThat(event.getString("source")).isEqualTo("aws.ecr");
        assertThat(event.getString("account")).isEqualTo("123456789012");
        assertThat(event.getString("region")).isEqualTo("eu-central-1");
        assertThat(event.getString("time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(event.getJsonArray("resources")).isEmpty();
        assertThat(received.detail().getString("action-type")).isEqualTo("PUSH");
        assertThat(received.detail().getString("result")).isEqualTo("SUCCESS");
        assertThat(received.detail().getString("repository-name")).isEqualTo("team/app");
        assertThat(received.detail().getString("image-digest"))
                .isEqualTo(IMAGE.digest().toString());
        assertThat(received.detail().getString("image-tag")).isEqualTo("v1");
    }

    @Test
    void tellsOfAnUntaggedPushWithoutATag() {
        push(IMAGE.digest().toString());

        await().until(() -> receiver.received().size() == 1);
        assertThat(receiver.received().get(0).detail().containsKey("image-tag")).isFalse();
    }

    @Test
    void tellsOfDeletionArchivingAndTheEndOfARepository() {
        push("v1");
        await().until(() -> receiver.received().size() == 1);
        ecr.archive("team/app", "v1");
        await().until(() -> receiver.received().size() == 2);
        ecr.restore("team/app", "v1");
        await().until(() -> receiver.received().size() == 3);
        try (var client = AwsClients.of(ecr, "AKIATEST").ecr()) {
            client.batchDeleteImage(r -> r.repositoryName("team/app").imageIds(id -> id.imageTag("v1")));
            await().until(() -> receiver.received().size() == 4);
            client.deleteRepository(r -> r.repositoryName("team/app"));
            await().until(() -> receiver.received().size() == 5);
        }

        var archived = receiver.received().get(1).detail();
        assertThat(archived.getString("action-type")).isEqualTo("UPDATE_STORAGE_CLASS");
        assertThat(archived.getString("target-storage-class")).isEqualTo("ARCHIVE");
        assertThat(receiver.received().get(2).detail().getString("last-activated-at"))
                .isNotNull();
        assertThat(receiver.received().get(3).detail().getString("action-type")).isEqualTo("DELETE");
        var call = receiver.received().get(4);
        assertThat(call.event().getString("detail-type")).isEqualTo("AWS API Call via CloudTrail");
        assertThat(call.detail().getString("eventName")).isEqualTo("DeleteRepository");
        assertThat(call.detail().getJsonObject("requestParameters").getString("repositoryName"))
                .isEqualTo("team/app");
        assertThat(call.detail()
                        .getJsonObject("responseElements")
                        .getJsonObject("repository")
                        .getString("repositoryArn"))
                .endsWith(":repository/team/app");
    }

    @Test
    void triesAgainUntilTheWebhookTakesTheSameEvent() {
        receiver.plan(500, 429, WebhookReceiver.NONE);

        push("v1");

        await().until(() -> ecr.deliveries().equals(new DeliveryCounts(1, 0, 0, 0)));
        assertThat(receiver.received())
                .hasSize(4)
                .extracting(received -> received.event().getString("id"))
                .containsOnly(receiver.received().get(0).event().getString("id"));
    }

    @Test
    void doesNotTryAgainAfterARefusal() {
        receiver.plan(403);

        push("v1");

        await().until(() -> ecr.deliveries().equals(new DeliveryCounts(0, 0, 0, 1)));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        receiver.plan(503, 503, 503, 503, 503);

        push("v1");

        await().until(() -> ecr.deliveries().givenUp() == 1);
        assertThat(receiver.received()).hasSize(4);
    }

    @Test
    void waitsAsLongAsTheWebhookAsks() {
        receiver.plan(503);
        receiver.retryAfter("1");
        var start = System.nanoTime();

        push("v1");

        await().until(() -> ecr.deliveries().delivered() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void deliversAfterARestartWhatWasNotTakenBefore() {
        receiver.plan(503);
        receiver.retryAfter("3600");
        push("v1");
        await().until(() -> ecr.deliveries().retrying() == 1);

        ecr.close();
        ecr = open();

        await().until(() -> ecr.deliveries().delivered() == 1);
        assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void dropsWhatWaitsForARemovedWebhook() {
        receiver.plan(503, 503, 503);
        push("v1");
        ecr.removeWebhook("test");

        await().until(() -> ecr.deliveries().waiting() == 0);
        assertThat(ecr.deliveries().delivered() + ecr.deliveries().givenUp()).isEqualTo(1);
    }

    @Test
    void deliversWithTheSameKeyToAWebhookThatWasMoved() throws Exception {
        try (var elsewhere = new WebhookReceiver()) {
            assertThat(move("test", elsewhere.webhook().uri())).isEqualTo(204);

            push("v1");

            await().until(() -> elsewhere.received().size() == 1);
            assertThat(elsewhere.received().get(0).headers().get("x-api-key")).isEqualTo("the-key");
            assertThat(receiver.received()).isEmpty();
        }
        assertThat(move("nobody", URI.create("http://127.0.0.1"))).isEqualTo(404);
    }

    private int move(String webhook, URI address) throws Exception {
        var request = HttpRequest.newBuilder(ecr.registryUri().resolve("/_local/webhooks/" + webhook + "/uri"))
                .PUT(HttpRequest.BodyPublishers.ofString(address.toString()))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private LocalEcr open() {
        return LocalEcr.start(LocalEcrConfig.in(directory)
                .webhook(receiver.webhook())
                .retryRule(QUICK)
                .build());
    }

    private void push(String reference) {
        new RegistryUser(ecr.registryUri()).push("team/app", reference, IMAGE);
    }
}
