package dev.crowsnest.integration.registry.store;

import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.RegistryAccess;
import dev.crowsnest.integration.registry.RegistryLocation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An integration with the hash of its key. */
@Entity
@Table(name = "integration")
class IntegrationRow {

    @Id
    UUID id;

    String name;
    String account;
    String region;

    @Nullable
    String roleArn;

    String externalId;
    boolean enableNewRepositories;

    @Enumerated(EnumType.STRING)
    IntegrationState state;

    @Nullable
    String reason;

    Instant stateSince;
    Instant createdAt;

    byte @Nullable [] apiKeyHash;

    void write(IntegrationStatus status) {
        state = status.state();
        reason = status.reason();
        stateSince = status.since();
        if (state == IntegrationState.REMOVED) {
            apiKeyHash = null;
        }
    }

    Integration toIntegration() {
        return new Integration(
                id,
                name,
                new RegistryLocation(account, region),
                new RegistryAccess(roleArn, externalId),
                enableNewRepositories,
                new IntegrationStatus(state, reason, stateSince),
                createdAt);
    }
}
