package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.registry.handshake.HandshakeConfig;
import dev.crowsnest.integration.registry.handshake.SetupOffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the stack of a registry is made.
 *
 * @param quickCreate opens AWS's console; absent unless the operator put the template into S3
 */
public record ConnectPage(
        String id,
        String name,
        String principal,
        String setupEndpoint,
        @Nullable String quickCreate,
        String command,
        String terraform,
        Age expires) {

    static ConnectPage of(SetupOffer offer, HandshakeConfig config) {
        return new ConnectPage(
                offer.integration().id().toString(),
                offer.integration().name(),
                offer.parameters().getOrDefault("ServicePrincipalArn", ""),
                offer.parameters().getOrDefault("SetupEndpoint", ""),
                offer.quickCreateLink(config.templateAddress()).orElse(null),
                offer.deployCommand().replace(" --", " \\\n  --").replace(" '", " \\\n    '"),
                offer.terraformCommand().replace(" && ", " &&\n").replace(" -var", " \\\n  -var"),
                Age.of(offer.expiresAt(), Instant.now()));
    }
}
