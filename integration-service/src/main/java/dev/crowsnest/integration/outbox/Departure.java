package dev.crowsnest.integration.outbox;

import dev.crowsnest.integration.api.EventLoop;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Waits until an event has left, for answers that may only be given then. */
@ApplicationScoped
public class Departure {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);

    private final Outbox outbox;
    private final OutboxConfig config;

    Departure(Outbox outbox, OutboxConfig config) {
        this.outbox = outbox;
        this.config = config;
    }

    /** Whether Kafka has acknowledged the event; false when that took too long. */
    public Uni<Boolean> await(UUID eventId) {
        return await(EventLoop.current(), eventId, Instant.now().plus(config.acknowledgeWithin()));
    }

    private Uni<Boolean> await(EventLoop loop, UUID eventId, Instant deadline) {
        return outbox.hasLeft(eventId).chain(left -> {
            if (left || Instant.now().isAfter(deadline)) {
                return Uni.createFrom().item(left);
            }
            return loop.runAfter(LOOK_AGAIN, () -> await(loop, eventId, deadline));
        });
    }
}
