package dev.crowsnest.integration.reconcile.store;

import dev.crowsnest.integration.reconcile.Look;
import dev.crowsnest.integration.reconcile.LookProgress;
import dev.crowsnest.integration.reconcile.LookStore;
import dev.crowsnest.integration.reconcile.LookTurn;
import dev.crowsnest.integration.reconcile.LostTurn;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks. */
@ApplicationScoped
class LookTable implements PanacheRepositoryBase<LookRow, UUID>, LookStore {

    private static final String ADD = """
            insert into registry_look (integration_id, watched_since, due_at)
            select id, state_since, cast(:now as timestamptz) from integration i
            where state = 'CONNECTED' and not exists (select 1 from registry_look l where l.integration_id = i.id)
            on conflict (integration_id) do nothing""";

    private static final String REMOVE = """
            delete from registry_look l using integration i where i.id = l.integration_id and i.state = 'REMOVED'""";

    private static final String DUE = """
            select l.integration_id from registry_look l join integration i on i.id = l.integration_id
            where i.state = 'CONNECTED' and l.due_at <= :now and (l.leased_until is null or l.leased_until <= :now)
            order by l.due_at limit 1 for update of l skip locked""";

    @Override
    public Uni<Void> addMissing(Instant now) {
        return getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("now", now)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(REMOVE).executeUpdate()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> ask(UUID integrationId, Instant now) {
        return update("dueAt = ?1, askedAt = ?1, failures = 0 where integrationId = ?2", now, integrationId)
                .map(asked -> asked > 0);
    }

    @Override
    public Uni<Optional<LookTurn>> lease(Instant now, Instant until) {
        return getSession()
                .chain(session -> session.createNativeQuery(DUE, UUID.class)
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().nullItem() : findById(id))
                .map(row -> Optional.ofNullable(row).map(found -> found.begin(now, until)));
    }

    @Override
    public Uni<Void> advance(LookTurn turn, LookProgress progress, Instant until) {
        return change(turn, row -> {
            row.write(progress);
            row.leasedUntil = until;
        });
    }

    @Override
    public Uni<Void> putOff(LookTurn turn, LookProgress progress, int failures, Instant again) {
        return change(turn, row -> row.putOff(progress, failures, again));
    }

    @Override
    public Uni<Void> finish(LookTurn turn, LookProgress progress, boolean whole, Instant next) {
        return change(turn, row -> row.finish(progress, whole, next));
    }

    @Override
    public Uni<Map<UUID, Look>> of(Collection<UUID> integrations) {
        return list("integrationId in ?1", integrations)
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.integrationId, LookRow::toLook)));
    }

    private Uni<Void> change(LookTurn turn, Consumer<LookRow> change) {
        return findById(turn.integrationId(), LockModeType.PESSIMISTIC_WRITE)
                .invoke(row -> {
                    if (row == null || row.turn != turn.number()) {
                        throw new LostTurn(turn.integrationId());
                    }
                    change.accept(row);
                })
                .replaceWithVoid();
    }
}
