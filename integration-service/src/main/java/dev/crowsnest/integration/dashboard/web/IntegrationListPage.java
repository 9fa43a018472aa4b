package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.reconcile.Look;
import dev.crowsnest.integration.registry.ObservedIntegration;
import dev.crowsnest.integration.registry.handshake.SetupObstacle;
import dev.crowsnest.integration.registry.handshake.SetupReadiness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The registries that are watched.
 *
 * @param next address of the page after this one; absent on the last
 * @param isFirst whether there is none before it
 * @param principal the AWS identity that the roles of new ones are to trust; absent where it is not known, or not told
 * @param obstacle why nobody can add one; absent where somebody can
 * @param failure why the last action did not succeed
 */
public record IntegrationListPage(
        List<IntegrationListRow> rows,
        @Nullable String next,
        boolean isFirst,
        @Nullable String principal,
        @Nullable String obstacle,
        @Nullable String failure) {

    static IntegrationListPage of(
            Page<ObservedIntegration> found,
            boolean isFirst,
            Map<UUID, Look> looks,
            SetupReadiness readiness,
            @Nullable String failure) {
        SetupObstacle obstacle = readiness.obstacle();
        Instant now = Instant.now();
        return new IntegrationListPage(
                found.items().stream()
                        .map(observed -> IntegrationListRow.of(
                                observed, looks.get(observed.integration().id()), now))
                        .toList(),
                found.next() == null
                        ? null
                        : new PageAddress(IntegrationList.ADDRESS)
                                .with("cursor", found.next())
                                .toString(),
                isFirst,
                readiness.principal(),
                obstacle == null ? null : obstacle.sentence(),
                failure);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
