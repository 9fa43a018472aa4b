package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.EventLoop;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * When each registry last told of something.
 *
 * <p>Written every other moment and not with each event: all events of a registry would wait for one row. What a kill loses is
 * made good by the next event.
 */
@ApplicationScoped
public class HeardEvents {

    private static final Logger LOGGER = Logger.getLogger(HeardEvents.class);

    private final ActivityStore activities;
    private final Map<UUID, Instant> heard = new ConcurrentHashMap<>();

    HeardEvents(ActivityStore activities) {
        this.activities = activities;
    }

    /** An event of this integration happened then. */
    public void note(UUID integration, Instant happenedAt) {
        Instant now = Instant.now();
        Instant at = happenedAt.isAfter(now) ? now : happenedAt;
        heard.merge(integration, at, (known, other) -> known.isAfter(other) ? known : other);
    }

    @Scheduled(every = "${crowsnest.registry.activity-interval:2s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> write() {
        EventLoop loop = EventLoop.current();
        return Multi.createFrom()
                .iterable(Map.copyOf(heard).entrySet())
                .onItem()
                .transformToUniAndConcatenate(entry -> loop.run(() -> write(entry.getKey(), entry.getValue())))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOGGER.warnf("Last events are not noted now reason=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> write(UUID integration, Instant at) {
        return Panache.withTransaction(() -> activities.heard(integration, at))
                .invoke(() -> heard.remove(integration, at));
    }
}
