package dev.crowsnest.integration.deadletter;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead record with all that it came with, so that it can go back as it was.
 *
 * @param topic that it came from
 * @param partition of the dead topic, as is the position
 * @param headers without those that say why it is dead
 */
// The bytes go in and out untouched; nobody compares records.
@SuppressWarnings("ArrayRecordComponent")
public record DeadRecord(
        String topic,
        int partition,
        long position,
        @Nullable String key,
        byte @Nullable [] payload,
        List<Header> headers,
        Death death) {

    /** Copies the list. */
    public DeadRecord {
        headers = List.copyOf(headers);
    }

    /** A header as Kafka has it. */
    public record Header(String name, byte[] value) {}

    /**
     * Why and when it was put aside.
     *
     * @param type of the event, as its headers name it; absent when they do not
     */
    public record Death(@Nullable String type, String reason, String foundBy, Instant at) {}
}
