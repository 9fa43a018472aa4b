package dev.crowsnest.integration.reconcile;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.IntegrationStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Showing looks, and asking for one now. */
@ApplicationScoped
public class Looks {

    private static final String ACTION = "look through the registry again";

    private final LookStore store;
    private final IntegrationStore integrations;
    private final Audit audit;

    Looks(LookStore store, IntegrationStore integrations, Audit audit) {
        this.store = store;
        this.integrations = integrations;
        this.audit = audit;
    }

    /** Those of these integrations that have one. */
    public Uni<Map<UUID, Look>> of(Collection<UUID> ids) {
        return Panache.withSession(() -> store.of(ids));
    }

    /** That of an integration; none where it was never connected. */
    public Uni<Optional<Look>> get(UUID id) {
        return Panache.withSession(() -> required(id, "show the last look")
                .chain(integration -> store.of(List.of(id)))
                .map(found -> Optional.ofNullable(found.get(id))));
    }

    /** Begins one now, or as soon as the present one is over. */
    public Uni<Void> ask(UUID id) {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> required(id, ACTION)
                .invoke(Looks::requireConnected)
                .call(() -> store.addMissing(now))
                .call(() -> store.ask(id, now))
                .chain(integration -> audit.record(AuditAction.LOOK_ASKED, integration.audited())));
    }

    private Uni<Integration> required(UUID id, String action) {
        return integrations
                .find(id)
                .map(found -> found.filter(one -> !one.isRemoved())
                        .orElseThrow(() -> Refusal.notFound(action, id.toString())));
    }

    private static void requireConnected(Integration integration) {
        if (integration.status().state() != IntegrationState.CONNECTED) {
            throw Refusal.conflict(
                    ACTION,
                    "integration " + integration.name(),
                    "it is not connected: its registry cannot be read now");
        }
    }
}
