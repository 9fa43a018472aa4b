package dev.crowsnest.integration.registry.handshake;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that is to be answered.
 *
 * @param attempt how often it was tried before
 * @param answer what was decided, and perhaps not told yet
 */
public record ReceivedRequest(
        String messageId,
        UUID integrationId,
        StackRequest request,
        Instant receivedAt,
        int attempt,
        @Nullable StackAnswer answer) {}
