package dev.crowsnest.integration.reconcile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repository as it is known.
 *
 * @param gone whether AWS is known to have deleted it
 * @param enabledSince when somebody enabled it; absent where it was enabled from the start
 */
public record KnownRepository(
        UUID id,
        String name,
        boolean enabled,
        boolean gone,
        @Nullable Instant enabledSince) {

    boolean isRead() {
        return enabled && !gone;
    }
}
