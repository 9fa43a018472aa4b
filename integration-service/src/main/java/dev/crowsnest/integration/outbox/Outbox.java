package dev.crowsnest.integration.outbox;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/**
 * Where an event waits that must be told if, and only if, the change of the same transaction is made.
 *
 * <p>Order within a key is the order of adding, so whoever adds holds the lock of the row that the event tells of.
 */
public interface Outbox {

    /** Adds an event to the transaction that is open. */
    Uni<Void> add(OutgoingEvent event);

    /** Whether Kafka has acknowledged an event that was added and committed. */
    Uni<Boolean> hasLeft(UUID eventId);
}
