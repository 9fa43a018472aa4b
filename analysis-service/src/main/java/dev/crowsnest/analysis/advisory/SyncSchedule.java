package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.advisory.AdvisoryArchive.HeldExport;
import dev.crowsnest.analysis.feed.FeedState;
import dev.crowsnest.analyzer.advisory.osv.ExportSource;
import dev.crowsnest.analyzer.feed.FeedAddress;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Brings advisories up to date at the start and from then on at intervals, in the background and in one replica at a time. */
@ApplicationScoped
public class SyncSchedule {

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
        Instant next = clock.instant().plus(config.retryAfter());
        try {
            var soonest = new Instant[] {next};
            archive.alone(() -> soonest[0] = syncAll());
            next = soonest[0];
        } catch (RuntimeException e) {
            LOGGER.warnf("Could not bring the advisories up to date, trying again, reason=%s", e.getMessage());
        }
        due = next;
    }

    /** Returns when the first of the exports is to be looked at again. */
    private Instant syncAll() {
        // Whoever dies before the first address was read to its end has not named what is held yet, and it is no
        // starter set any more.
        if (archive.exports().stream().allMatch(HeldExport::starter)) {
            sync.useStarterSet();
        }
        Instant now = clock.instant();
        config.address()
                .ifPresent(address -> sync.sync(
                        new ExportSource(address),
                        config.ecosystems().orElse(List.of()),
                        known -> !now.isBefore(due(known))));
        Instant first =
                sync.states().map(this::due).min(Comparator.naturalOrder()).orElse(now.plus(config.interval()));
        return first.isAfter(now) ? first : now.plus(config.retryAfter());
    }

    /** When an export that was looked at is looked at again; never where nobody named an address. */
    public Optional<Instant> next(FeedState state) {
        return config.address()
                .map(address -> state.next(FeedAddress.describe(address), config.interval(), config.retryAfter()));
    }

    private Instant due(FeedState known) {
        return known.due(config.interval(), config.retryAfter());
    }
}
