package dev.crowsnest.integration.cost;

import com.google.protobuf.Timestamp;
import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisResult;
import dev.crowsnest.contracts.event.v1.AnalysisState;
import dev.crowsnest.contracts.event.v1.AnalysisStateChanged;
import dev.crowsnest.contracts.event.v1.ArtifactKind;
import dev.crowsnest.contracts.event.v1.Egress;
import dev.crowsnest.contracts.event.v1.ImageAnalysisFailed;
import dev.crowsnest.contracts.event.v1.ImageAnalyzed;
import dev.crowsnest.contracts.event.v1.ImagePushed;
import dev.crowsnest.integration.fixture.Browser;
import dev.crowsnest.integration.fixture.Database;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** What a registry costs: counted once, priced, shown. */
@QuarkusTest
class CostIT extends RunningService {

    private static final String SECRET = "resources.find { it.name == 'ScoutAPICredentials' }.dollarsPerMonth";

    private final String digest = Digests.next();
    private TestRegistry registry;

    @BeforeEach
    void watch() {
        registry = newRegistry(true);
    }

    @Test
    void isThatOfThePriceTableWhereNothingIsKnown() {
        asOwner()
                .get(path())
                .then()
                .statusCode(200)
                .body("pushesPerDay", equalTo(100))
                .body("countedDays", equalTo(0))
                .body(SECRET, equalTo(0.42f))
                .body("dollarsPerMonth", equalTo(0.43f))
                .body("egress.bytesPulled", equalTo(0));
        Browser.of(asOwner(), "member")
                .get(page())
                .then()
                .statusCode(200)
                .body(allOf(
                        containsString("$0.43 a month at 100 pushes a day: an assumption"),
                        containsString("Nothing was pulled yet"),
                        containsString(">$0.42<"),
                        containsString("DockerScoutRepoDeletedRule")));
    }

    @Test
    void goesByThePushesThatWereToldOfEachOnce() {
        String once = UUID.randomUUID().toString();
        Instant now = Instant.now();
        var pushed = registry.event("counted", now)
                .setImagePushed(ImagePushed.newBuilder().setDigest(digest).setTag("1"))
                .build();
        Wire.send(Topics.REGISTRY_EVENTS, registry.key("counted"), pushed, once, null);
        Wire.send(Topics.REGISTRY_EVENTS, registry.key("counted"), pushed, once, null);
        registry.delete("counted", Digests.next(), "", now);
        String second = Digests.next();
        String third = Digests.next();
        registry.push("counted", second, "2", now);
        registry.push("other", third, "1", now);
        Database.execute(
                "update integration set counted_since = now() - interval '10 days' where id = '" + registry.id() + "'");

        eventually().until(() -> isKnown(second) && isKnown(third));
        assertThat(sum("pushes")).isEqualTo("3");
        asOwner()
                .get(path())
                .then()
                .body("pushesPerDay", equalTo(0.3f))
                .body("countedDays", equalTo(10))
                .body(SECRET, equalTo(0.41f));
        Browser.of(asOwner(), "member")
                .get(page())
                .then()
                .body(containsString("at your 0.3 pushes a day, counted over the last 10 days"));
    }

    @Test
    void countsAnAttemptOnceHoweverOftenItsResultComes() {
        String once = UUID.randomUUID().toString();
        AnalysisResult analyzed = result(1, 6_000_000_000L, 5)
                .setImageAnalyzed(ImageAnalyzed.newBuilder().setKind(ArtifactKind.ARTIFACT_KIND_IMAGE))
                .build();
        send(analyzed, once);
        send(analyzed, once);
        send(
                result(2, 1_000_000_000, 0)
                        .setImageAnalysisFailed(ImageAnalysisFailed.newBuilder()
                                .setIntegrationId(registry.id())
                                .setRepository(registry.location("any")))
                        .build(),
                UUID.randomUUID().toString());
        send(
                result(3, 0, 14_000_000_000L)
                        .setAnalysisStateChanged(AnalysisStateChanged.newBuilder()
                                .setIntegrationId(registry.id())
                                .setRepository(registry.location("any"))
                                .setState(AnalysisState.ANALYSIS_STATE_RETRYING))
                        .build(),
                UUID.randomUUID().toString());

        // Of one key, so the last is taken in last.
        eventually().until(() -> "14000000005".equals(sum("bytes_saved")));
        asOwner()
                .get(path())
                .then()
                .body("egress.bytesPulled", equalTo(7_000_000_000L))
                .body("egress.bytesSaved", equalTo(14_000_000_005L))
                .body("egress.dollarsPerGigabyte", equalTo(0.09f))
                .body("egress.dollars", equalTo(0.63f))
                .body("egress.dollarsSaved", equalTo(1.27f))
                .body("egress.days[0].bytesPulled", equalTo(7_000_000_000L));
        Browser.of(asOwner(), "member")
                .get(page())
                .then()
                .body(allOf(
                        containsString("7 GB"),
                        containsString("14 GB"),
                        containsString("<rect class=\"running\" width=\"49\""),
                        containsString(">$0.63<"),
                        containsString(": 7 GB pulled, 14 GB not pulled"),
                        not(containsString("Nothing was pulled yet"))));
    }

    @Test
    void isNotCountedAndNotShownOfARegistryThatWasRemoved() {
        asOwner().delete("/api/v1/integrations/" + registry.id()).then().statusCode(204);
        send(
                result(1, 5, 5)
                        .setImageAnalyzed(ImageAnalyzed.newBuilder().setKind(ArtifactKind.ARTIFACT_KIND_IMAGE))
                        .build(),
                UUID.randomUUID().toString());
        TestRegistry other = newRegistry(true);
        send(
                result(2, 7, 0).setEgress(egress(other.id(), 7, 0)).build(),
                UUID.randomUUID().toString());

        eventually().until(() -> "7".equals(sum(other.id(), "bytes_pulled")));
        assertThat(sum("bytes_pulled")).isEqualTo("null");
        asOwner().get(path()).then().statusCode(404);
        Browser.of(asOwner(), "member").get(page()).then().statusCode(404);
    }

    private static boolean isKnown(String image) {
        return asOwner().get("/api/v1/images/" + image).statusCode() == 200;
    }

    private AnalysisResult.Builder result(long sequence, long pulled, long saved) {
        return AnalysisResult.newBuilder()
                .setDigest(digest)
                .setSequence(sequence)
                .setOccurredAt(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
                .setEgress(egress(registry.id(), pulled, saved));
    }

    private static Egress egress(String integration, long pulled, long saved) {
        return Egress.newBuilder()
                .setIntegrationId(integration)
                .setBytesPulled(pulled)
                .setBytesSaved(saved)
                .build();
    }

    private void send(AnalysisResult result, String id) {
        Wire.send(Topics.ANALYSIS_RESULTS, digest, result, id, null);
    }

    private String sum(String column) {
        return sum(registry.id(), column);
    }

    private static String sum(String integration, String column) {
        return Database.value(
                "select sum(" + column + ") from registry_usage where integration_id = '" + integration + "'");
    }

    private String path() {
        return "/api/v1/integrations/" + registry.id() + "/cost";
    }

    private String page() {
        return "/settings/integrations/" + registry.id() + "/cost";
    }
}
