package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Shows integrations with what was heard of their registries. */
@ApplicationScoped
public class Observations {

    private final IntegrationStore integrations;
    private final ActivityStore activities;

    Observations(IntegrationStore integrations, ActivityStore activities) {
        this.integrations = integrations;
        this.activities = activities;
    }

    /** Those that are not removed, oldest first. */
    public Uni<Page<ObservedIntegration>> list(PageRequest page) {
        return Panache.withSession(() -> integrations
                .page(page)
                .chain(found -> activities
                        .of(found.items().stream().map(Integration::id).toList())
                        .map(known -> found.map(
                                one -> new ObservedIntegration(one, known.getOrDefault(one.id(), Activity.NONE))))));
    }

    /** One that is not removed. */
    public Uni<ObservedIntegration> get(UUID id) {
        return Panache.withSession(() -> integrations.find(id).chain(found -> {
            Integration present = found.filter(one -> !one.isRemoved())
                    .orElseThrow(() -> Refusal.notFound("show the integration", id.toString()));
            return activities
                    .of(List.of(id))
                    .map(known -> new ObservedIntegration(present, known.getOrDefault(id, Activity.NONE)));
        }));
    }
}
