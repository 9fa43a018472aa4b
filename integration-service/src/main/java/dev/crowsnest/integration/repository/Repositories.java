package dev.crowsnest.integration.repository;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.audit.AuditAction;
import dev.crowsnest.integration.audit.AuditedThing;
import dev.crowsnest.integration.registry.Integration;
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
import java.util.function.Function;

/** Showing repositories and choosing which are watched. */
@ApplicationScoped
public class Repositories implements RegistryWatcher {

    private final RepositoryStore store;
    private final Discovery discovery;
    private final EnablementWatcher watcher;
    private final Audit audit;

    Repositories(RepositoryStore store, Discovery discovery, EnablementWatcher watcher, Audit audit) {
        this.store = store;
        this.discovery = discovery;
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

    /** How many a filter lets through. */
    public Uni<RepositoryCount> count(RepositoryFilter filter) {
        return Panache.withSession(() -> store.count(filter));
    }

    /** Watches a repository and has its latest images analysed. One that is enabled already stays as it is. */
    public Uni<WatchedRepository> enable(UUID id, LatestImages wanted) {
        return Panache.withTransaction(() -> store.lock(id)
                .map(found -> required(found, "enable the repository", id))
                .chain(repository -> enable(repository, wanted)));
    }

    /** Watches a repository no more; what is known of its images stays. */
    public Uni<WatchedRepository> disable(UUID id) {
        return Panache.withTransaction(() -> store.lock(id)
                .map(found -> required(found, "disable the repository", id))
                .chain(this::disable));
    }

    /** Watches these, with so many images of each. One that is gone meanwhile is passed over. */
    public Uni<Void> enableEach(Collection<UUID> ids, LatestImages wanted) {
        return each(ids, repository -> enable(repository, wanted)).replaceWithVoid();
    }

    /** Watches these no more. One that is gone meanwhile is passed over. */
    public Uni<Void> disableEach(Collection<UUID> ids) {
        return each(ids, this::disable).replaceWithVoid();
    }

    /**
     * Watches every repository that a filter lets through, and that is there.
     *
     * @param most whoever asks expects no more than these; if there are, none is changed
     * @return how many were not enabled before
     */
    public Uni<Integer> enableAll(RepositoryFilter filter, LatestImages wanted, int most) {
        if (filter.excludesDisabled()) {
            return Uni.createFrom().item(0);
        }
        return Panache.withTransaction(() -> store.ids(filter.disabled())
                .invoke(ids -> requireAtMost(most, ids.size()))
                .chain(ids -> each(ids, repository -> enable(repository, wanted))));
    }

    @Override
    public Uni<Void> found(Integration integration, List<String> repositories) {
        // What stood in the way of a look back may be gone: the registry has just answered.
        return discovery.listed(integration, repositories).chain(() -> store.lookBackAgain(integration.id()));
    }

    @Override
    public Uni<Void> removed(Integration integration) {
        return store.removeAll(integration.id());
    }

    private Uni<Integer> each(Collection<UUID> ids, Function<WatchedRepository, Uni<WatchedRepository>> change) {
        // Sorted, so that two who choose the same wait for each other in one direction only.
        return Panache.withTransaction(() -> Multi.createFrom()
                .iterable(new TreeSet<>(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> store.lock(id)
                        .chain(found -> found.map(change)
                                .orElseGet(() -> Uni.createFrom().nullItem())))
                .collect()
                .asList()
                .map(List::size));
    }

    private Uni<WatchedRepository> enable(WatchedRepository repository, LatestImages wanted) {
        if (repository.enabled()) {
            return Uni.createFrom().item(repository);
        }
        return store.enable(repository.id(), wanted)
                .call(enabled -> watcher.enabled(enabled, wanted))
                .call(() -> audit.record(AuditAction.REPOSITORY_ENABLED, audited(repository)));
    }

    private Uni<WatchedRepository> disable(WatchedRepository repository) {
        if (!repository.enabled()) {
            return Uni.createFrom().item(repository);
        }
        return store.disable(repository.id())
                .call(() -> audit.record(AuditAction.REPOSITORY_DISABLED, audited(repository)));
    }

    private static void requireAtMost(int most, int there) {
        if (there > most) {
            throw Refusal.conflict(
                    "enable repositories",
                    most + " of them",
                    "there are " + there + " by now: look at the list again, and confirm that number");
        }
    }

    private static AuditedThing audited(WatchedRepository repository) {
        return AuditedThing.of(repository.id(), repository.name());
    }

    private static WatchedRepository required(Optional<WatchedRepository> found, String action, UUID id) {
        return found.orElseThrow(() -> Refusal.notFound(action, id.toString()));
    }
}
