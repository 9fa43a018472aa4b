package dev.crowsnest.integration.reconcile;

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
        LookProgress progress) {}
