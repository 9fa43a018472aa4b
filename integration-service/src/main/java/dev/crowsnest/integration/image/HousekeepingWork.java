package dev.crowsnest.integration.image;

import dev.crowsnest.integration.retention.Batches;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Removes what was kept long enough. Replicas may do it at once: they pass over what another one removes. */
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
        return Batches.run(most -> seen.forgetBefore(now.minus(config.keepEventIds()), most))
                .chain(() -> forgetWhatIsGone(now))
                .chain(() -> Batches.run(most -> housekeeping.forgetEvents(now.minus(config.keepHistory()), most)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Housekeeping waits reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Integer> forgetWhatIsGone(Instant now) {
        Instant deleted = now.minus(config.keepDeleted());
        Instant repositories = now.minus(config.keepDeletedRepositories());
        return Batches.run(most -> housekeeping.forgetDroppedTags(now.minus(config.keepDroppedTags()), most))
                .chain(() -> Batches.run(most -> housekeeping.forgetDeletedImages(deleted, most)))
                .chain(() -> Batches.run(most -> housekeeping.forgetRepositories(repositories, most)));
    }
}
