package dev.crowsnest.integration.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a registry whether it can be read.
 *
 * @param problem why it could not, for people; absent when it could
 */
public record AccessAnswer(Instant at, @Nullable String problem) {

    /** It can. */
    public static AccessAnswer granted(Instant at) {
        return new AccessAnswer(at, null);
    }
}
