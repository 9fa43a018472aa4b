package dev.crowsnest.integration.cost;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStore;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Showing what registries cost. */
@ApplicationScoped
public class Costs {

    private final IntegrationStore integrations;
    private final UsageStore usage;
    private final CostConfig config;

    Costs(IntegrationStore integrations, UsageStore usage, CostConfig config) {
        this.integrations = integrations;
        this.usage = usage;
        this.config = config;
    }

    /** Of one that is not removed. */
    public Uni<RegistryCost> of(UUID id) {
        Instant now = Instant.now();
        return Panache.withSession(() -> integrations.find(id).chain(found -> {
            Integration present = found.filter(one -> !one.isRemoved())
                    .orElseThrow(() -> Refusal.notFound("show the cost of the integration", id.toString()));
            return usage.of(id, RegistryCost.firstDay(now))
                    .map(counted -> RegistryCost.of(present, Prices.of(config), counted, now));
        }));
    }
}
