package dev.crowsnest.ingest.webhook;

import org.jspecify.annotations.Nullable;

/**
 * An event as it was received.
 *
 * @param id the same when EventBridge repeats it
 * @param account twelve digits
 * @param detailType as the envelope says it
 * @param occurrence absent when the event says nothing that concerns us
 */
public record ReceivedEvent(
        String id,
        String account,
        String region,
        String detailType,
        @Nullable Occurrence occurrence) {}
