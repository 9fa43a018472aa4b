package dev.crowsnest.integration.reconcile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a registry was looked through, and what came of it.
 *
 * @param dueAt when the next look begins, or the present one goes on
 * @param begunAt when the present one began; absent where there is none
 * @param finishedAt when the last one ended; absent before the first
 * @param findings of the present one, else of the last
 * @param problem what stood in its way, for people; absent where nothing did
 */
public record Look(
        UUID integrationId,
        Instant dueAt,
        @Nullable Instant begunAt,
        @Nullable Instant finishedAt,
        LookFindings findings,
        @Nullable String problem) {}
