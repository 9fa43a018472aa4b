package dev.crowsnest.integration.registry.store;

import dev.crowsnest.integration.registry.AccessAnswer;
import dev.crowsnest.integration.registry.Activity;
import dev.crowsnest.integration.registry.ActivityStore;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Activities. */
@ApplicationScoped
class ActivityTable implements PanacheRepositoryBase<ActivityRow, UUID>, ActivityStore {

    private static final String HEARD = """
            insert into integration_activity (integration_id, last_event_at)
            select id, cast(:at as timestamptz) from integration where id = :id and state <> 'REMOVED'
            on conflict (integration_id) do update
            set last_event_at = greatest(integration_activity.last_event_at, excluded.last_event_at)""";

    private static final String ASKED = """
            insert into integration_activity (integration_id, last_check_at, last_check_problem)
            select id, cast(:at as timestamptz), cast(:problem as text)
            from integration where id = :id and state <> 'REMOVED'
            on conflict (integration_id) do update
            set last_check_at = excluded.last_check_at, last_check_problem = excluded.last_check_problem""";

    @Override
    public Uni<Map<UUID, Activity>> of(Collection<UUID> integrations) {
        return list("integrationId in ?1", integrations)
                .map(rows ->
                        rows.stream().collect(Collectors.toMap(row -> row.integrationId, ActivityRow::toActivity)));
    }

    @Override
    public Uni<Void> heard(UUID integration, Instant at) {
        return getSession()
                .chain(session -> session.createNativeQuery(HEARD)
                        .setParameter("id", integration)
                        .setParameter("at", at)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> asked(UUID integration, AccessAnswer answer) {
        return getSession()
                .chain(session -> session.createNativeQuery(ASKED)
                        .setParameter("id", integration)
                        .setParameter("at", answer.at())
                        .setParameter("problem", answer.problem())
                        .executeUpdate())
                .replaceWithVoid();
    }
}
