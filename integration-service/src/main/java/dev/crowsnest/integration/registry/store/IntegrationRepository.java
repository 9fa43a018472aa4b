package dev.crowsnest.integration.registry.store;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.registry.RegistryLocation;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Integrations. */
@ApplicationScoped
class IntegrationRepository implements PanacheRepositoryBase<IntegrationRow, UUID>, IntegrationStore {

    // The partial unique index decides when two are added at once; asking first would leave a gap.
    private static final String ADD = """
            insert into integration (id, name, account, region, role_arn, external_id, enable_new_repositories,
                                     new_repository_patterns, state, state_since, created_at, api_key_hash)
            values (:id, :name, :account, :region, :role, :externalId, :enable, :patterns, :state, :now, :now, :hash)
            on conflict (account, region) where state <> 'REMOVED' do nothing""";

    private static final String KEYS = """
            select hash from (
                select 1 as place, api_key_hash as hash from integration where id = :id and api_key_hash is not null
                union all
                select 2 as place, hash from event_key where integration_id = :id) keys
            order by place""";

    private static final String FORGET_KEYS = "delete from event_key where integration_id = :id";

    private static final String CLAIM = "select cast(pg_advisory_xact_lock(hashtextextended(:registry, 0)) as text)";

    @Override
    public Uni<Boolean> add(Integration integration, byte[] apiKeyHash) {
        return getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("id", integration.id())
                        .setParameter("name", integration.name())
                        .setParameter("account", integration.location().account())
                        .setParameter("region", integration.location().region())
                        .setParameter("role", integration.access().roleArn())
                        .setParameter("externalId", integration.access().externalId())
                        .setParameter("enable", integration.newRepositories().isEvery())
                        .setParameter("patterns", integration.newRepositories().text())
                        .setParameter("state", integration.status().state().name())
                        .setParameter("now", integration.createdAt())
                        .setParameter("hash", apiKeyHash)
                        .executeUpdate())
                .map(added -> added == 1);
    }

    @Override
    public Uni<Void> addPending(Integration integration) {
        var row = new IntegrationRow();
        row.id = integration.id();
        row.name = integration.name();
        row.externalId = integration.access().externalId();
        row.createdAt = integration.createdAt();
        row.write(integration);
        return persist(row).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Integration>> watcherOf(RegistryLocation registry) {
        return getSession()
                .chain(session -> session.createNativeQuery(CLAIM)
                        .setParameter("registry", registry.toString())
                        .getSingleResult())
                .chain(() -> find(registry));
    }

    @Override
    public Uni<Optional<Integration>> find(RegistryLocation registry) {
        return find(
                        "account = ?1 and region = ?2 and state <> ?3",
                        registry.account(),
                        registry.region(),
                        IntegrationState.REMOVED)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(IntegrationRow::toIntegration));
    }

    @Override
    public Uni<Void> replaceKey(UUID id, byte[] apiKeyHash) {
        return findById(id).invoke(row -> row.apiKeyHash = apiKeyHash.clone()).chain(() -> forgetOtherKeys(id));
    }

    @Override
    public Uni<Optional<Integration>> find(UUID id) {
        return findById(id).map(row -> Optional.ofNullable(row).map(IntegrationRow::toIntegration));
    }

    @Override
    public Uni<Optional<Integration>> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(IntegrationRow::toIntegration));
    }

    @Override
    public Uni<Optional<Integration>> hold(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_READ)
                .map(row -> Optional.ofNullable(row).map(IntegrationRow::toIntegration));
    }

    @Override
    public Uni<Page<Integration>> page(PageRequest page) {
        String after = page.after() == null ? "" : page.after();
        return find(
                        "state <> ?1 and cast(id as string) > ?2 order by cast(id as string)",
                        IntegrationState.REMOVED,
                        after)
                .range(0, page.fetch() - 1)
                .list()
                .map(rows -> Page.of(rows, page, row -> row.id.toString()).map(IntegrationRow::toIntegration));
    }

    @Override
    public Uni<List<UUID>> reachable() {
        return find(
                        "state in ?1 and account is not null and (stackId is null or stackReady) order by id",
                        List.of(IntegrationState.CONNECTED, IntegrationState.ERROR))
                .list()
                .map(rows -> rows.stream().map(row -> row.id).toList());
    }

    @Override
    public Uni<Void> update(Integration integration) {
        boolean keyless = integration.isRemoved() || integration.registry() == null;
        return findById(integration.id())
                .invoke(row -> row.write(integration))
                .chain(() -> keyless
                        ? forgetOtherKeys(integration.id())
                        : Uni.createFrom().voidItem());
    }

    @Override
    public Uni<List<byte[]>> apiKeyHashes(UUID id) {
        return getSession()
                .chain(session -> session.flush()
                        .chain(() -> session.createNativeQuery(KEYS, byte[].class)
                                .setParameter("id", id)
                                .getResultList()));
    }

    private Uni<Void> forgetOtherKeys(UUID id) {
        return getSession()
                .chain(session -> session.createNativeQuery(FORGET_KEYS)
                        .setParameter("id", id)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
