package dev.crowsnest.integration.repository;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.registry.NewRepositories;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Showing and changing by which names repositories of a registry are enabled as they appear. */
@ApplicationScoped
public class RepositoryRules {

    private final IntegrationStore integrations;
    private final Audit audit;

    RepositoryRules(IntegrationStore integrations, Audit audit) {
        this.integrations = integrations;
        this.audit = audit;
    }

    /** The rule of a registry. */
    public Uni<NewRepositories> of(UUID integrationId) {
        return Panache.withSession(() -> integrations.find(integrationId))
                .map(found -> present(found, "show the rule for new repositories", integrationId)
                        .newRepositories());
    }

    /** Follows another rule from now on; what is known stays as it is. */
    public Uni<NewRepositories> change(UUID integrationId, NewRepositories rule) {
        return Panache.withTransaction(() -> integrations
                        .lock(integrationId)
                        .map(found -> present(found, "change the rule for new repositories", integrationId))
                        .chain(integration -> integration.newRepositories().equals(rule)
                                ? Uni.createFrom().voidItem()
                                : integrations
                                        .update(integration.enabling(rule))
                                        .chain(() -> audit.record(
                                                AuditAction.REPOSITORY_RULE_CHANGED, audited(integration, rule)))))
                .replaceWith(rule);
    }

    private static Integration present(Optional<Integration> found, String action, UUID id) {
        return found.filter(one -> !one.isRemoved()).orElseThrow(() -> Refusal.notFound(action, id.toString()));
    }

    private static AuditedThing audited(Integration integration, NewRepositories rule) {
        return AuditedThing.of(integration.id(), integration.name() + " to " + (rule.isEmpty() ? "none" : rule.text()));
    }
}
