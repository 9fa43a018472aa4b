package dev.crowsnest.integration.registry;

import io.smallrye.mutiny.Uni;

/** Where EventBridge reads the key of its events. May fail with {@link RegistryFailure}. */
public interface EventKeys {

    /** Writes the key into the secret of the integration's stack. */
    Uni<Void> write(Integration integration, ApiKey key);
}
