package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows integrations with what was heard of their registries. */
@ApplicationScoped
public class Observations {

    private final IntegrationStore integrations;
    private final ActivityStore activities;
    private final EventKeyStore keys;

    Observations(IntegrationStore integrations, ActivityStore activities, EventKeyStore keys) {
        this.integrations = integrations;
        this.activities = activities;
        this.keys = keys;
    }

    /** Those that are not removed, oldest first. */
    public Uni<Page<ObservedIntegration>> list(PageRequest page) {
        return Panache.withSession(() -> integrations
                .page(page)
                .chain(found -> observed(found.items()).map(observed -> found.map(one -> observed.get(one.id())))));
    }

    /** One that is not removed. */
    public Uni<ObservedIntegration> get(UUID id) {
        return Panache.withSession(() -> integrations.find(id).chain(found -> {
            Integration present = found.filter(one -> !one.isRemoved())
                    .orElseThrow(() -> Refusal.notFound("show the integration", id.toString()));
            return observed(List.of(present)).map(observed -> observed.get(id));
        }));
    }

    private Uni<Map<UUID, ObservedIntegration>> observed(List<Integration> found) {
        List<UUID> ids = found.stream().map(Integration::id).toList();
        return activities
                .of(ids)
                .chain(heard -> keys.others(ids)
                        .map(others -> found.stream()
                                .collect(Collectors.toMap(
                                        Integration::id,
                                        one -> new ObservedIntegration(
                                                one,
                                                heard.getOrDefault(one.id(), Activity.NONE),
                                                others.get(one.id()))))));
    }
}
