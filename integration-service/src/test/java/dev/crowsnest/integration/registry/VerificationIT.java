package dev.crowsnest.integration.registry;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisRequest;
import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.contracts.event.v1.Cause;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.contracts.event.v1.IntegrationState;
import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** The registry of local-ecr, asked over the real SDK. */
@QuarkusTest
class VerificationIT extends RunningService {

    private static final String ACCOUNT = "123456789012";
    private static final String ROLE = TestRegistry.roleArn(ACCOUNT);

    @Inject
    AccessCheck check;

    @Inject
    Vertx vertx;

    private TestRegistry registry;

    @BeforeEach
    void watch() {
        registry = TestRegistry.add(asOwner(), ACCOUNT, "eu-central-1", true);
    }

    @AfterEach
    void forget() {
        around("mend");
        asOwner().delete(path());
        around("remove-role " + ROLE);
    }

    @Test
    void connectsListsTheRegistryAndLooksUpTheLatestImage() {
        String repository = "verified-" + UUID.randomUUID();
        push(repository, "1", "old");
        String latest = push(repository, "2", "young");
        letTheSecondPass();
        around("put-role " + ROLE + " " + registry.externalId());

        asOwner().post(path() + "/verify").then().statusCode(200).body("state", equalTo("CONNECTED"));

        asOwner()
                .get("/api/v1/repositories?integration=" + registry.id())
                .then()
                .body("items.name", hasItem(repository))
                .body("items.enabled", hasItem(true));
        eventually().until(() -> asked(repository).size() == 1);
        AnalysisRequested asked = asked(repository).get(0);
        assertThat(asked.getDigest()).isEqualTo(latest);
        assertThat(asked.getCause()).isEqualTo(Cause.CAUSE_ENABLED);
        assertThat(told())
                .extracting(IntegrationChanged::getState)
                .endsWith(IntegrationState.INTEGRATION_STATE_CONNECTED);
    }

    @Test
    void noticesByItselfThatARoleIsGoneAndThatItIsBack() {
        around("put-role " + ROLE + " " + registry.externalId());
        asOwner().post(path() + "/verify").then().body("state", equalTo("CONNECTED"));
        around("throttle ecr:DescribeRepositories");
        check();
        asOwner().get(path()).then().body("state", equalTo("CONNECTED"));
        around("mend");

        around("remove-role " + ROLE);
        check();
        asOwner().get(path()).then().body("state", equalTo("ERROR")).body("reason", containsString("AccessDenied"));

        around("put-role " + ROLE + " " + registry.externalId());
        check();
        asOwner().get(path()).then().body("state", equalTo("CONNECTED"));
    }

    @Test
    void saysWhyARegistryCannotBeRead() {
        around("put-role " + ROLE + " of-somebody-else");

        asOwner()
                .post(path() + "/verify")
                .then()
                .statusCode(200)
                .body("state", equalTo("ERROR"))
                .body("reason", containsString("could not assume the role for " + ROLE + ": AccessDenied"));

        eventually()
                .until(() ->
                        told().stream().anyMatch(one -> one.getState() == IntegrationState.INTEGRATION_STATE_ERROR));
        List<IntegrationChanged> told = told();
        IntegrationChanged last = told.get(told.size() - 1);
        assertThat(last.getState()).isEqualTo(IntegrationState.INTEGRATION_STATE_ERROR);
        assertThat(last.getApiKeyHashesCount()).isEqualTo(1);
    }

    @Test
    void isAskedForOnThePage() {
        var owner = Browser.of(asOwner(), "owner");
        String form = "/settings/integrations/" + registry.id() + "/verify";
        owner.post(form, Map.of()).then().statusCode(303);
        asOwner().get(path()).then().body("state", equalTo("ERROR"));
        assertThat(owner.get("/settings/integrations").asString())
                .contains("action=\"" + form + "\"", "could not assume the role for " + ROLE + ": AccessDenied");
        around("put-role " + ROLE + " " + registry.externalId());

        owner.post(form, Map.of()).then().statusCode(303);

        asOwner().get(path()).then().body("state", equalTo("CONNECTED"));
        assertThat(owner.get("/settings/integrations").asString())
                .doesNotContain("could not assume the role for " + ROLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "drop"})
    void looksUpTheLatestImageOnceARegistryAnswersThatWasAwayWhenItWasEnabled(String fault) {
        String repository = fault + "-" + UUID.randomUUID();
        String latest = push(repository, "1", "content");
        connectWithAllTurnedOff();
        around(fault + " ecr:DescribeImages");
        turnOn(repository);
        eventually().until(() -> problem(repository) != null);
        assertThat(asked(repository)).isEmpty();

        around("mend");

        eventually().until(() -> asked(repository).size() == 1);
        assertThat(asked(repository).get(0).getDigest()).isEqualTo(latest);
        eventually().until(() -> problem(repository) == null);
    }

