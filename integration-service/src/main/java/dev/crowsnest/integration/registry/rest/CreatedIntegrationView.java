package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.registry.CreatedIntegration;
import dev.crowsnest.integration.registry.Integration;
import java.util.UUID;

/**
 * A registry that is watched from now on.
 *
 * @param externalId what the role's trust must demand
 * @param apiKey for EventBridge: nobody can show it again
 * @param webhookPath where EventBridge sends to, at ingest-service
 */
public record CreatedIntegrationView(
        UUID id,
        String name,
        String account,
        String region,
        String externalId,
        String apiKey,
        String webhookPath,
        String state) {

    static CreatedIntegrationView of(CreatedIntegration created) {
        Integration integration = created.integration();
        return new CreatedIntegrationView(
                integration.id(),
                integration.name(),
                integration.location().account(),
                integration.location().region(),
                integration.access().externalId(),
                created.key().reveal(),
                webhookPath(integration.id()),
                integration.status().state().name());
    }

    static String webhookPath(UUID id) {
        return "/webhooks/eventbridge/" + id;
    }
}
