package dev.crowsnest.integration.repository.store;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.registry.NamePattern;
import dev.crowsnest.integration.repository.LatestImages;
import dev.crowsnest.integration.repository.LookBack;
import dev.crowsnest.integration.repository.RepositoryCount;
import dev.crowsnest.integration.repository.RepositoryFilter;
import dev.crowsnest.integration.repository.RepositoryStore;
import dev.crowsnest.integration.repository.WatchedRepository;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repositories. */
@ApplicationScoped
class RepositoryTable implements PanacheRepositoryBase<RepositoryRow, UUID>, RepositoryStore {

    private static final String ADD = """
            insert into repository (id, integration_id, name, enabled, rule_pattern, analyze_untagged, look_back_due_at,
                                    look_back_attempt, look_back_images)
            values (:id, :integration, :name, :enabled, :rule, false, :due, 0, 1)
            on conflict (integration_id, name) do nothing""";

    private static final String NAMES = "select name from RepositoryRow where integrationId = :integration";

    // What somebody has just turned on is not to wait for a whole registry that was turned on before.
    private static final String DUE = """
            select id from repository where look_back_due_at <= :now
            order by look_back_attempt, look_back_due_at desc limit 1
            for update skip locked""";

    @Override
    public Uni<Set<String>> names(UUID integrationId) {
        return getSession()
                .chain(session -> session.createQuery(NAMES, String.class)
                        .setParameter("integration", integrationId)
                        .getResultList())
                .map(Set::copyOf);
    }

    @Override
    public Uni<Optional<UUID>> add(UUID integrationId, String name, @Nullable NamePattern rule, boolean lookBack) {
        UUID id = UUID.randomUUID();
        return getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", id)
                        .setParameter("integration", integrationId)
                        .setParameter("name", name)
                        .setParameter("enabled", rule != null)
                        .setParameter("rule", rule == null ? null : rule.text())
                        .setParameter("due", rule != null && lookBack ? Instant.now() : null)
                        .executeUpdate())
                .map(added -> added == 1 ? Optional.of(id) : Optional.empty());
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
    public Uni<Optional<WatchedRepository>> lock(UUID integrationId, String name) {
        return find("integrationId = ?1 and name = ?2", integrationId, name)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(RepositoryTable::optional);
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
        RepositoryConditions conditions =
                RepositoryConditions.of(filter).after(page.after() == null ? "" : page.after());
        return find(conditions.query() + " order by name || ' ' || cast(id as string)", conditions.parameters())
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, row -> row.name + " " + row.id).map(RepositoryRow::toRepository));
    }

    @Override
    public Uni<List<UUID>> ids(RepositoryFilter filter) {
        RepositoryConditions conditions = RepositoryConditions.of(filter);
        return find(conditions.query() + " order by id", conditions.parameters())
                .list()
                .map(rows -> rows.stream().map(row -> row.id).toList());
    }

    @Override
    public Uni<RepositoryCount> count(RepositoryFilter filter) {
        RepositoryConditions conditions = RepositoryConditions.of(filter);
        RepositoryConditions enabled = RepositoryConditions.of(filter).enabled();
        return count(conditions.query(), conditions.parameters())
                .chain(all -> count(enabled.query(), enabled.parameters())
                        .map(on -> new RepositoryCount(Math.toIntExact(all), Math.toIntExact(on))));
    }

    @Override
    public Uni<WatchedRepository> enable(UUID id, LatestImages wanted) {
        return chosen(id, true)
                .invoke(row -> {
                    row.lookBackDueAt = Instant.now();
                    row.lookBackImages = wanted.count();
                })
                .map(RepositoryRow::toRepository);
    }

    @Override
    public Uni<WatchedRepository> disable(UUID id) {
        return chosen(id, false).invoke(row -> row.lookBackDueAt = null).map(RepositoryRow::toRepository);
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
    public Uni<Void> present(Collection<UUID> ids, Instant at) {
        return update("deletedAt = null where id in ?1 and deletedAt <= ?2", ids, at)
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

    private Uni<RepositoryRow> chosen(UUID id, boolean enabled) {
        return findById(id).invoke(row -> {
            row.enabled = enabled;
            row.enabledSince = enabled ? Instant.now() : null;
            row.rulePattern = null;
            row.problem = null;
            row.lookBackAttempt = 0;
        });
    }

    private static Optional<WatchedRepository> optional(@Nullable RepositoryRow row) {
        return Optional.ofNullable(row).map(RepositoryRow::toRepository);
    }
}
