package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.registry.AccessAnswer;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.ObservedIntegration;
import dev.crowsnest.integration.registry.RegistryLocation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is watched.
 *
 * @param enableNewRepositories whether each repository that appears is watched at once
 * @param newRepositories patterns of the names of those that are
 * @param state PENDING, CONNECTED or ERROR
 * @param reason why it is an error, or still pending
 * @param account absent until its stack has told; so is the region
 * @param stateSince when it came to be so
 * @param lastEventAt when the last event happened that was received; absent before the first
 * @param lastCheckAt when the registry was last asked whether it can be read; absent before the first time
 * @param lastCheckProblem what came of it, where it could not be read then
 * @param formerKeyEndsAt until when events are taken with a key that was replaced; absent where there is none
 */
public record IntegrationView(
        UUID id,
        String name,
        @Nullable String account,
        @Nullable String region,
        @Nullable String roleArn,
        String externalId,
        boolean enableNewRepositories,
        List<String> newRepositories,
        String webhookPath,
        String state,
        @Nullable String reason,
        Instant stateSince,
        Instant createdAt,
        @Nullable Instant lastEventAt,
        @Nullable Instant lastCheckAt,
        @Nullable String lastCheckProblem,
        @Nullable Instant formerKeyEndsAt) {

    static IntegrationView of(ObservedIntegration observed) {
        Integration integration = observed.integration();
        AccessAnswer check = observed.activity().lastCheck();
        RegistryLocation registry = integration.registry();
        return new IntegrationView(
                integration.id(),
                integration.name(),
                registry == null ? null : registry.account(),
                registry == null ? null : registry.region(),
                integration.access().roleArn(),
                integration.access().externalId(),
                integration.newRepositories().isEvery(),
                integration.newRepositories().texts(),
                CreatedIntegrationView.webhookPath(integration.id()),
                integration.status().state().name(),
                integration.status().reason(),
                integration.status().since(),
                integration.createdAt(),
                observed.activity().lastEventAt(),
                check == null ? null : check.at(),
                check == null ? null : check.problem(),
                observed.formerKeyEndsAt());
    }
}
