package dev.crowsnest.integration.image;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Counts the inventory for those who watch it. It reads the whole table, hence not often. */
@ApplicationScoped
class InventoryCount {

    private static final Logger LOGGER = Logger.getLogger(InventoryCount.class);

    private final ImageListing listing;
    private final InventoryMetrics metrics;

    InventoryCount(ImageListing listing, InventoryMetrics metrics) {
        this.listing = listing;
        this.metrics = metrics;
    }

    @Scheduled(every = "${crowsnest.image.count-interval:1m}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Panache.withSession(() -> listing.tally(Instant.now())
                        .chain(tally -> listing.oldestUnanswered().invoke(oldest -> metrics.counted(tally, oldest))))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Counting images waits reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
