package dev.crowsnest.integration.cost;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Counts what costs. Belongs into the transaction that takes an event in: what comes twice is counted once. */
@ApplicationScoped
public class UsageCounting {

    private final UsageStore store;

    UsageCounting(UsageStore store) {
        this.store = store;
    }

    /** AWS told of a push to this repository. */
    public Uni<Void> pushed(UUID integration, String repository, Instant at) {
        return store.count(integration, repository, day(at), 1, Traffic.NONE);
    }

    /** An attempt to analyse this digest ended, however it did. */
    public Uni<Void> analyzed(UUID integration, String digest, Instant at, Traffic traffic) {
        return store.count(integration, digest, day(at), 0, traffic);
    }

    // Another machine's clock may be ahead; a day to come would be counted in no month.
    private static LocalDate day(Instant at) {
        Instant now = Instant.now();
        return LocalDate.ofInstant(at.isAfter(now) ? now : at, ZoneOffset.UTC);
    }
}
