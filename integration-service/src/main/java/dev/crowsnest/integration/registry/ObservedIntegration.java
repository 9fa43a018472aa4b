package dev.crowsnest.integration.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An integration with what was heard of its registry.
 *
 * @param otherKeys what is taken beside the present key; absent where that is the only one
 */
public record ObservedIntegration(
        Integration integration,
        Activity activity,
        @Nullable OtherKeys otherKeys) {

    /** Until when a key is taken that was replaced; absent where none is, or one that ends with another rotation only. */
    public @Nullable Instant formerKeyEndsAt() {
        return otherKeys == null ? null : otherKeys.endAt();
    }
}
