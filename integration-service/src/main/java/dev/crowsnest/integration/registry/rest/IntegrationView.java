package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.registry.Integration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A registry that is watched.
 *
 * @param state PENDING, CONNECTED or ERROR
 * @param reason why it is an error
 * @param stateSince when it was last found so
 */
public record IntegrationView(
        UUID id,
        String name,
        String account,
        String region,
        @Nullable String roleArn,
        String externalId,
        boolean enableNewRepositories,
        String webhookPath,
        String state,
        @Nullable String reason,
        Instant stateSince,
        Instant createdAt) {

    static IntegrationView of(Integration integration) {
        return new IntegrationView(
                integration.id(),
                integration.name(),
                integration.location().account(),
                integration.location().region(),
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
