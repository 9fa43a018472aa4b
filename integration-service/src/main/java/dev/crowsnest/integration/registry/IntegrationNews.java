package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** What the other services are told, with the change of the open transaction. */
public interface IntegrationNews {

    /**
     * The present state of an integration and the keys that are accepted.
     *
     * @return id of the event
     */
    Uni<UUID> changed(Integration integration, List<byte[]> apiKeyHashes);

    /** Forget what was learned through it. */
    Uni<Void> removed(Integration integration);
}
