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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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
        around("start-database");
        push(registry, digests.subList(20, 30));

        eventually().until(() -> asked(registry).equals(Set.copyOf(digests)));
        assertThat(Wire.records(Topics.REGISTRY_EVENTS.deadName())).hasSize(deadBefore);
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
