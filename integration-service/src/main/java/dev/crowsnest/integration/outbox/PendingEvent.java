package dev.crowsnest.integration.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that Kafka does not have yet.
 *
 * @param addedAt when its change was made
 * @param traceParent the trace of the change, as W3C writes it; absent when nobody traced
 */
public record PendingEvent(
        OutgoingEvent event, Instant addedAt, @Nullable String traceParent) {}
