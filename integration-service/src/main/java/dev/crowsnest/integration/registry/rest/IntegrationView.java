package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.RegistryLocation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is watched.
 *
 * @param account absent until its stack has told; so is the region
 * @param state PENDING, CONNECTED or ERROR
 * @param reason why it is an error, or still pending
 * @param account absent until its stack has told; so is the region
 * @param stateSince when it was last found so
 */
public record IntegrationView(
        UUID id,
        String name,
        @Nullable String account,
        @Nullable String region,
        @Nullable String roleArn,
        String externalId,
        boolean enableNewRepositories,
        String webhookPath,
        String state,
        @Nullable String reason,
        Instant stateSince,
        Instant createdAt) {

    static IntegrationView of(Integration integration) {
        RegistryLocation registry = integration.registry();
        return new IntegrationView(
                integration.id(),
                integration.name(),
                registry == null ? null : registry.account(),
                registry == null ? null : registry.region(),
                integration.access().roleArn(),
                integration.access().externalId(),
                integration.enableNewRepositories(),
                CreatedIntegrationView.webhookPath(integration.id()),
                integration.status().state().name(),
                integration.status().reason(),
                integration.status().since(),
                integration.createdAt());
    }
}
