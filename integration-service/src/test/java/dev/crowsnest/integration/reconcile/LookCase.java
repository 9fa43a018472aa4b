package dev.crowsnest.integration.reconcile;

import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** A registry of which no event ever tells. */
abstract class LookCase extends RunningService {

    private static final String ACCOUNT = "123456789012";
    private static final String ROLE = TestRegistry.roleArn(ACCOUNT);

    /** Of one test alone: all tests share the registry. */
    final String repository = "look/" + UUID.randomUUID();

    TestRegistry registry;

    @AfterEach
    void forget() {
        around("mend");
        asOwner().delete(path());
        around("remove-role " + ROLE);
        around("delete-repositories " + repository);
    }

    void connect(boolean enableNewRepositories) {
        registry = TestRegistry.add(asOwner(), ACCOUNT, "eu-central-1", enableNewRepositories);
        around("put-role " + ROLE + " " + registry.externalId());
        asOwner().post(path() + "/verify").then().statusCode(200);
        lookedThrough(Instant.EPOCH);
    }

    /** Connects with the one repository turned on and its latest image asked for. */
    String connectWithOneImage() {
        String digest = push("first", "0");
        connect(false);
        turnOn(repository);
        eventually()
                .until(() -> asked().stream().anyMatch(one -> one.getDigest().equals(digest)));
        return digest;
    }

    void turnOn(String name) {
        String id = asOwner()
                .get("/api/v1/repositories?integration=" + registry.id() + "&name=" + name)
                .path("items[0].id");
        asOwner().post("/api/v1/repositories/" + id + "/enable").then().statusCode(200);
    }

    /** Looks now, and gives what was found once it is over. */
    JsonPath look() {
        Instant asked = Instant.now();
        asOwner().post(path() + "/reconcile").then().statusCode(202);
        return lookedThrough(asked);
    }

    /** With a look. */
    Duration patience() {
        return Duration.ofMinutes(1);
    }

    JsonPath lookedThrough(Instant since) {
        eventually().atMost(patience()).until(() -> isOver(state(), since));
        return state();
    }

    private static boolean isOver(JsonPath look, Instant since) {
        return look.getString("begunAt") == null
                && look.getString("finishedAt") != null
                && Instant.parse(look.getString("finishedAt")).isAfter(since)
                && Instant.parse(look.getString("nextAt")).isAfter(Instant.now().plus(Duration.ofMinutes(10)));
    }

    JsonPath state() {
        return asOwner().get(path() + "/reconcile").jsonPath();
    }

    String path() {
        return "/api/v1/integrations/" + registry.id();
    }

    String push(String content, String tag) {
        var layer = new LayerBuilder().file("content", content + repository).gzip();
        var image = ImageBuilder.oci().platform("linux", "amd64").layer(layer).build();
        return RegistryPush.to(URI.create(around("registry"))).push(image, repository, tag);
    }

    List<AnalysisRequested> asked() {
        return Wire.analysesAsked(registry.id()).stream()
                .filter(request -> request.getRepository().getRepository().equals(repository))
                .toList();
    }

    boolean isForgotten(String digest) {
        return Wire.requests(registry.id())
                .anyMatch(request -> request.getImageForgotten().getDigest().equals(digest));
    }

    String image(String digest, String field) {
        return asOwner()
                .get("/api/v1/images?repository=" + repository + "&digest=" + digest)
                .jsonPath()
                .getString("items[0]." + field);
    }
}
