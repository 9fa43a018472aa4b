package dev.crowsnest.analysis.advisory;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Brings advisories up to date at the start and from then on at intervals, in the background and in one replica at a time. */
@ApplicationScoped
class SyncSchedule {

    private static final Logger LOGGER = Logger.getLogger(SyncSchedule.class);

    private final AdvisorySync sync;
    private final AdvisoryArchive archive;
    private final AdvisoryConfig config;
    private final Clock clock;
    private volatile Instant due = Instant.EPOCH;

    SyncSchedule(AdvisorySync sync, AdvisoryArchive archive, AdvisoryConfig config, Clock clock) {
        this.sync = sync;
        this.archive = archive;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (clock.instant().isBefore(due)) {
            return;
        }
        // Until it has ended well: another replica that holds the turn may die with it.
        Duration wait = config.retryAfter();
        try {
            boolean[] complete = {false};
            if (archive.alone(() -> complete[0] = syncAll()) && complete[0]) {
                wait = config.interval();
            }
        } catch (RuntimeException e) {
            LOGGER.warnf("Could not bring the advisories up to date, trying again, reason=%s", e.getMessage());
        }
        due = clock.instant().plus(wait);
    }

    private boolean syncAll() {
        sync.useStarterSet();
        return config.address()
                .map(address -> sync.sync(address, config.ecosystems().orElse(List.of())))
                .orElse(true);
    }
}
