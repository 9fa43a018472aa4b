package dev.crowsnest.integration.cost;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.UUID;

/** Counters as they are kept, by registry and day; nothing is counted of one that was removed. Every method needs an open session. */
public interface UsageStore {

    /**
     * Counts with the transaction that is open, of which it had better be the last step.
     *
     * @param spread those that may count at once: writers of the same wait for each other
     */
    Uni<Void> count(UUID integration, String spread, LocalDate day, long pushes, Traffic traffic);

    /** What is known since this day, that included. */
    Uni<Usage> of(UUID integration, LocalDate first);

    /** Forgets so many rows at most of days before this one. */
    Uni<Integer> forgetBefore(LocalDate first, int most);
}
