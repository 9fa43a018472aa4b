package dev.crowsnest.integration.deadletter.store;

import dev.crowsnest.integration.deadletter.DeadLetter;
import dev.crowsnest.integration.deadletter.DeadRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dead letter. Written by a statement of {@link DeadLetterTable}. */
@Entity
@Table(name = "dead_letter")
class DeadLetterRow {

    @Id
    Long id;

    String topic;
    int partition;
    long position;

    @Nullable
    String recordKey;

    byte @Nullable [] payload;

    String headers;

    @Nullable
    String type;

    String reason;
    String foundBy;
    Instant diedAt;

    @Nullable
    Instant replayedAt;

    @Nullable
    String replayedBy;

    DeadLetter toLetter() {
        DeadLetter.Replay replay =
                replayedAt == null ? null : new DeadLetter.Replay(replayedAt, String.valueOf(replayedBy));
        return new DeadLetter(id, topic, recordKey, type, reason, foundBy, diedAt, replay);
    }

    DeadRecord toRecord() {
        return new DeadRecord(
                topic,
                partition,
                position,
                recordKey,
                payload,
                HeaderLines.read(headers),
                new DeadRecord.Death(type, reason, foundBy, diedAt));
    }
}
