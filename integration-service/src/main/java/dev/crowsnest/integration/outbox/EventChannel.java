package dev.crowsnest.integration.outbox;

import io.smallrye.mutiny.Uni;

/** The way to Kafka. */
public interface EventChannel {

    /** Sends an event; completes once every in-sync replica of the broker has it. Calls leave in the order in which they are made. */
    Uni<Void> send(PendingEvent event);
}
