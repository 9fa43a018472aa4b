package dev.crowsnest.integration;

import dev.crowsnest.contracts.Topics;
import dev.crowsnest.integration.fixture.Digests;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.fixture.TestRegistry;
import dev.crowsnest.integration.fixture.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
class DatabaseAwayIT extends RunningService {

    @Test
    void losesNothingAndPutsNothingAsideWhileTheDatabaseIsAway() {
        TestRegistry registry = newRegistry(true);
        List<String> digests =
                IntStream.range(0, 30).mapToObj(i -> Digests.next()).toList();
        int deadBefore = Wire.records(Topics.REGISTRY_EVENTS.deadName()).size();

        push(registry, digests.subList(0, 10));
        around("stop-database");
        push(registry, digests.subList(10, 20));
        eventually().until(() -> waiting() > 0);
        asOwner().get("/q/health/well").then().body("checks[0].data", not(anEmptyMap()));
        asOwner()
                .get("/api/v1/images")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue());
        around("start-database");
        push(registry, digests.subList(20, 30));

        eventually().until(() -> asked(registry).equals(Set.copyOf(digests)));
        assertThat(Wire.records(Topics.REGISTRY_EVENTS.deadName())).hasSize(deadBefore);
        assertThat(waiting()).isZero();
        asOwner().get("/q/health/well").then().statusCode(200);
    }

    private static double waiting() {
        Matcher line = Pattern.compile("crowsnest_events_waiting\\{[^}]*registry[^}]*} (\\S+)")
                .matcher(asOwner().accept("text/plain").get("/q/metrics").asString());
        assertThat(line.find()).as("the gauge is there").isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static void push(TestRegistry registry, List<String> digests) {
        digests.forEach(digest ->
                registry.push("app-" + digest.charAt(7), digest, "tag-" + digest.substring(8, 20), Instant.now()));
    }

    private static Set<String> asked(TestRegistry registry) {
        return Wire.analysesAsked(registry.id()).stream()
                .map(request -> request.getDigest())
                .collect(Collectors.toSet());
    }
}
