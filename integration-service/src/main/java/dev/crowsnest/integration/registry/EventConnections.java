package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;

/** With which key EventBridge signs in here. May fail with {@link RegistryFailure}. */
public interface EventConnections {

    /** Gives the connection of the integration's stack another key. */
    Uni<Void> use(Integration integration, ApiKey key);
}
