package dev.crowsnest.integration.repository;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.registry.NamePattern;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repositories as they are kept. Every method needs an open session, a lock or a change an open transaction. */
public interface RepositoryStore {

    /** Names of all of an integration. */
    Uni<Set<String>> names(UUID integrationId);

    /**
     * Makes one, enabled by a rule or not; gives its id, or nothing when it was there.
     *
     * @param lookBack whether a look back is due of one that a rule enables
     */
    Uni<Optional<UUID>> add(UUID integrationId, String name, @Nullable NamePattern rule, boolean lookBack);

    /** Makes a look back due of each that is enabled and whose last look back had a problem. */
    Uni<Void> lookBackAgain(UUID integrationId);

    /** The repository of an integration with this name, and nobody else changes it before this transaction ends. */
    Uni<Optional<WatchedRepository>> lock(UUID integrationId, String name);

    /** The repository, and nobody else changes it before this transaction ends. */
    Uni<Optional<WatchedRepository>> lock(UUID id);

    /** The repository. */
    Uni<Optional<WatchedRepository>> find(UUID id);

    /** The repository of an integration with this name. */
    Uni<Optional<WatchedRepository>> find(UUID integrationId, String name);

    /** By integration and name. */
    Uni<Page<WatchedRepository>> page(RepositoryFilter filter, PageRequest page);

    /** Ids of all that a filter lets through, in one order for all who lock them. */
    Uni<List<UUID>> ids(RepositoryFilter filter);

    /** How many a filter lets through. */
    Uni<RepositoryCount> count(RepositoryFilter filter);

    /** A person enables it; makes a look back due. */
    Uni<WatchedRepository> enable(UUID id, LatestImages wanted);

    /** A person disables it. */
    Uni<WatchedRepository> disable(UUID id);

    /** Something was pushed: it is there. */
    Uni<Void> pushed(UUID id, Instant at);

    /** They are there again, or still, whatever was heard of them before then. */
    Uni<Void> present(Collection<UUID> ids, Instant at);

    /** AWS deleted it. */
    Uni<Void> deleted(UUID id, Instant at);

    /** Forgets all of an integration, with their images. */
    Uni<Void> removeAll(UUID integrationId);

    /** Takes a look back that is due, so that no other replica takes it before {@code until}. */
    Uni<Optional<LookBack>> lease(Instant now, Instant until);

    /** Ends a look back, or puts it off. */
    Uni<Void> settle(UUID id, @Nullable String problem, @Nullable Instant again);
}
