package dev.crowsnest.integration.audit;

import dev.crowsnest.integration.retention.Batches;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Forgets what was kept long enough, in batches, so that nobody who writes waits for long. */
@ApplicationScoped
public class AuditRetention {

    private static final Logger LOGGER = Logger.getLogger(AuditRetention.class);

    private final AuditLog log;
    private final AuditConfig config;

    AuditRetention(AuditLog log, AuditConfig config) {
        this.log = log;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return forget(Batches.ROWS)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Old audit entries are kept for now reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    /** Forgets all that is old, so many at a time; how many there were. */
    Uni<Integer> forget(int batch) {
        Instant before = Instant.now().minus(config.keepFor());
        return Batches.run(batch, most -> log.forget(before, most));
    }
}
