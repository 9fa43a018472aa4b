package dev.crowsnest.ingest.webhook;

import io.smallrye.mutiny.Uni;

/** Hands facts on, for good. */
public interface FactPublisher {

    /**
     * Completes once every in-sync replica has the fact; fails when that cannot be said in time. A failed fact may still
     * arrive: receivers know it by the event's id.
     */
    Uni<Void> publish(String integrationId, ReceivedEvent event, Occurrence occurrence);
}
