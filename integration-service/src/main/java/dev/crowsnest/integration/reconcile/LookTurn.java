package dev.crowsnest.integration.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One replica's turn at a look, which may take several.
 *
 * @param number rises with each turn: a replica that was paused cannot overwrite what came after it
 * @param watchedSince when the registry was first known to be connected
 * @param lookedAt when the last look began that came to its end; absent before the first
 * @param failures of turns before this one, in a row
 */
public record LookTurn(
        UUID integrationId,
        long number,
        Instant begunAt,
        Instant watchedSince,
        @Nullable Instant lookedAt,
        int failures,
        LookProgress progress) {

    private static final int MOST_DOUBLINGS = 12;

    /** How long to wait after one more failure: twice as long each time. */
    Duration pause(Duration first, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