    @Test
    void looksUpTheLatestImageOnceARegistryThatRefusedIsVerifiedAgain() {
        String repository = "refused-" + UUID.randomUUID();
        push(repository, "1", "content");
        connectWithAllTurnedOff();
        around("refuse ecr:DescribeImages");
        turnOn(repository);
        eventually().until(() -> problem(repository) != null);
        around("mend");

        asOwner().post(path() + "/verify").then().body("state", equalTo("CONNECTED"));

        eventually().until(() -> asked(repository).size() == 1);
    }

    @Test
    void looksUpAsManyOfTheLatestImagesAsOneChooses() {
        String repository = "deep-" + UUID.randomUUID();
        push(repository, "1", "oldest");
        String old = push(repository, "2", "old");
        String young = push(repository, "3", "young");
        push(repository, "sha256-" + "a".repeat(64) + ".sig", "signature");
        letTheSecondPass();
        connectWithAllTurnedOff();

        turnOn(repository, "?images=2");

        eventually().until(() -> asked(repository).size() == 2);
        assertThat(asked(repository)).extracting(AnalysisRequested::getDigest).containsExactlyInAnyOrder(young, old);
    }

    @Test
    void watchesARegistryOnce() {
        asOwner()
                .body(Map.of("name", "again", "account", ACCOUNT, "region", "eu-central-1"))
                .post("/api/v1/integrations")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("this registry is watched already"));
    }

    @Test
    void forgetsARemovedRegistryAndTellsEverybody() {
        asOwner().delete(path()).then().statusCode(204);

        asOwner().get(path()).then().statusCode(404);
        asOwner().delete(path()).then().statusCode(404);
        eventually().until(() -> told().size() == 2);
        IntegrationChanged last = told().get(1);
        assertThat(last.getState()).isEqualTo(IntegrationState.INTEGRATION_STATE_REMOVED);
        assertThat(last.getApiKeyHashesList()).isEmpty();
        eventually().until(() -> Wire.requests(registry.id()).anyMatch(AnalysisRequest::hasIntegrationRemoved));
    }

    /** Of the one registry that all tests push to: what others pushed would be looked up first, and each in vain takes seconds. */
    private void connectWithAllTurnedOff() {
        asOwner().delete(path());
        registry = TestRegistry.add(asOwner(), ACCOUNT, "eu-central-1", false);
        around("put-role " + ROLE + " " + registry.externalId());
        asOwner().post(path() + "/verify").then().body("state", equalTo("CONNECTED"));
    }

    /** AWS tells when an image was pushed to the second: in the second of the connection, what was pushed before it is new too. */
    private static void letTheSecondPass() {
        Instant pushed = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        eventually().until(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS).isAfter(pushed));
    }

    private void turnOn(String repository) {
        turnOn(repository, "");
    }

    private void turnOn(String repository, String wanted) {
        String id = asOwner()
                .get("/api/v1/repositories?integration=" + registry.id() + "&name=" + repository)
                .path("items[0].id");
        asOwner().post("/api/v1/repositories/" + id + "/enable" + wanted).then().statusCode(200);
    }

    private String push(String repository, String tag, String content) {
        var layer = new LayerBuilder().file("content", content + repository).gzip();
        var image = ImageBuilder.oci().platform("linux", "amd64").layer(layer).build();
        return RegistryPush.to(URI.create(around("registry"))).push(image, repository, tag);
    }

    private String problem(String repository) {
        return asOwner()
                .get("/api/v1/repositories?integration=" + registry.id() + "&name=" + repository)
                .path("items[0].problem");
    }

    private void check() {
        EventLoop.fresh(vertx).run(check::run).await().atMost(Duration.ofSeconds(60));
    }

    private String path() {
        return "/api/v1/integrations/" + registry.id();
    }

    private List<IntegrationChanged> told() {
        return Wire.messages(Topics.INTEGRATIONS).stream()
                .filter(message -> message.getIntegrationId().equals(registry.id()))
                .toList();
    }

    private List<AnalysisRequested> asked(String repository) {
        return Wire.analysesAsked(registry.id()).stream()
                .filter(request -> request.getRepository().getRepository().equals(repository))
                .toList();
    }
}
