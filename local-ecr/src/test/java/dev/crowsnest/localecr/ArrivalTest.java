package dev.crowsnest.localecr;

import dev.crowsnest.localecr.registry.MediaTypes;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecr.model.RepositoryNotEmptyException;

import static dev.crowsnest.localecr.RegistryUser.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Images that nobody pushes, and a repository that stays. */
class ArrivalTest {

    private static final SmallImage IMAGE = SmallImage.of("arrived");

    @TempDir
    private Path directory;

    private final WebhookReceiver receiver = new WebhookReceiver();
    private LocalEcr ecr;
    private RegistryUser user;

    @BeforeEach
    void push() {
        ecr = LocalEcr.start(
                LocalEcrConfig.in(directory).webhook(receiver.webhook()).build());
        user = new RegistryUser(ecr.registryUri());
        user.push("source/app", "v1", IMAGE);
        await().until(() -> receiver.received().size() == 1);
    }

    @AfterEach
    void stop() {
        ecr.close();
        receiver.close();
    }

    @Test
    void tellsOfAReplicatedImageWhichCanBePulled() {
        assertThat(arrive(order("team/app").put("account", "999999999999").put("region", "us-east-1")))
                .isEmpty();

        var event = next();
        assertThat(event.getString("detail-type")).isEqualTo("ECR Replication Action");
        assertThat(event.getJsonArray("resources"))
                .containsExactly("arn:aws:ecr:eu-central-1:123456789012:repository/team/app");
        assertThat(event.getJsonObject("detail"))
                .isEqualTo(new JsonObject()
                        .put("result", "SUCCESS")
                        .put("repository-name", "team/app")
                        .put("image-digest", IMAGE.digest().toString())
                        .put("source-account", "999999999999")
                        .put("source-region", "us-east-1")
                        .put("action-type", "REPLICATE")
                        .put("image-tag", "v1"));
        assertThat(user.get("/v2/team/app/manifests/v1", "Accept", MediaTypes.OCI_MANIFEST)
                        .body())
                .isEqualTo(IMAGE.manifest());
        var layer = user.get("/v2/team/app/blobs/" + IMAGE.layerDigest());
        assertThat(user.get(RegistryUser.header(layer, "Location")).body()).isEqualTo(IMAGE.layer());
    }

    @Test
    void tellsOfAnImageThatCameThroughACache() {
        arrive(order("docker-hub/library/app").put("upstream", "registry-1.docker.io"));

        var event = next();
        assertThat(event.getString("detail-type")).isEqualTo("ECR Pull Through Cache Action");
        assertThat(event.getJsonObject("detail"))
                .isEqualTo(new JsonObject()
                        .put("rule-version", "1")
                        .put("sync-status", "SUCCESS")
                        .put("ecr-repository-prefix", "docker-hub")
                        .put("repository-name", "docker-hub/library/app")
                        .put("upstream-registry-url", "registry-1.docker.io")
                        .put("image-tag", "v1")
                        .put("image-digest", IMAGE.digest().toString()));
    }

    @Test
    void saysWhatCannotArrive() {
        assertThat(arrive(order("team/app").put("reference", "v2"))).contains("v2");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void tellsOfADeletionThatWasRefusedWithItsErrorAndWithoutAResponse() {
        try (var client = AwsClients.of(ecr, "AKIATEST").ecr()) {
            assertThatThrownBy(() -> client.deleteRepository(r -> r.repositoryName("source/app")))
                    .isInstanceOf(RepositoryNotEmptyException.class);
        }

        var detail = next().getJsonObject("detail");
        assertThat(detail.getString("eventName")).isEqualTo("DeleteRepository");
        assertThat(detail.getString("errorCode")).isEqualTo("RepositoryNotEmptyException");
        assertThat(detail.getString("errorMessage")).contains("still contains images");
        assertThat(detail.containsKey("responseElements")).isTrue();
        assertThat(detail.getValue("responseElements")).isNull();
        assertThat(detail.getJsonObject("requestParameters").getString("repositoryName"))
                .isEqualTo("source/app");
        assertThat(user.get("/v2/source/app/manifests/v1").statusCode()).isEqualTo(200);
    }

    private static JsonObject order(String to) {
        return new JsonObject().put("from", "source/app").put("reference", "v1").put("to", to);
    }

    private String arrive(JsonObject order) {
        return text(user.send("PUT", "/_local/arrivals", order.encode().getBytes(UTF_8)));
    }

    /** The event after that of the push. */
    private JsonObject next() {
        await().until(() -> receiver.received().size() == 2);
        return receiver.received().get(1).event();
    }
}
