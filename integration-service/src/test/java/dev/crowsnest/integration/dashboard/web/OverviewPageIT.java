package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.Activity;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.ObservedIntegration;
import dev.crowsnest.integration.registry.RegistryAccess;
import dev.crowsnest.integration.registry.RegistryLocation;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the overview says of an installation that shows nothing yet, which that of all tests is not. */
@QuarkusTest
class OverviewPageIT extends RunningService {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void leadsToConnectingWhenThereIsNoRegistry() {
        assertThat(shown(List.of(), false))
                .contains("Three steps to the first result", "Connect Amazon ECR", "/settings/integrations")
                .contains("Nothing: each registry can be read")
                .doesNotContain("Go to repositories", "Newest pushes");
    }

    @Test
    void saysThatTheStackIsAwaitedAndWhenItWaitsForTooLong() {
        var pending = IntegrationStatus.pending(NOW.minus(Duration.ofMinutes(20)));

        assertThat(shown(List.of(registry(pending)), false))
                .contains("its stack in AWS has not told of itself yet", "Go to integrations")
                .contains("Registry production waits for its stack", "look in CloudFormation");
        assertThat(shown(List.of(registry(IntegrationStatus.pending(NOW))), false))
                .doesNotContain("waits for its stack");
    }

    @Test
    void leadsToRepositoriesWhenNoneIsTurnedOn() {
        assertThat(shown(List.of(registry(IntegrationStatus.connected(NOW))), false))
                .contains("Go to repositories", "Done")
                .doesNotContain("Connect Amazon ECR", "Show what is turned on");
    }

    @Test
    void asksForAPushWhenAllIsTurnedOn() {
        assertThat(shown(List.of(registry(IntegrationStatus.connected(NOW))), true))
                .contains("Push an image", "Show what is turned on")
                .doesNotContain("Go to repositories");
    }

    @Test
    void asksForAPushWhenNewRepositoriesAreTurnedOnByThemselves() {
        assertThat(shown(List.of(registry(IntegrationStatus.connected(NOW), true)), false))
                .contains("Show what is turned on")
                .doesNotContain("Go to repositories");
    }

    private static String shown(List<ObservedIntegration> integrations, boolean anyEnabled) {
        var facts = new OverviewFacts(
                integrations, anyEnabled, new InventoryTally(List.of()), List.of(), List.of(), List.of());
        return PageTemplates.overview(
                        new Shell("somebody", Role.OWNER, "token", "overview"), OverviewPage.of(facts, NOW))
                .render();
    }

    private static ObservedIntegration registry(IntegrationStatus status) {
        return registry(status, false);
    }

    private static ObservedIntegration registry(IntegrationStatus status, boolean enableNew) {
        var integration = new Integration(
                UUID.randomUUID(),
                "production",
                new RegistryLocation("123456789012", "eu-central-1"),
                new RegistryAccess("arn:aws:iam::123456789012:role/CrowsnestEcrAccess", "external"),
                NewRepositories.all(enableNew),
                status,
                NOW,
                null);
        return new ObservedIntegration(integration, Activity.NONE, null);
    }
}
