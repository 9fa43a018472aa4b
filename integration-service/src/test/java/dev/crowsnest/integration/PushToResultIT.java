package dev.crowsnest.integration;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.contracts.event.v1.AnalysisRequested;
import dev.crowsnest.contracts.event.v1.AnalysisState;
import dev.crowsnest.contracts.event.v1.IntegrationChanged;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.Results;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** The life of a push, as far as this service sees it. */
@QuarkusTest
class PushToResultIT extends RunningService {

    @Test
    void givesOutAKeyOnlyOnceKafkaHasItsHash() throws Exception {
        TestRegistry registry = newRegistry(true);

        List<IntegrationChanged> told = Wire.messages(Topics.INTEGRATIONS).stream()
                .filter(message -> message.getIntegrationId().equals(registry.id()))
                .toList();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(registry.apiKey().getBytes(StandardCharsets.UTF_8));
        assertThat(told).hasSize(1);
        assertThat(told.get(0).getApiKeyHashes(0).toByteArray()).isEqualTo(hash);
        assertThat(told.get(0).getAccount()).isEqualTo(registry.account());
    }

    @Test
    void asksForTheAnalysisOfAPushAndShowsItsResult() {
        TestRegistry registry = newRegistry(true);
        String digest = Digests.next();

        registry.push("team/app", digest, "1.0", Instant.now());

        eventually().until(() -> Wire.analysesAsked(registry.id()).size() == 1);
        AnalysisRequested asked = Wire.analysesAsked(registry.id()).get(0);
        assertThat(asked.getDigest()).isEqualTo(digest);
        assertThat(asked.getTag()).isEqualTo("1.0");
        assertThat(asked.getRepository()).isEqualTo(registry.location("team/app"));
        assertThat(asked.getAccess().getExternalId()).isEqualTo(registry.externalId());
        assertThat(state(digest)).isEqualTo("WAITING");

        Results.progressed(registry, "team/app", digest, 1, AnalysisState.ANALYSIS_STATE_RUNNING);
        eventually().until(() -> state(digest).equals("RUNNING"));

        Results.analyzed(digest, 2, 4);
        eventually().until(() -> state(digest).equals("ANALYZED"));
        asOwner()
                .get("/api/v1/images?repository=team/app&digest=" + digest)
                .then()
                .statusCode(200)
                .body("items[0].tags", contains("1.0"))
                .body("items[0].reason", nullValue())
                .body("items[0].result.vulnerabilities.critical", equalTo(4))
                .body("items[0].result.packages", equalTo(88))
                .body("items[0].registry", equalTo(registry.account() + ".dkr.ecr.eu-central-1.amazonaws.com"));
    }

    @Test
    void countsWhatComesInAndWhatLeaves() {
        TestRegistry registry = newRegistry(true);
        String digest = Digests.next();
        double taken = count("crowsnest_events_total", "registry.events", "taken");
        double published = count("crowsnest_events_published_total", "AnalysisRequested", "analysis.requests");

        registry.push("counted", digest, "1", Instant.now());

        eventually().untilAsserted(() -> {
            assertThat(count("crowsnest_events_total", "registry.events", "taken"))
                    .isGreaterThan(taken);
            assertThat(count("crowsnest_events_published_total", "AnalysisRequested", "analysis.requests"))
                    .isGreaterThan(published);
        });
    }

    @Test
    void showsHowManyImagesThereAreAndHowLongTheOldestWaits() {
        TestRegistry registry = newRegistry(true);
        double before = count("crowsnest_images", "WAITING");

        registry.push("waiting", Digests.next(), "1", Instant.now());

        eventually().untilAsserted(() -> {
            assertThat(count("crowsnest_images", "WAITING")).isGreaterThan(before);
            assertThat(count("crowsnest_oldest_image_seconds")).isPositive();
        });
    }

    private static double count(String name, String... labels) {
        return asOwner()
                .accept("text/plain")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String state(String digest) {
        return asOwner().get("/api/v1/images?digest=" + digest).path("items[0].state");
    }
}
