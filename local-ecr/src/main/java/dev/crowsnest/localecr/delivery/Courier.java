package dev.crowsnest.localecr.delivery;

/** Brings events to their webhooks, again and again by the {@link RetryRule}; does not block. */
@FunctionalInterface
public interface Courier {

    void deliver(PendingEvent event);
}
