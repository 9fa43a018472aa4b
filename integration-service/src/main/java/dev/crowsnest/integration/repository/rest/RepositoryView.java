package dev.crowsnest.integration.repository.rest;

import dev.crowsnest.integration.repository.WatchedRepository;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repository.
 *
 * @param enabled whether its pushes are analysed
 * @param rule the pattern that enabled it as it appeared; absent where a person did, or nobody
 * @param problem why the look back at its images did not succeed
 */
public record RepositoryView(
        UUID id,
        UUID integrationId,
        String name,
        boolean enabled,
        @Nullable String rule,
        @Nullable Instant lastPushAt,
        @Nullable Instant deletedAt,
        @Nullable String problem) {

    static RepositoryView of(WatchedRepository repository) {
        return new RepositoryView(
                repository.id(),
                repository.integrationId(),
                repository.name(),
                repository.enabled(),
                repository.rule(),
                repository.lastPushAt(),
                repository.deletedAt(),
                repository.problem());
    }
}
