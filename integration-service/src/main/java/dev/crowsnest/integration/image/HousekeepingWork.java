package dev.crowsnest.integration.image;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes what was kept long enough. Replicas may do it at once: deleting twice harms nobody. */
@ApplicationScoped
class HousekeepingWork {

    private static final Logger LOGGER = Logger.getLogger(HousekeepingWork.class);

    private final SeenEvents seen;
    private final Housekeeping housekeeping;
    private final ImageConfig config;

    HousekeepingWork(SeenEvents seen, Housekeeping housekeeping, ImageConfig config) {
        this.seen = seen;
        this.housekeeping = housekeeping;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant now = Instant.now();
        return Panache.withTransaction(() -> seen.forgetBefore(now.minus(config.keepEventIds())))
                .chain(() -> Panache.withTransaction(
                        () -> housekeeping.forgetDroppedTags(now.minus(config.keepDroppedTags()))))
                .chain(() -> Panache.withTransaction(
                        () -> housekeeping.forgetDeletedImages(now.minus(config.keepDeleted()))))
                .chain(() -> Panache.withTransaction(() -> housekeeping.forgetEvents(now.minus(config.keepHistory()))))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Housekeeping waits reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
