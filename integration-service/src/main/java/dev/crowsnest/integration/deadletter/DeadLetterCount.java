package dev.crowsnest.integration.deadletter;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** How many dead letters wait for somebody, whichever service put them aside. Every replica tells of the same table. */
@ApplicationScoped
class DeadLetterCount {

    private static final Logger LOGGER = Logger.getLogger(DeadLetterCount.class);

    private final DeadLetterStore store;
    private volatile long waiting;

    DeadLetterCount(DeadLetterStore store, MeterRegistry meters) {
        this.store = store;
        Gauge.builder("crowsnest.dead.letters", () -> waiting)
                .description("Records that were put aside and not sent back")
                .register(meters);
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Panache.withSession(store::countWaiting)
                .invoke(count -> waiting = count)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Counting dead letters waits reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
