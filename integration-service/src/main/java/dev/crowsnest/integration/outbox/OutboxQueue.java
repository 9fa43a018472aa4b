package dev.crowsnest.integration.outbox;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/** The events that wait, oldest first. */
public interface OutboxQueue {

    /**
     * Hands the oldest events to {@code send} and forgets them once that has succeeded.
     *
     * <p>Of all replicas one at a time is let in; the others find nothing. A failure leaves the events where they are.
     *
     * @return how many were sent
     */
    Uni<Integer> drain(int limit, Function<List<PendingEvent>, Uni<Void>> send);
}
