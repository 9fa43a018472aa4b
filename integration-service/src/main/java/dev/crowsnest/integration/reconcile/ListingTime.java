package dev.crowsnest.integration.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time that a list of AWS is taken to tell of.
 *
 * <p>Whatever an event tells of that happened later is true. Events tell seconds only, so the list's time is the begin of its
 * second, and earlier by as much as clocks may differ: a push must not lose to a list that was read before it.
 */
@ApplicationScoped
class ListingTime {

    private final ReconcileConfig config;

    ListingTime(ReconcileConfig config) {
        this.config = config;
    }

    /** Of a list that is asked for now. */
    Instant now() {
        return Instant.now().minus(config.clockAllowance()).truncatedTo(ChronoUnit.SECONDS);
    }
}
