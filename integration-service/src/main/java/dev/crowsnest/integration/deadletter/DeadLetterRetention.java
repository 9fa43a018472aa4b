package dev.crowsnest.integration.deadletter;

import dev.crowsnest.integration.retention.Batches;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets dead letters that were kept long enough. */
@ApplicationScoped
class DeadLetterRetention {

    private static final Logger LOGGER = Logger.getLogger(DeadLetterRetention.class);

    private final DeadLetterStore store;
    private final DeadLetterConfig config;

    DeadLetterRetention(DeadLetterStore store, DeadLetterConfig config) {
        this.store = store;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return Batches.run(most -> store.forgetBefore(Instant.now().minus(config.keepFor()), most))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Forgetting dead letters waits reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
