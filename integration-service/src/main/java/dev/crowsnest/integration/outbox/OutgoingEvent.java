package dev.crowsnest.integration.outbox;

import java.util.UUID;

/**
 * An event that is to leave.
 *
 * @param id the same however often it is sent
 * @param topic where to
 * @param key events of one key leave in the order in which they were added
 * @param type the fact's name, {@code AnalysisRequested}
 * @param payload the message's bytes
 */
// The bytes go in and out untouched; nobody compares events.
@SuppressWarnings("ArrayRecordComponent")
public record OutgoingEvent(UUID id, String topic, String key, String type, byte[] payload) {

    /** A new event with an id of its own. */
    public static OutgoingEvent of(String topic, String key, String type, byte[] payload) {
        return new OutgoingEvent(UUID.randomUUID(), topic, key, type, payload);
    }
}
