package dev.crowsnest.localecr.delivery;

import java.time.Instant;

/** An event that one webhook has not taken yet. */
public record PendingEvent(String webhookId, String eventId, Instant since, byte[] body) {

    @Override
    public String toString() {
        return "PendingEvent[" + eventId + " for " + webhookId + "]";
    }
}
