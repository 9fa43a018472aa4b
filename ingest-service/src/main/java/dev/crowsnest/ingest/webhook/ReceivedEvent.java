package dev.crowsnest.ingest.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was received.
 *
 * @param id the same when EventBridge repeats it
 * @param account twelve digits
 * @param time when AWS says it happened, to the second
 * @param detailType as the envelope says it
 * @param fact absent when the event says nothing that concerns us
 */
public record ReceivedEvent(
        String id,
        String account,
        String region,
        Instant time,
        String detailType,
        @Nullable RegistryFact fact) {}
