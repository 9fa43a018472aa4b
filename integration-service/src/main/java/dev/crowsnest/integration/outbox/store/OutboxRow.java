package dev.crowsnest.integration.outbox.store;

import dev.crowsnest.integration.outbox.OutgoingEvent;
import dev.crowsnest.integration.outbox.PendingEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that waits; the number is its place in the order. */
@Entity
@Table(name = "outbox_event")
class OutboxRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long position;

    UUID eventId;
    String topic;
    String recordKey;
    String type;
    byte[] payload;
    Instant addedAt;

    @Nullable
    String traceParent;

    static OutboxRow of(OutgoingEvent event, Instant addedAt, @Nullable String traceParent) {
        var row = new OutboxRow();
        row.eventId = event.id();
        row.topic = event.topic();
        row.recordKey = event.key();
        row.type = event.type();
        row.payload = event.payload();
        row.addedAt = addedAt;
        row.traceParent = traceParent;
        return row;
    }

    PendingEvent toPending() {
        return new PendingEvent(new OutgoingEvent(eventId, topic, recordKey, type, payload), addedAt, traceParent);
    }
}
