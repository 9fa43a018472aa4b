package dev.crowsnest.integration.registry.store;

import dev.crowsnest.integration.registry.ConnectedStack;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.RegistryAccess;
import dev.crowsnest.integration.registry.RegistryLocation;
import dev.crowsnest.integration.registry.StackArn;
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

    @Nullable
    String account;

    @Nullable
    String region;

    @Nullable
    String roleArn;

    String externalId;

    /** What a version before patterns reads, and all that it wrote. */
    boolean enableNewRepositories;

    @Nullable
    String newRepositoryPatterns;

    @Enumerated(EnumType.STRING)
    IntegrationState state;

    @Nullable
    String reason;

    Instant stateSince;
    Instant createdAt;

    byte @Nullable [] apiKeyHash;

    @Nullable
    String stackId;

    @Nullable
    String topicArn;

    @Nullable
    String secretArn;

    boolean stackReady;

    void write(Integration integration) {
        RegistryLocation registry = integration.registry();
        ConnectedStack stack = integration.stack();
        account = registry == null ? null : registry.account();
        region = registry == null ? null : registry.region();
        enableNewRepositories = integration.newRepositories().isEvery();
        newRepositoryPatterns = integration.newRepositories().text();
        roleArn = integration.access().roleArn();
        state = integration.status().state();
        reason = integration.status().reason();
        stateSince = integration.status().since();
        stackId = stack == null ? null : stack.arn().text();
        topicArn = stack == null ? null : stack.topicArn();
        secretArn = stack == null ? null : stack.secretArn();
        stackReady = stack != null && stack.ready();
        if (integration.isRemoved() || registry == null) {
            apiKeyHash = null;
        }
    }

    Integration toIntegration() {
        return new Integration(
                id,
                name,
                account == null || region == null ? null : new RegistryLocation(account, region),
                new RegistryAccess(roleArn, externalId),
                newRepositoryPatterns == null
                        ? NewRepositories.all(enableNewRepositories)
                        : NewRepositories.parse(newRepositoryPatterns),
                new IntegrationStatus(state, reason, stateSince),
                createdAt,
                stack());
    }

    private @Nullable ConnectedStack stack() {
        return stackId == null || topicArn == null || secretArn == null
                ? null
                : new ConnectedStack(StackArn.parse(stackId), topicArn, secretArn, stackReady);
    }
}
