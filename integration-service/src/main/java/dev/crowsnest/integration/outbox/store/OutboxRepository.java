package dev.crowsnest.integration.outbox.store;

import dev.crowsnest.integration.outbox.Outbox;
import dev.crowsnest.integration.outbox.OutboxDispatcher;
import dev.crowsnest.integration.outbox.OutgoingEvent;
import dev.crowsnest.integration.outbox.TraceParent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.UUID;

/** Adds events to the table. */
@ApplicationScoped
class OutboxRepository implements PanacheRepositoryBase<OutboxRow, Long>, Outbox {

    // Looked up late: the dispatcher needs the queue on the same table.
    private final Instance<OutboxDispatcher> dispatcher;

    OutboxRepository(Instance<OutboxDispatcher> dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public Uni<Void> add(OutgoingEvent event) {
        // Flushed at once: rows get their numbers in the order of adding, and not in one that a later flush chooses.
        return persistAndFlush(OutboxRow.of(event, Instant.now(), TraceParent.current()))
                .invoke(() -> dispatcher.get().expect())
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> hasLeft(UUID eventId) {
        return Panache.withSession(() -> count("eventId", eventId)).map(waiting -> waiting == 0);
    }
}
