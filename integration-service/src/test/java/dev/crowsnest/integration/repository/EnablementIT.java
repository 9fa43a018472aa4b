package dev.crowsnest.integration.repository;

import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.contracts.event.v1.Cause;
import dev.crowsnest.contracts.event.v1.RepositoryDeleted;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Results;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class EnablementIT extends RunningService {

    private static final Instant NOW = Instant.now().minusSeconds(3_600);

    private TestRegistry registry;

    @BeforeEach
    void watch() {
        registry = newRegistry(false);
    }

    @Test
    void analysesOnlyTheLatestImageWhenARepositoryIsEnabled() {
        String old = Digests.next();
        String young = Digests.next();
        registry.push("app", old, "1", NOW);
        registry.push("app", young, "2", NOW.plusSeconds(10));
        eventually().until(() -> "repository is not enabled".equals(field(young, "reason")));
        assertThat(Wire.analysesAsked(registry.id())).isEmpty();

        asOwner()
                .post("/api/v1/repositories/" + repository() + "/enable")
                .then()
                .statusCode(200);

        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 1);
        var asked = Wire.analysesAsked(registry.id()).get(0);
        assertThat(asked.getDigest()).isEqualTo(young);
        assertThat(asked.getTag()).isEqualTo("2");
        assertThat(asked.getCause()).isEqualTo(Cause.CAUSE_ENABLED);
        assertThat(field(old, "state")).isEqualTo("NOT_ANALYZED");
    }

    @Test
    void analysesAsManyOfTheLatestImagesAsOneChooses() {
        List<String> digests = List.of(Digests.next(), Digests.next(), Digests.next());
        for (int i = 0; i < digests.size(); i++) {
            registry.push("app", digests.get(i), "" + i, NOW.plusSeconds(i));
        }
        eventually().until(() -> field(digests.get(2), "reason") != null);
        String path = "/api/v1/repositories/" + repository() + "/enable?images=";
        asOwner().post(path + 0).then().statusCode(400).body("detail", containsString("it is a number from 1 to 100"));

        asOwner().post(path + 2).then().statusCode(200);

        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 2);
        assertThat(Wire.analysesAsked(registry.id()))
                .extracting(AnalysisRequested::getDigest)
                .containsExactlyInAnyOrder(digests.get(1), digests.get(2));
    }

    @Test
    void enablesThoseOfARegistryThatMatchAndAreThere() {
        for (String name : List.of("team/one", "team/gone", "my-team/two")) {
            registry.push(name, Digests.next(), "1", NOW);
        }
        registry.send(
                "team/gone",
                registry.event("team/gone", NOW.plusSeconds(1))
                        .setRepositoryDeleted(RepositoryDeleted.getDefaultInstance()));
        String path = "/api/v1/repositories?integration=" + registry.id();
        eventually()
                .until(() -> asOwner().get(path + "&name=team/gone").path("items[0].deletedAt") != null
                        && repositories() == 3);

        asOwner()
                .post("/api/v1/integrations/" + registry.id() + "/repositories/enable?name=team/*")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(1));

        asOwner().get(path + "&enabled=true").then().body("items.name", equalTo(List.of("team/one")));
    }

    @Test
    void enablesAllRepositoriesOfARegistry() {
        registry.push("one", Digests.next(), "1", NOW);
        registry.push("two", Digests.next(), "1", NOW);
        eventually().until(() -> repositories() == 2);

        asOwner()
                .post("/api/v1/integrations/" + registry.id() + "/repositories/enable")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(2));

        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 2);
        asOwner()
                .get("/api/v1/repositories?enabled=false&integration=" + registry.id())
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void keepsToItselfWhatAnotherRepositoryLearned() {
        String digest = Digests.next();
        registry.push("closed", digest, "1", NOW);
        eventually().until(() -> field(digest, "state") != null);

        Results.analyzed(digest, 1, 3);
        TestRegistry open = newRegistry(true);
        open.push("open", digest, "1", NOW);
        eventually().until(() -> Wire.analysesAsked(open.id()).size() == 1);
        Results.analyzed(digest, 2, 3);
        eventually()
                .until(() -> "ANALYZED"
                        .equals(asOwner()
                                .get("/api/v1/images?repository=open&digest=" + digest)
                                .path("items[0].state")));

        asOwner()
                .get("/api/v1/images?repository=closed&digest=" + digest)
                .then()
                .body("items[0].state", equalTo("NOT_ANALYZED"))
                .body("items[0].result", equalTo(null));
    }

    @Test
    void takesPushesButAnalysesNoneOnceARepositoryIsDisabled() {
        registry.push("app", Digests.next(), "1", NOW);
        eventually().until(() -> repositories() == 1);
        asOwner()
                .post("/api/v1/repositories/" + repository() + "/enable")
                .then()
                .statusCode(200);
        asOwner()
                .post("/api/v1/repositories/" + repository() + "/disable")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false));

        String digest = Digests.next();
        registry.push("app", digest, "2", NOW.plusSeconds(10));

        eventually().until(() -> "repository is not enabled".equals(field(digest, "reason")));
    }

    private int repositories() {
        return asOwner()
                .get("/api/v1/repositories?integration=" + registry.id())
                .path("items.size()");
    }

    private String repository() {
        return asOwner()
                .get("/api/v1/repositories?integration=" + registry.id())
                .path("items[0].id");
    }

    private static String field(String digest, String name) {
        return asOwner().get("/api/v1/images?digest=" + digest).path("items[0]." + name);
    }
}
