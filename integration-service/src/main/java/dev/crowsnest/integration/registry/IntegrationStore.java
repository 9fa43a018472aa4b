package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Integrations as they are kept. Every method needs an open session. */
public interface IntegrationStore {

    /** Keeps a new one; false when its registry is watched already. */
    Uni<Boolean> add(Integration integration, byte[] apiKeyHash);

    /** The integration, removed or not. */
    Uni<Optional<Integration>> find(UUID id);

    /** The same, and nobody else changes it before this transaction ends. */
    Uni<Optional<Integration>> lock(UUID id);

    /** The same, and nobody changes it before this transaction ends; others may read it so at the same time. */
    Uni<Optional<Integration>> hold(UUID id);

    /** Those that are not removed, oldest first. */
    Uni<Page<Integration>> page(PageRequest page);

    /** Writes a new status; a removed one loses its keys. */
    Uni<Void> update(Integration integration);

    /** SHA-256 of each key that is accepted. */
    Uni<List<byte[]>> apiKeyHashes(UUID id);
}
