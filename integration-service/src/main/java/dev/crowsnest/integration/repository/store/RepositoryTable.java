package dev.crowsnest.integration.repository.store;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.repository.LookBack;
import dev.crowsnest.integration.repository.RepositoryFilter;
import dev.crowsnest.integration.repository.RepositoryStore;
import dev.crowsnest.integration.repository.WatchedRepository;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repositories. */
@ApplicationScoped
class RepositoryTable implements PanacheRepositoryBase<RepositoryRow, UUID>, RepositoryStore {

    private static final String ADD = """
            insert into repository (id, integration_id, name, enabled, analyze_untagged, look_back_due_at, look_back_attempt)
            values (:id, :integration, :name, :enabled, false, :due, 0)
            on conflict (integration_id, name) do nothing""";

    private static final String DUE = """
            select id from repository where look_back_due_at <= :now order by look_back_due_at limit 1
            for update skip locked""";

    @Override
    public Uni<Void> addMissing(UUID integrationId, List<String> names, boolean enabled) {
        Instant due = enabled ? Instant.now() : null;
        return Multi.createFrom()
                .iterable(names)
                .onItem()
                .transformToUniAndConcatenate(name -> add(integrationId, name, enabled, due))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> lookBackAgain(UUID integrationId) {
        return update(
                        "lookBackDueAt = ?1, lookBackAttempt = 0 where integrationId = ?2 and enabled and problem is not null",
                        Instant.now(),
                        integrationId)
                .replaceWithVoid();
    }

    @Override
    public Uni<WatchedRepository> lockOrAdd(UUID integrationId, String name, boolean enabledWhenNew) {
        return lockByName(integrationId, name)
                .chain(row -> row != null
                        ? Uni.createFrom().item(row)
                        : add(integrationId, name, enabledWhenNew, null).chain(() -> lockByName(integrationId, name)))
                .map(RepositoryRow::toRepository);
    }

    @Override
    public Uni<Optional<WatchedRepository>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE).map(RepositoryTable::optional);
    }

    @Override
    public Uni<Optional<WatchedRepository>> find(UUID id) {
        return findById(id).map(RepositoryTable::optional);
    }

    @Override
    public Uni<Optional<WatchedRepository>> find(UUID integrationId, String name) {
        return find("integrationId = ?1 and name = ?2", integrationId, name)
                .firstResult()
                .map(RepositoryTable::optional);
    }

    @Override
    public Uni<Page<WatchedRepository>> page(RepositoryFilter filter, PageRequest page) {
        var conditions = new StringBuilder("name || ' ' || cast(id as string) > :after");
        var parameters = Parameters.with("after", page.after() == null ? "" : page.after());
        if (filter.integrationId() != null) {
            conditions.append(" and integrationId = :integration");
            parameters.and("integration", filter.integrationId());
        }
        if (filter.enabled() != null) {
            conditions.append(" and enabled = :enabled");
            parameters.and("enabled", filter.enabled());
        }
        if (filter.name() != null) {
            conditions.append(" and locate(:name, name) > 0");
            parameters.and("name", filter.name());
        }
        if (filter.presentOnly()) {
            conditions.append(" and deletedAt is null");
        }
        return find(conditions + " order by name || ' ' || cast(id as string)", parameters)
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, row -> row.name + " " + row.id).map(RepositoryRow::toRepository));
    }

    @Override
    public Uni<List<WatchedRepository>> disabledOf(UUID integrationId) {
        return list("integrationId = ?1 and not enabled order by id", integrationId)
                .map(rows -> rows.stream().map(RepositoryRow::toRepository).toList());
    }

    @Override
    public Uni<WatchedRepository> setEnabled(UUID id, boolean enabled) {
        return findById(id)
                .invoke(row -> {
                    row.enabled = enabled;
                    row.problem = null;
                    row.lookBackDueAt = enabled ? Instant.now() : null;
                    row.lookBackAttempt = 0;
                })
                .map(RepositoryRow::toRepository);
    }

    @Override
    public Uni<Void> pushed(UUID id, Instant at) {
        return findById(id)
                .invoke(row -> {
                    if (row.lastPushAt == null || row.lastPushAt.isBefore(at)) {
                        row.lastPushAt = at;
                    }
                    if (row.deletedAt != null && !at.isBefore(row.deletedAt)) {
                        row.deletedAt = null;
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> deleted(UUID id, Instant at) {
        return findById(id)
                .invoke(row -> {
                    if (row.lastPushAt == null || !at.isBefore(row.lastPushAt)) {
                        row.deletedAt = at;
                    }
                })
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> removeAll(UUID integrationId) {
        return delete("integrationId", integrationId).replaceWithVoid();
    }

    @Override
    public Uni<Optional<LookBack>> lease(Instant now, Instant until) {
        return getSession()
                .chain(session -> session.createNativeQuery(DUE, UUID.class)
                        .setParameter("now", now)
                        .getSingleResultOrNull())
                .chain(id -> id == null ? Uni.createFrom().nullItem() : findById(id))
                .invoke(row -> {
                    if (row != null) {
                        row.lookBackDueAt = until;
                        row.lookBackAttempt++;
                    }
                })
                .map(row -> Optional.ofNullable(row).map(RepositoryRow::toLookBack));
    }

    @Override
    public Uni<Void> settle(UUID id, @Nullable String problem, @Nullable Instant again) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .invoke(row -> {
                    // Disabled or removed while AWS was asked: nobody waits for it.
                    if (row != null && row.enabled) {
                        row.problem = problem;
                        row.lookBackDueAt = again;
                        row.lookBackAttempt = again == null ? 0 : row.lookBackAttempt;
                    }
                })
                .replaceWithVoid();
    }

    private Uni<RepositoryRow> lockByName(UUID integrationId, String name) {
        return find("integrationId = ?1 and name = ?2", integrationId, name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    private Uni<Integer> add(UUID integrationId, String name, boolean enabled, @Nullable Instant due) {
        return getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", UUID.randomUUID())
                        .setParameter("integration", integrationId)
                        .setParameter("name", name)
                        .setParameter("enabled", enabled)
                        .setParameter("due", due)
                        .executeUpdate());
    }

    private static Optional<WatchedRepository> optional(@Nullable RepositoryRow row) {
        return Optional.ofNullable(row).map(RepositoryRow::toRepository);
    }
}
