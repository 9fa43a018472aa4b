package dev.crowsnest.localecr.delivery;

import java.util.List;

/** Events that are not delivered yet, where {@code kill -9} cannot reach them. */
public interface Outbox {

    /** The event is durable when this returns. */
    void add(PendingEvent event);

    void remove(PendingEvent event);

    List<PendingEvent> all();
}
