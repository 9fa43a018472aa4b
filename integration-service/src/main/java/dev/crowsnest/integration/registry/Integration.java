package dev.crowsnest.integration.registry;

import java.time.Instant;
import java.util.UUID;

/**
 * A registry that is watched.
 *
 * @param name for people
 * @param enableNewRepositories whether a repository that appears is watched at once
 */
public record Integration(
        UUID id,
        String name,
        RegistryLocation location,
        RegistryAccess access,
        boolean enableNewRepositories,
        IntegrationStatus status,
        Instant createdAt) {

    /** The same in another state. */
    public Integration in(IntegrationStatus newStatus) {
        return new Integration(id, name, location, access, enableNewRepositories, newStatus, createdAt);
    }

    /** Whether it was removed. */
    public boolean isRemoved() {
        return status.state() == IntegrationState.REMOVED;
    }
}
