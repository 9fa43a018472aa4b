package dev.crowsnest.integration.why;

import dev.crowsnest.contracts.event.v1.AnalysisState;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Results;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

/** What is asked of the database, from the registry to the result. */
@QuarkusTest
class WhyIT extends RunningService {

    private static final Instant NOW = Instant.now().minusSeconds(3_600);

    private TestRegistry registry;

    @BeforeEach
    void watch() {
        registry = newRegistry(true);
    }

    @Test
    void stopsAtARegistryThatNobodyWatches() {
        JsonPath answer = ask("999999999999.dkr.ecr.eu-north-1.amazonaws.com/app:1");

        assertThat(answer.getBoolean("shown")).isFalse();
        assertThat(answer.getList("steps.step")).isEqualTo(List.of("HOST", "REGISTRY"));
        assertThat(answer.getList("steps.outcome")).isEqualTo(List.of("MET", "OBSTACLE"));
        assertThat(answer.getString("sentence"))
                .isEqualTo("No integration watches account 999999999999 in eu-north-1.");
        assertThat(answer.getString("digest")).isNull();
    }

    @Test
    void stopsAtARegistryThatIsNotConnected() {
        assertThat(lastStep("app:1")).isEqualTo("CONNECTION");
    }

    @Test
    void followsAnImageUntilItIsShown() {
        connect();
        assertThat(lastStep("app:1")).isEqualTo("REPOSITORY");

        registry.push("app", Digests.next(), "0", NOW);
        eventually().until(() -> lastStep("app:1").equals("EVENT"));

        String digest = Digests.next();
        registry.push("app", digest, "1", NOW);
        eventually().until(() -> lastStep("app:1").equals("RESULT"));
        Results.progressed(registry, "app", digest, 1, AnalysisState.ANALYSIS_STATE_RUNNING);
        eventually().until(() -> ask(name("app:1")).getString("sentence").startsWith("It is being analysed"));
        Results.analyzed(digest, 2, 1);
        eventually().until(() -> ask(name("app:1")).getBoolean("shown"));

        JsonPath answer = ask(name("app@" + digest));
        assertThat(answer.getString("digest")).isEqualTo(digest);
        assertThat(answer.getList("steps.outcome")).hasSize(9).containsOnly("MET");
    }

    @Test
    void saysWhatIsGone() {
        connect();
        String digest = Digests.next();
        registry.push("app", digest, "1", NOW);
        registry.delete("app", digest, "1", NOW.plusSeconds(1));

        eventually().until(() -> ask(name("app:1")).getString("sentence").startsWith("The tag '1' was taken away"));
        assertThat(ask(name("app@" + digest)).getString("sentence")).startsWith("It was deleted from its repository");
    }

    @Test
    void findsAnImageThatIsKnownAsAPartOnly() {
        connect();
        String index = Digests.next();
        String part = Digests.next();
        registry.push("app", index, "1", NOW);
        eventually().until(() -> lastStep("app:1").equals("RESULT"));
        Results.indexAnalyzed(index, Results.platform(part, "linux/arm64", 0), Digests.next(), "left out");
        eventually().until(() -> ask(name("app:1")).getBoolean("shown"));

        assertThat(ask(name("app@" + part)).getString("sentence")).contains("the part for linux/arm64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nginx:1", "host.example/app", "host.example/App:1"})
    void refusesWhatNamesNoImage(String image) {
        asOwner()
                .queryParam("image", image)
                .get("/api/v1/why")
                .then()
                .statusCode(400)
                .body("detail", startsWith("could not say why an image is not shown for "));
    }

    private String name(String inRegistry) {
        return registry.account() + ".dkr.ecr." + registry.region() + ".amazonaws.com/" + inRegistry;
    }

    private String lastStep(String inRegistry) {
        return ask(name(inRegistry)).getString("steps[-1].step");
    }

    private void connect() {
        // As a verification that found the registry would leave it.
        Browser.execute("update integration set state = 'CONNECTED' where id = '" + registry.id() + "'");
    }

    private static JsonPath ask(String image) {
        return asOwner()
                .queryParam("image", image)
                .get("/api/v1/why")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
