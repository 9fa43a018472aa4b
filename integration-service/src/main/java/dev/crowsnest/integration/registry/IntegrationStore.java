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

    /** Keeps a new one whose registry its stack is to tell. */
    Uni<Void> addPending(Integration integration);

    /** Who watches a registry; until the transaction ends nobody else can find that nobody does. */
    Uni<Optional<Integration>> watcherOf(RegistryLocation registry);

    /** From now on this key is accepted, and no other. */
    Uni<Void> replaceKey(UUID id, byte[] apiKeyHash);

    /** The integration, removed or not. */
    Uni<Optional<Integration>> find(UUID id);

    /** The one that watches a registry; removed ones watch none. */
    Uni<Optional<Integration>> find(RegistryLocation registry);

    /** The integration, and nobody else changes it before this transaction ends. */
    Uni<Optional<Integration>> lock(UUID id);

    /** The same, and nobody changes it before this transaction ends; others may read it so at the same time. */
    Uni<Optional<Integration>> hold(UUID id);

    /** Those that are not removed, oldest first. */
    Uni<Page<Integration>> page(PageRequest page);

    /** Those whose access can be asked for: they were connected, and their stack is not gone. */
    Uni<List<UUID>> reachable();

    /** Writes status, registry, access and stack; a removed one, and one without a registry, loses its keys. */
    Uni<Void> update(Integration integration);

    /** SHA-256 of each key that is accepted. */
    Uni<List<byte[]>> apiKeyHashes(UUID id);
}
