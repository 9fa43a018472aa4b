package dev.crowsnest.integration.repository;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repositories as they are kept. Every method needs an open session, a lock or a change an open transaction. */
public interface RepositoryStore {

    /** Makes those that are not there yet; those made are due for a look back when they are enabled. */
    Uni<Void> addMissing(UUID integrationId, List<String> names, boolean enabled);

    /** Makes a look back due of each that is enabled and whose last look back had a problem. */
    Uni<Void> lookBackAgain(UUID integrationId);

    /** The repository, made when it was not there, and nobody else changes it before this transaction ends. */
    Uni<WatchedRepository> lockOrAdd(UUID integrationId, String name, boolean enabledWhenNew);

    /** The repository, and nobody else changes it before this transaction ends. */
    Uni<Optional<WatchedRepository>> lock(UUID id);

    /** The repository. */
    Uni<Optional<WatchedRepository>> find(UUID id);

    /** The repository of an integration with this name. */
    Uni<Optional<WatchedRepository>> find(UUID integrationId, String name);

    /** By integration and name. */
    Uni<Page<WatchedRepository>> page(RepositoryFilter filter, PageRequest page);

    /** All of an integration that are not enabled. */
    Uni<List<WatchedRepository>> disabledOf(UUID integrationId);

    /** Enables it and makes a look back due, or disables it. */
    Uni<WatchedRepository> setEnabled(UUID id, boolean enabled);

    /** Something was pushed: it is there. */
    Uni<Void> pushed(UUID id, Instant at);

    /** AWS deleted it. */
    Uni<Void> deleted(UUID id, Instant at);

    /** Forgets all of an integration, with their images. */
    Uni<Void> removeAll(UUID integrationId);

    /** Takes a look back that is due, so that no other replica takes it before {@code until}. */
    Uni<Optional<LookBack>> lease(Instant now, Instant until);

    /** Ends a look back, or puts it off. */
    Uni<Void> settle(UUID id, @Nullable String problem, @Nullable Instant again);
}
