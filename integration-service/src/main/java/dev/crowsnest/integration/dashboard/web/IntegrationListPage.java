package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.registry.ObservedIntegration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The registries that are watched.
 *
 * @param failure why the last action did not succeed
 */
public record IntegrationListPage(
        List<IntegrationListRow> rows, @Nullable String failure) {

    static IntegrationListPage of(Page<ObservedIntegration> found, @Nullable String failure) {
        Instant now = Instant.now();
        return new IntegrationListPage(
                found.items().stream()
                        .map(integration -> IntegrationListRow.of(integration, now))
                        .toList(),
                failure);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
