package dev.crowsnest.integration.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that a service put aside.
 *
 * @param topic that it came from, and goes back to
 * @param key of the record; absent when it had none
 * @param type as its headers name it; absent when they do not
 * @param reason why it could not be used, for people
 * @param foundBy the service
 * @param diedAt when it was put aside
 * @param replayed when it was sent back, and by whom; absent while it waits
 */
public record DeadLetter(
        long id,
        String topic,
        @Nullable String key,
        @Nullable String type,
        String reason,
        String foundBy,
        Instant diedAt,
        @Nullable Replay replayed) {

    /** That somebody had it sent back. */
    public record Replay(Instant at, String by) {}
}
