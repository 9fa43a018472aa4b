package dev.crowsnest.integration.cost;

import dev.crowsnest.integration.retention.Batches;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Forgets counters that were kept long enough. */
@ApplicationScoped
class UsageUpkeep {

    private static final Logger LOGGER = Logger.getLogger(UsageUpkeep.class);

    private final UsageStore store;
    private final CostConfig config;

    UsageUpkeep(UsageStore store, CostConfig config) {
        this.store = store;
        this.config = config;
    }

    @Scheduled(every = "6h", delayed = "3m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        var first = LocalDate.ofInstant(Instant.now().minus(config.keepFor()), ZoneOffset.UTC);
        return Batches.run(most -> store.forgetBefore(first, most))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Old counters are kept for now reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
