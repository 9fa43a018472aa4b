package dev.crowsnest.integration.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An integration with what was heard of its registry.
 *
 * @param formerKeyEndsAt until when a key is taken that was replaced; absent where the present one is the only one
 */
public record ObservedIntegration(
        Integration integration,
        Activity activity,
        @Nullable Instant formerKeyEndsAt) {}
