package dev.crowsnest.integration.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of a registry last.
 *
 * @param lastEventAt when its last event happened; absent before the first
 * @param lastCheck how it last answered us; absent before it was asked
 */
public record Activity(
        @Nullable Instant lastEventAt, @Nullable AccessAnswer lastCheck) {

    /** Nothing yet. */
    public static final Activity NONE = new Activity(null, null);
}
