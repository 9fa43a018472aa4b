package dev.crowsnest.integration.repository;

import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import dev.crowsnest.testsupport.image.ImageBuilder;
import dev.crowsnest.testsupport.image.LayerBuilder;
import dev.crowsnest.testsupport.image.RegistryPush;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** Repositories that are enabled as they appear, in events and in what local-ecr lists. */
@QuarkusTest
class RepositoryRuleIT extends RunningService {

    private static final String ACCOUNT = "123456789012";
    private static final String ROLE = TestRegistry.roleArn(ACCOUNT);

    private final String team = "team-" + UUID.randomUUID() + "/";
    private TestRegistry registry;

    @BeforeEach
    void watch() {
        registry = TestRegistry.add(asOwner(), ACCOUNT, "eu-central-1", false);
        around("put-role " + ROLE + " " + registry.externalId());
        rule(List.of(team + "*", "b")).statusCode(200).body("patterns", equalTo(List.of(team + "*", "b")));
    }

    @AfterEach
    void forget() {
        asOwner().delete("/api/v1/integrations/" + registry.id());
        around("remove-role " + ROLE);
    }

    @Test
    void enablesWhatAnEventTellsOfForTheFirstTimeAndMatches() {
        String digest = Digests.next();
        registry.push(team + "api", digest, "1", Instant.now());
        registry.push("elsewhere", Digests.next(), "1", Instant.now());

        eventually().until(() -> asked(team + "api").equals(List.of(digest)));
        eventually().until(() -> field("elsewhere", "enabled") != null);
        assertThat(this.<String>field(team + "api", "rule")).isEqualTo(team + "*");
        assertThat(this.<Boolean>field("elsewhere", "enabled")).isFalse();
        assertThat(told(team + "api")).containsExactly("this installation repository-enabled-by-rule");
        assertThat(told("elsewhere")).isEmpty();
    }

    @Test
    void enablesWhatTheFirstListingAndALaterOneShow() {
        String first = push(team + "first");
        push("other-" + team + "first");
        verify();
        eventually().until(() -> asked(team + "first").equals(List.of(first)));
        assertThat(this.<Boolean>field("other-" + team + "first", "enabled")).isFalse();
        String later = push(team + "later");

        verify();

        eventually().until(() -> asked(team + "later").equals(List.of(later)));
        assertThat(this.<String>field(team + "later", "rule")).isEqualTo(team + "*");
        assertThat(told(team + "later")).containsExactly("this installation repository-enabled-by-rule");
    }

    @Test
    void leavesOffWhatAPersonDisabled() {
        push(team + "api");
        verify();
        turn(team + "api", "disable");

        verify();
        String digest = Digests.next();
        registry.push(team + "api", digest, "2", Instant.now());

        eventually()
                .until(() -> "repository is not enabled"
                        .equals(asOwner().get("/api/v1/images?digest=" + digest).path("items[0].reason")));
        assertThat(this.<Boolean>field(team + "api", "enabled")).isFalse();
        turn(team + "api", "enable");
        assertThat(this.<String>field(team + "api", "rule")).isNull();
    }

    @Test
    void leavesAsItIsWhatIsKnownWhenTheRuleChanges() {
        push("known-" + team + "api");
        verify();

        rule(List.of("*")).statusCode(200);
        rule(List.of("*")).statusCode(200);
        verify();

        assertThat(this.<Boolean>field("known-" + team + "api", "enabled")).isFalse();
        asOwner()
                .get("/api/v1/integrations/" + registry.id())
                .then()
                .body("enableNewRepositories", equalTo(true))
                .body("newRepositories", equalTo(List.of("*")));
        assertThat(entries("objectId", registry.id()))
                .containsExactly(
                        "owner test-asked",
                        "owner repository-rule-changed",
                        "owner test-asked",
                        "owner repository-rule-changed",
                        "owner integration-added");
    }

    @Test
    void refusesABadPatternAndKeepsTheRule() {
        rule(List.of("fine", "team/[*"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("the pattern 'team/[*': '[' is in no name of ECR"));
        asOwner()
                .body(Map.of("name", "new", "newRepositories", List.of("Team")))
                .post("/api/v1/integrations/setup")
                .then()
                .statusCode(400)
                .body("detail", containsString("lower case"));

        asOwner().get(rulePath()).then().body("patterns", equalTo(List.of(team + "*", "b")));
        asOwner()
                .get("/api/v1/integrations/" + UUID.randomUUID() + "/repositories/rule")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse rule(List<String> patterns) {
        return asOwner().body(Map.of("patterns", patterns)).put(rulePath()).then();
    }

    private String rulePath() {
        return "/api/v1/integrations/" + registry.id() + "/repositories/rule";
    }

    private void verify() {
        asOwner()
                .post("/api/v1/integrations/" + registry.id() + "/verify")
                .then()
                .body("state", equalTo("CONNECTED"));
    }

    private void turn(String repository, String action) {
        asOwner()
                .post("/api/v1/repositories/" + field(repository, "id") + "/" + action)
                .then()
                .statusCode(200);
    }

    private String push(String repository) {
        var layer = new LayerBuilder().file("content", repository).gzip();
        var image = ImageBuilder.oci().platform("linux", "amd64").layer(layer).build();
        return RegistryPush.to(URI.create(around("registry"))).push(image, repository, "1");
    }

    private List<String> asked(String repository) {
        return Wire.analysesAsked(registry.id()).stream()
                .filter(request -> request.getRepository().getRepository().equals(repository))
                .map(AnalysisRequested::getDigest)
                .toList();
    }

    private <T> T field(String repository, String name) {
        return asOwner()
                .get("/api/v1/repositories?integration=" + registry.id() + "&name=" + repository)
                .path("items.find { it.name == '" + repository + "' }." + name);
    }

    private List<String> told(String repository) {
        return entries("objectId", String.valueOf(this.<String>field(repository, "id")));
    }

    private static List<String> entries(String field, String value) {
        List<Map<String, Object>> newest = asOwner().get("/api/v1/audit").path("items");
        return newest.stream()
                .filter(entry -> value.equals(entry.get(field)))
                .map(entry -> entry.get("person") + " " + entry.get("action"))
                .toList();
    }
}
