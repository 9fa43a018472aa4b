package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.GivenName;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.RegistryAccess;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins integrations: a row that waits for its stack, and what a person needs to make that stack. */
@ApplicationScoped
public class SetupOffers {

    private static final String ACTION = "connect a registry";

    private final IntegrationStore integrations;
    private final SetupTokens tokens;
    private final SetupAddresses addresses;
    private final SetupConditions conditions;
    private final HandshakeConfig config;
    private final Audit audit;

    SetupOffers(
            IntegrationStore integrations,
            SetupTokens tokens,
            SetupAddresses addresses,
            SetupConditions conditions,
            HandshakeConfig config,
            Audit audit) {
        this.integrations = integrations;
        this.tokens = tokens;
        this.addresses = addresses;
        this.conditions = conditions;
        this.config = config;
        this.audit = audit;
    }

    /** A new integration. */
    public Uni<SetupOffer> create(String name, NewRepositories newRepositories) {
        Instant now = Instant.now();
        var integration = new Integration(
                UUID.randomUUID(),
                GivenName.of(ACTION, name).text(),
                null,
                RegistryAccess.through(null),
                newRepositories,
                IntegrationStatus.pending(now),
                now,
                null);
        EventLoop loop = EventLoop.current();
        return conditions
                .principal()
                .chain(principal -> loop.run(() -> Panache.withTransaction(() -> integrations
                        .addPending(integration)
                        .chain(() -> audit.record(AuditAction.INTEGRATION_ADDED, integration.audited()))
                        .chain(() -> offer(integration, principal)))));
    }

    /** The same for one that still waits, with a token that is good again. Earlier ones stay good for their time. */
    public Uni<SetupOffer> renew(UUID id) {
        EventLoop loop = EventLoop.current();
        return conditions
                .principal()
                .chain(principal -> loop.run(() -> Panache.withTransaction(() -> integrations
                        .lock(id)
                        .map(found -> waiting(id, found.orElse(null)))
                        .call(integration -> audit.record(AuditAction.SETUP_LINK_MADE, integration.audited()))
                        .chain(integration -> offer(integration, principal)))));
    }

    private static Integration waiting(UUID id, @Nullable Integration found) {
        if (found == null || found.isRemoved()) {
            throw Refusal.notFound("renew the set-up link", id.toString());
        }
        if (found.status().state() != IntegrationState.PENDING) {
            throw Refusal.conflict(
                    "renew the set-up link",
                    "integration " + found.name(),
                    "it is " + found.status().state() + "; remove it and connect again to begin anew");
        }
        return found;
    }

    private Uni<SetupOffer> offer(Integration integration, String principal) {
        SetupToken token = SetupToken.generate();
        Instant expiresAt = Instant.now().plus(config.tokenLifetime());
        var offer = new SetupOffer(integration, expiresAt, parameters(integration, principal, token));
        return tokens.add(integration.id(), token.hash(), expiresAt).replaceWith(offer);
    }

    private Map<String, String> parameters(Integration integration, String principal, SetupToken token) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("ServicePrincipalArn", principal);
        parameters.put("ExternalId", integration.access().externalId());
        parameters.put("EventsEndpoint", addresses.events(integration.id()).toString());
        parameters.put("SetupEndpoint", addresses.setup(integration.id()).toString());
        parameters.put("SetupToken", token.reveal());
        // One installation is one organisation, and its address is what tells it from others.
        parameters.put("OrganisationName", addresses.host());
        return parameters;
    }
}
