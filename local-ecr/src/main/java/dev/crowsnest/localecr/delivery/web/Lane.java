package dev.crowsnest.localecr.delivery.web;

import dev.crowsnest.localecr.delivery.PendingEvent;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** What waits for one webhook; a webhook that hangs holds back nobody else. Used on one event loop only. */
final class Lane {

    /** So many at once keep a 5 s time-out from becoming a queue, and a small server from drowning. */
    private static final int AT_ONCE = 32;

    private final Queue<Attempt> ready = new ArrayDeque<>();
    private int underway;

    /** One attempt to deliver, numbered from 1. */
    record Attempt(PendingEvent event, int number) {
        Attempt next() {
            return new Attempt(event, number + 1);
        }
    }

    void add(Attempt attempt) {
        ready.add(attempt);
    }

    Optional<Attempt> take() {
        if (underway >= AT_ONCE || ready.isEmpty()) {
            return Optional.empty();
        }
        underway++;
        return Optional.of(ready.remove());
    }

    void done() {
        underway--;
    }
}
