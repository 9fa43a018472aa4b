package dev.crowsnest.integration.repository;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStore;
import dev.crowsnest.integration.registry.RegistryWatcher;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Showing repositories and choosing which are watched. */
@ApplicationScoped
public class Repositories implements RegistryWatcher {

    private final RepositoryStore store;
    private final IntegrationStore integrations;
    private final EnablementWatcher watcher;
    private final Audit audit;

    Repositories(RepositoryStore store, IntegrationStore integrations, EnablementWatcher watcher, Audit audit) {
        this.store = store;
        this.integrations = integrations;
        this.watcher = watcher;
        this.audit = audit;
    }

    /** Those that a filter lets through, by integration and name. */
    public Uni<Page<WatchedRepository>> list(RepositoryFilter filter, PageRequest page) {
        return Panache.withSession(() -> store.page(filter, page));
    }

    /** One of them. */
    public Uni<WatchedRepository> get(UUID id) {
        return Panache.withSession(() -> store.find(id)).map(found -> required(found, "show the repository", id));
    }

    /** Watches a repository and has its latest image analysed. One that is enabled already stays as it is. */
    public Uni<WatchedRepository> enable(UUID id) {
        return Panache.withTransaction(() -> store.lock(id)
                .map(found -> required(found, "enable the repository", id))
                .chain(this::enable));
    }

    /** Watches a repository no more; what is known of its images stays. */
    public Uni<WatchedRepository> disable(UUID id) {
        return Panache.withTransaction(() -> store.lock(id)
                .map(found -> required(found, "disable the repository", id))
                .chain(this::disable));
    }

    /**
     * Watches these, or watches them no more. One that is gone meanwhile is passed over.
     *
     * @return how many there were
     */
    public Uni<Integer> switchEach(Collection<UUID> ids, boolean enabled) {
        // Sorted, so that two who choose the same wait for each other in one direction only.
        return Panache.withTransaction(() -> Multi.createFrom()
                .iterable(new TreeSet<>(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> store.lock(id).chain(found -> switched(found, enabled)))
                .collect()
                .asList()
                .map(List::size));
    }

    /**
     * Watches every repository of an integration.
     *
     * @return how many were not enabled before
     */
    public Uni<Integer> enableAll(UUID integrationId) {
        return Panache.withTransaction(() -> integrations
                .find(integrationId)
                .map(found -> found.filter(integration -> !integration.isRemoved())
                        .orElseThrow(() -> Refusal.notFound("enable repositories", integrationId.toString())))
                .chain(() -> store.disabledOf(integrationId))
                .chain(this::enableEach));
    }

    @Override
    public Uni<Void> found(Integration integration, List<String> repositories) {
        List<String> names =
                repositories.stream().filter(RepositoryName::isValid).sorted().toList();
        // What stood in the way of a look back may be gone: the registry has just answered.
        return store.addMissing(integration.id(), names, integration.enableNewRepositories())
                .chain(() -> store.lookBackAgain(integration.id()));
    }

    @Override
    public Uni<Void> removed(Integration integration) {
        return store.removeAll(integration.id());
    }

    private Uni<Integer> enableEach(List<WatchedRepository> disabled) {
        return Multi.createFrom()
                .iterable(disabled)
                .onItem()
                .transformToUniAndConcatenate(repository -> store.lock(repository.id())
                        .chain(found -> found.map(this::enable)
                                .orElseGet(() -> Uni.createFrom().nullItem())))
                .collect()
                .asList()
                .map(List::size);
    }

    private Uni<WatchedRepository> switched(Optional<WatchedRepository> found, boolean enabled) {
        if (found.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return enabled ? enable(found.get()) : disable(found.get());
    }

    private Uni<WatchedRepository> enable(WatchedRepository repository) {
        if (repository.enabled()) {
            return Uni.createFrom().item(repository);
        }
        return store.setEnabled(repository.id(), true)
                .call(watcher::enabled)
                .call(() -> audit.record(AuditAction.REPOSITORY_ENABLED, audited(repository)));
    }

    private Uni<WatchedRepository> disable(WatchedRepository repository) {
        if (!repository.enabled()) {
            return Uni.createFrom().item(repository);
        }
        return store.setEnabled(repository.id(), false)
                .call(() -> audit.record(AuditAction.REPOSITORY_DISABLED, audited(repository)));
    }

    private static AuditedThing audited(WatchedRepository repository) {
        return AuditedThing.of(repository.id(), repository.name());
    }

    private static WatchedRepository required(Optional<WatchedRepository> found, String action, UUID id) {
        return found.orElseThrow(() -> Refusal.notFound(action, id.toString()));
    }
}
