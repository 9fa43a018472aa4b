package dev.crowsnest.analysis.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A fact that waits to be published.
 *
 * @param sequence rises with each fact of one key, in the order in which they were committed
 * @param eventId the same on every delivery
 * @param payload protobuf
 */
public record OutgoingFact(
        long sequence, Address address, UUID eventId, byte[] payload, Instant createdAt, @Nullable String traceParent) {

    /**
     * Where a fact goes and what it is called.
     *
     * @param type the fact's name, {@code ImageAnalyzed}
     */
    public record Address(String topic, String key, String type) {}
}
