package dev.crowsnest.integration.registry.handshake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A set-up token that was given out.
 *
 * @param usedBy ARN of the stack that came with it; absent when none did
 */
public record GivenToken(Instant expiresAt, @Nullable String usedBy) {}
