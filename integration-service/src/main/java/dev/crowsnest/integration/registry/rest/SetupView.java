package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.registry.handshake.SetupOffer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How to make the stack of an integration.
 *
 * @param expiresAt when the token among the parameters ends
 * @param quickCreateLink opens AWS's console; absent unless the operator put the template into S3
 * @param deployCommand for a shell, beside the template
 * @param terraformCommand for a shell, beside the Terraform file
 */
public record SetupView(
        UUID id,
        String name,
        String externalId,
        String stackName,
        Instant expiresAt,
        Map<String, String> parameters,
        @Nullable String quickCreateLink,
        String deployCommand,
        String terraformCommand) {

    static SetupView of(SetupOffer offer, Optional<URI> template) {
        return new SetupView(
                offer.integration().id(),
                offer.integration().name(),
                offer.integration().access().externalId(),
                SetupOffer.STACK_NAME,
                offer.expiresAt(),
                offer.parameters(),
                offer.quickCreateLink(template).orElse(null),
                offer.deployCommand(),
                offer.terraformCommand());
    }
}
