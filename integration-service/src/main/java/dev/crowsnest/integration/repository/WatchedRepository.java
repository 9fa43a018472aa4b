package dev.crowsnest.integration.repository;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repository of a registry.
 *
 * @param enabled whether its pushes are analysed
 * @param rule the pattern that enabled it as it appeared; absent where a person did, or nobody
 * @param analyzeUntagged whether that includes pushes that no tag or index refers to
 * @param lastPushAt absent when none was seen
 * @param deletedAt when AWS deleted it; absent while it is there
 * @param problem why the look back at its images did not succeed; absent otherwise
 */
public record WatchedRepository(
        UUID id,
        UUID integrationId,
        String name,
        boolean enabled,
        @Nullable String rule,
        boolean analyzeUntagged,
        @Nullable Instant lastPushAt,
        @Nullable Instant deletedAt,
        @Nullable String problem) {}
